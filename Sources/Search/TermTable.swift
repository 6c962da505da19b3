import Bytes
import Text

/// Gives each distinct run of bytes a number, counted up from 0. Open addressing.
struct TermTable {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [UInt32] = [0]
    private var slots: [UInt32]
    private var hashes: [UInt64] = []

    init() { slots = Array(repeating: UInt32.max, count: 1 << 12) }

    var count: Int { starts.count - 1 }

    func term(_ index: Int) -> ArraySlice<UInt8> { bytes[Int(starts[index])..<Int(starts[index + 1])] }

    /// The number of `source[range]`, a new one if it was not seen yet.
    mutating func number(of source: [UInt8], _ range: Range<Int>) -> UInt32 {
        let hash = TermTable.wideHash(source[range])
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != UInt32.max {
            if hashes[Int(slots[slot])] == hash, isEqual(Int(slots[slot]), source, range) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = UInt32(count)
        bytes.append(contentsOf: source[range])
        starts.append(UInt32(bytes.count))
        hashes.append(hash)
        slots[slot] = number
        if count * 2 > slots.count { grow() }
        return number
    }

    private func isEqual(_ number: Int, _ source: [UInt8], _ range: Range<Int>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != source[range.lowerBound + offset] { return false }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: UInt32.max, count: slots.count * 2)
        for number in 0..<count {
            var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
            while slots[slot] != UInt32.max { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number)
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

    @inline(__always) private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    static func hash(ofSkeleton skeleton: [UInt8]) -> UInt32 { hash([1] + skeleton) }

    static func hash(_ source: [UInt8]) -> UInt32 { hash(source, 0..<source.count) }
}
