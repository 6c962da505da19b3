import Bytes

/// UTF-8 that was once read as windows-1252 or Latin-1 and written as UTF-8 again (`donâ€™t`), as careless copies leave it.
enum DoubleEncoding {
    /// So many sequences are no accident.
    static let evidence = 3

    /// Whether the character that ends before `index` and the one that begins there can only be halves of one: a letter
    /// before a control character, «Ã©», «â€», «Ù» before a quote.
    @inline(__always)
    static func isHalf(_ window: ByteWindow, at index: Int) -> Bool {
        guard index >= 2, index + 1 < window.count, window[index - 2] == 0xC3 else { return false }
        let (lead, second) = (window[index], window[index + 1])
        // «MANHÃ»» ends a quotation.
        if lead == 0xC2 { return second < 0xA0 || window[index - 1] == 0x83 && second != 0xA0 && second != 0xBB }
        guard lead == 0xE2 else { return false }
        return window[index - 1] == 0xA2 && second == 0x82 || window[index - 1] == 0x99 && second == 0x80
    }

    /// The text with every pair of halves put together; what makes no character stays as it is.
    static func undone(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0xC2, let whole = character(in: bytes, at: index) else {
                output.append(bytes[index])
                index += 1
                continue
            }
            output.append(contentsOf: whole.bytes)
            index = whole.end
        }
        return output
    }

    /// The character whose bytes the next two to four characters stand for, and where they end.
    private static func character(in bytes: [UInt8], at start: Int) -> (bytes: [UInt8], end: Int)? {
        guard let (lead, next) = byte(in: bytes, at: start), (0xC2...0xF4).contains(lead) else { return nil }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var (whole, index) = ([lead], next)
        while whole.count < length {
            guard let (more, next) = byte(in: bytes, at: index), more & 0xC0 == 0x80 else { return nil }
            whole.append(more)
            index = next
        }
        guard let text = String(validating: whole, as: UTF8.self), let scalar = text.unicodeScalars.first,
            text.unicodeScalars.count == 1, scalar.value >= 0xA0
        else { return nil }
        return (whole, index)
    }

    /// The byte that the character at a place was read from, and where that character ends.
    private static func byte(in bytes: [UInt8], at index: Int) -> (UInt8, Int)? {
        guard index + 1 < bytes.count else { return nil }
        let lead = bytes[index]
        if lead == 0xC2 || lead == 0xC3 { return (lead << 6 | bytes[index + 1] & 0x3F, index + 2) }
        let length = lead < 0xE0 ? 2 : 3
        guard (0xC4...0xEF).contains(lead), index + length <= bytes.count else { return nil }
        let key = bytes[index..<index + length].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return printed[key].map { ($0, index + length) }
    }

    /// The bytes 0x80 to 0x9F of windows-1252 by the UTF-8 of their characters.
    private static let printed: [UInt32: UInt8] = {
        var printed: [UInt32: UInt8] = [:]
        guard let decoder = SingleByteDecoder.named("windows-1252") else { return printed }
        for byte in UInt8(0x80)...0x9F {
            let key = decoder.decode([byte]).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            printed[key] = byte
        }
        return printed
    }()
}
