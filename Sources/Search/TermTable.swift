import Bytes
import Text

/// Gives each distinct run of bytes a number, counted up from 0. Open addressing.
struct TermTable {
    /// What is compared before a term's bytes are looked at: nothing further is of terms of eight bytes or less, as most are.
    private struct Entry {
        /// The first eight bytes, zeros behind the last.
        let prefix: UInt64
        let start: UInt32
        let count: UInt32
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// A hash's high half and the number; all ones where there is none.
    private var slots: [UInt64]

    init() { slots = Array(repeating: UInt64.max, count: 1 << 12) }

    var count: Int { entries.count }

    func term(_ index: Int) -> ArraySlice<UInt8> {
        let start = Int(entries[index].start)
        return bytes[start..<start + Int(entries[index].count)]
    }

    /// A term's first eight bytes as a number that compares as they do.
    func prefix(_ index: Int) -> UInt64 { entries[index].prefix.bigEndian }

    /// The number of `source[range]`, a new one if it was not seen yet.
    mutating func number(of source: [UInt8], _ range: Range<Int>) -> UInt32 {
        let prefix = source.span.firstWord(of: range)
        let hash = range.count <= 8 ? TermTable.mixed(UInt64(range.count), prefix) : TermTable.wideHash(source[range])
        let tag = hash & ~0xFFFF_FFFF
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != UInt64.max {
            let number = Int(slots[slot] & 0xFFFF_FFFF)
            if slots[slot] & ~0xFFFF_FFFF == tag, isEqual(number, prefix, source, range) { return UInt32(number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = UInt32(count)
        entries.append(Entry(prefix: prefix, start: UInt32(bytes.count), count: UInt32(range.count)))
        bytes.append(contentsOf: source[range])
        slots[slot] = tag | UInt64(number)
        if count * 2 > slots.count { grow() }
        return number
    }

    private func isEqual(_ number: Int, _ prefix: UInt64, _ source: [UInt8], _ range: Range<Int>) -> Bool {
        let entry = entries[number]
        guard entry.prefix == prefix, Int(entry.count) == range.count else { return false }
        guard range.count > 8 else { return true }
        let start = Int(entry.start)
        for offset in 8..<range.count where bytes[start + offset] != source[range.lowerBound + offset] { return false }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: UInt64.max, count: old.count * 2)
        for entry in old where entry != UInt64.max {
            let number = Int(entry & 0xFFFF_FFFF)
            let (term, prefix) = (self.term(number), entries[number].prefix)
            let hash = term.count <= 8 ? TermTable.mixed(UInt64(term.count), prefix) : TermTable.wideHash(term)
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != UInt64.max { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    /// A 32-bit hash of bytes (FNV-1a, its high half mixed in).
    static func hash(_ source: [UInt8], _ range: Range<Int>) -> UInt32 {
        var hash = ByteHash()
        for index in range { hash.append(source[index]) }
        return UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 29)
    }

    /// A hash of bytes so wide that two terms never share it in practice.
    static func wideHash(_ term: ArraySlice<UInt8>) -> UInt64 {
        unsafe term.withUnsafeBytes { unsafe wideHash($0) }
    }

    /// The same, eight bytes at a time: looking one word up hashes hundreds of terms.
    static func wideHash(_ term: UnsafeRawBufferPointer) -> UInt64 {
        var hash = ByteHash().value ^ UInt64(term.count)
        var offset = 0
        while offset + 8 <= term.count {
            hash = mixed(hash, unsafe term.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < term.count {
            rest = rest << 8 | UInt64(unsafe term[offset])
            offset += 1
        }
        return mixed(hash, rest)
    }

    /// The same for a term the first eight bytes of which were read; what stands behind its end does not matter.
    static func wideHash(_ term: UnsafeRawBufferPointer, head: UInt64) -> UInt64 {
        let count = term.count
        if count >= 8 || count == 0 { return unsafe wideHash(term) }
        return mixed(ByteHash().value ^ UInt64(count), head.bigEndian >> UInt64(64 - 8 * count))
    }

    @inline(__always) private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    static func hash(ofSkeleton skeleton: [UInt8]) -> UInt32 { hash([1] + skeleton) }

    static func hash(_ source: [UInt8]) -> UInt32 { hash(source, 0..<source.count) }
}
