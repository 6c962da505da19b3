import Bytes

/// Interned names of a document's tags or attributes: bytes to small numbers and back, in constant time.
///
/// Number 0 is the empty name. Names of up to eight bytes compare as one word; hashing is keyed per process,
/// so that no page can choose names that collide.
struct NameTable: Sendable {
    private struct Entry {
        /// The name itself when it has at most eight bytes, else its hash.
        var key: UInt64
        var start: UInt32
        var length: UInt32
        /// Where a longer name begins in `words`.
        var firstWord: UInt32
    }

    private static let seed = UInt64.random(in: .min ... .max)

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// The names of more than eight bytes once more, by words, the last one filled up with zeros.
    private var words: [UInt64] = []
    private var slots: [UInt32]
    private let seed: UInt64

    /// - Parameter names: words separated by single spaces, numbered from 1.
    init(names: StaticString) {
        seed = Self.seed
        slots = [UInt32](repeating: 0, count: 512)
        entries.append(Entry(key: 0, start: 0, length: 0, firstWord: 0))
        for name in names.bytes.split(separator: 0x20) { _ = intern(Array(name)) }
    }

    var count: Int { entries.count }

    /// The name's bytes.
    func name(_ number: UInt32) -> ArraySlice<UInt8> {
        let entry = entries[Int(number)]
        return bytes[Int(entry.start)..<Int(entry.start + entry.length)]
    }

    func string(_ number: UInt32) -> String { String(decoding: name(number), as: UTF8.self) }

    /// The number of a name already interned, or nil; bytes compare as they stand.
    func find(_ name: some Collection<UInt8>) -> UInt32? {
        let bytes = Array(name)
        if bytes.isEmpty { return 0 }
        return bytes.withWindow { window in
            let key = key(of: window, from: 0, to: window.count, keepingCase: true)
            let (_, found) = slot(for: key, window, from: 0, to: window.count, keepingCase: true)
            return found == 0 ? nil : found
        }
    }

    /// Interns bytes as they stand.
    mutating func intern(_ name: [UInt8]) -> UInt32 {
        name.withWindow { number(of: $0, from: 0, to: $0.count, keepingCase: true) }
    }

    /// Interns bytes of the window, ASCII letters lowercased unless told otherwise.
    @inline(__always)
    mutating func number(of window: ByteWindow, from start: Int, to end: Int, keepingCase: Bool = false) -> UInt32 {
        if start == end { return 0 }
        let key = key(of: window, from: start, to: end, keepingCase: keepingCase)
        let (slot, found) = slot(for: key, window, from: start, to: end, keepingCase: keepingCase)
        if found != 0 { return found }
        return add(key, at: slot, window, from: start, to: end, keepingCase: keepingCase)
    }

    @inline(__always)
    private func key(of window: ByteWindow, from start: Int, to end: Int, keepingCase: Bool) -> UInt64 {
        if end - start <= 8 { return word(window, start, end - start, keepingCase) }
        var hash = UInt64(truncatingIfNeeded: end - start)
        var index = start
        while index < end {
            hash = mixed(hash ^ word(window, index, min(8, end - index), keepingCase))
            index += 8
        }
        return hash
    }

    @inline(__always)
    private func mixed(_ word: UInt64) -> UInt64 {
        let product = (word ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    /// The slot where the name is or belongs, and its number (0 when it is not there).
    @inline(__always)
    private func slot(
        for key: UInt64, _ window: ByteWindow, from start: Int, to end: Int, keepingCase: Bool
    ) -> (Int, UInt32) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: mixed(key)) & mask
        while true {
            let number = slots[slot]
            if number == 0 { return (slot, 0) }
            let entry = entries[Int(number)]
            if entry.key == key, Int(entry.length) == end - start,
                entry.length <= 8 || matches(entry, window, from: start, keepingCase: keepingCase)
            {
                return (slot, number)
            }
            slot = (slot + 1) & mask
        }
    }

    private func matches(_ entry: Entry, _ window: ByteWindow, from start: Int, keepingCase: Bool) -> Bool {
        let length = Int(entry.length)
        var place = Int(entry.firstWord)
        for offset in stride(from: 0, to: length, by: 8) {
            if words[place] != word(window, start + offset, min(8, length - offset), keepingCase) { return false }
            place += 1
        }
        return true
    }

    @inline(__always)
    private func word(_ window: ByteWindow, _ start: Int, _ length: Int, _ keepingCase: Bool) -> UInt64 {
        let word = window.word(at: start, count: length)
        return keepingCase ? word : Lanes.lowercased(word)
    }

    private mutating func add(
        _ key: UInt64, at slot: Int, _ window: ByteWindow, from start: Int, to end: Int, keepingCase: Bool
    ) -> UInt32 {
        let number = UInt32(entries.count)
        entries.append(
            Entry(
                key: key, start: UInt32(bytes.count), length: UInt32(end - start), firstWord: UInt32(words.count)))
        if end - start > 8 {
            for place in stride(from: start, to: end, by: 8) {
                words.append(word(window, place, min(8, end - place), keepingCase))
            }
        }
        for index in start..<end { bytes.append(keepingCase ? window[index] : window[index].asciiLowercased) }
        slots[slot] = number
        if entries.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [UInt32](repeating: 0, count: mask + 1)
        for number in 1..<entries.count {
            var slot = Int(truncatingIfNeeded: mixed(entries[number].key)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number)
        }
    }
}
