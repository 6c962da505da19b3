/// The bytes being parsed, as the tokenizer's hot loops read them: every access is checked, none counts references.
///
/// It must not outlive the buffer it was made of; `HTMLParser` makes it and ends it inside one closure.
@safe
struct ByteWindow {
    private let base: UnsafePointer<UInt8>?
    let count: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe base = bytes.baseAddress
        count = bytes.count
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
        return unsafe base.unsafelyUnwrapped[index]
    }

    /// Appends the bytes from `start` to `end` in one copy.
    func append(_ start: Int, _ end: Int, to bytes: inout [UInt8]) {
        precondition(start >= 0 && start <= end && end <= count)
        guard start < end else { return }
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(start: base.unsafelyUnwrapped + start, count: end - start))
    }

    /// Eight bytes in little-endian order; `index + 8` must not be beyond the end.
    @inline(__always)
    private func word(at index: Int) -> UInt64 {
        let address = unsafe UnsafeRawPointer(base.unsafelyUnwrapped) + index
        return unsafe UInt64(littleEndian: address.loadUnaligned(as: UInt64.self))
    }

    /// Up to eight bytes from `index`, the rest zero.
    @inline(__always)
    func word(at index: Int, count length: Int) -> UInt64 {
        precondition(index >= 0 && length > 0 && length <= 8 && index + length <= count)
        if index + 8 <= count { return word(at: index) & (UInt64.max >> UInt64(64 - 8 * length)) }
        var word: UInt64 = 0
        for offset in 0..<length { word |= UInt64(self[index + offset]) << UInt64(8 * offset) }
        return word
    }

    /// The first of three bytes at or after `start`, or `count`: eight bytes a step.
    @inline(__always)
    func firstIndex(of a: UInt8, _ b: UInt8, _ c: UInt8, from start: Int) -> Int {
        firstIndex(of: a, b, c, from: start, to: count)
    }

    /// The same before `end`, or `end`.
    @inline(__always)
    func firstIndex(of a: UInt8, _ b: UInt8, _ c: UInt8, from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && end <= count)
        let (wideA, wideB, wideC) = (Lanes.filled(a), Lanes.filled(b), Lanes.filled(c))
        var index = start
        while index + 8 <= end {
            let word = word(at: index)
            let found = Lanes.zeros(word ^ wideA) | Lanes.zeros(word ^ wideB) | Lanes.zeros(word ^ wideC)
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < end {
            let byte = self[index]
            if byte == a || byte == b || byte == c { return index }
            index += 1
        }
        return end
    }

    /// The first byte at or after `start` that a tag's or an attribute's name can end with: white space, another control
    /// character, `/`, `=` or `>`; or `count`.
    @inline(__always)
    func firstNameEnd(from start: Int) -> Int {
        precondition(start >= 0)
        var index = start
        while index + 8 <= count {
            let word = word(at: index)
            // Of bytes below 0x21 the subtraction borrows.
            let space = (word &- Lanes.filled(0x21)) & ~word & Lanes.high
            let sign = Lanes.zeros(word ^ Lanes.filled(0x2F)) | Lanes.zeros(word ^ Lanes.filled(0x3E))
            let found = space | sign | Lanes.zeros(word ^ Lanes.filled(0x3D))
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < count {
            let byte = self[index]
            if byte < 0x21 || byte == 0x2F || byte == 0x3D || byte == 0x3E { break }
            index += 1
        }
        return index
    }

    /// How many bytes are not ASCII.
    func countOfHighBytes() -> Int {
        var total = 0
        var index = 0
        while index + 8 <= count {
            total += (word(at: index) & 0x8080_8080_8080_8080).nonzeroBitCount
            index += 8
        }
        while index < count {
            total += Int(self[index] >> 7)
            index += 1
        }
        return total
    }

    /// The first of one byte at or after `start`, or `count`.
    @inline(__always)
    func firstIndex(of a: UInt8, from start: Int) -> Int { firstIndex(of: a, a, a, from: start) }
}

extension [UInt8] {
    /// Reads the array through a window that lives as long as the closure runs.
    func withWindow<Result>(_ read: (ByteWindow) -> Result) -> Result {
        unsafe withUnsafeBufferPointer { unsafe read(ByteWindow($0)) }
    }
}

extension StaticString {
    var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}

/// Arithmetic on eight bytes in a word.
enum Lanes {
    /// The top bit of each byte.
    static let high: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func filled(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The top bit of each zero byte; exact up to and including the first one.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    /// `A`–`Z` in each byte made `a`–`z`.
    @inline(__always)
    static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let atLeastA = low &+ filled(0x80 - 0x41)
        let aboveZ = low &+ filled(0x7F - 0x5A)
        let upper = (atLeastA ^ aboveZ) & ~word & 0x8080_8080_8080_8080
        return word | upper >> 2
    }
}
