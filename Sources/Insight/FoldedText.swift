import Text

/// A text as the rules read it: a byte a letter, one spelling of each, with the way back to the original.
///
/// An Arabic letter is 0x80 and its place from U+0620; hamza seats, alef maksura and ta marbuta are levelled; marks, tatweel and signs
/// of direction are gone; digits are ASCII; quotation marks have codes below 0x20.
struct FoldedText {
    private(set) var bytes: [UInt8] = []
    /// Folded bytes that are an alef with hamza before a lam: «إلياس», «ألمانيا» do not begin with the article.
    private(set) var seatedAlefs: [Int32] = []
    /// Folded bytes that are an alef maksura: «على», which is no «علي».
    private(set) var maksuras: [Int32] = []
    /// Folded bytes that are a ta marbuta: «بوستة» has no pronoun.
    private(set) var marbutas: [Int32] = []

    /// From which folded byte on the original is how many UTF-16 code units longer: behind marks, and signs of two units.
    private var shifts: [(byte: Int32, units: Int32)] = []

    /// Codes of signs that ASCII lacks.
    enum Sign {
        static let openGuillemet: UInt8 = 1
        static let closeGuillemet: UInt8 = 2
        static let leftCurly: UInt8 = 3
        static let rightCurly: UInt8 = 4
        static let leftSingle: UInt8 = 5
        static let rightSingle: UInt8 = 6
        static let straight: UInt8 = 0x22
        static let apostrophe: UInt8 = 0x27
        static let other: UInt8 = 0x7F
        /// A letter of a script that is not told apart.
        static let letter: UInt8 = 0xF0
    }

    init(_ text: String) { read(text.utf8Span.span) }

    /// The folded letters of a word of a table.
    static func folded(_ text: some StringProtocol) -> [UInt8] { FoldedText(String(text)).bytes }

    /// Where a folded byte begins in the original, in UTF-16 code units; for the one behind the last, where the text ends.
    func start(_ byte: Int) -> Int {
        var (low, high) = (0, shifts.count)
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].byte <= byte { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? byte : byte + Int(shifts[low - 1].units)
    }

    /// Where a folded byte ends with the marks that belong to it.
    func end(_ byte: Int) -> Int { start(byte + 1) }

    private mutating func read(_ span: Span<UInt8>) {
        let table = FoldedText.arabic
        let codes = table.span
        var letters = [UInt8](repeating: 0, count: span.count)
        var output = letters.mutableSpan
        var (index, count, extra) = (0, 0, Int32(0))
        while index < span.count {
            let byte = span[index]
            var code: UInt8
            var isWide = false
            if byte & 0xFC == 0xD8, index + 1 < span.count {
                let low = (byte & 3) << 6 | span[index + 1] & 0x3F
                code = codes[Int(low)]
                if low == 0x22 || low == 0x23 || low == 0x25 {
                    if index + 3 < span.count, span[index + 2] == 0xD9, span[index + 3] == 0x84 {
                        seatedAlefs.append(Int32(count))
                    }
                } else if low == 0x49 {
                    maksuras.append(Int32(count))
                } else if low == 0x29 {
                    marbutas.append(Int32(count))
                }
                index += 2
            } else if byte < 0x80 {
                code = FoldedText.ascii(byte)
                index += 1
            } else {
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
                for next in index + 1..<min(index + length, span.count) {
                    value = value << 6 | UInt32(span[next] & 0x3F)
                }
                code = FoldedText.code(ofWide: value)
                isWide = length == 4
                index += length
            }
            // Code 0 is a mark: it lengthens the letter before it.
            if code != 0 {
                output[count] = code
                count += 1
            }
            if code == 0 || isWide {
                extra += code == 0 && isWide ? 2 : 1
                if shifts.last?.byte == Int32(count) { shifts.removeLast() }
                shifts.append((Int32(count), extra))
            }
        }
        letters.removeLast(letters.count - count)
        bytes = letters
    }

    /// The UTF-16 code units of a text, in which offsets count.
    static func units(of text: String) -> [UInt16] {
        let span = text.utf8Span.span
        var units: [UInt16] = []
        units.reserveCapacity(span.count)
        var index = 0
        while index < span.count {
            let byte = UInt32(span[index])
            switch byte {
            case ..<0x80: units.append(UInt16(byte))
            case ..<0xE0: units.append(UInt16((byte & 0x1F) << 6 | UInt32(span[index + 1] & 0x3F)))
            case ..<0xF0:
                units.append(
                    UInt16((byte & 0x0F) << 12 | UInt32(span[index + 1] & 0x3F) << 6 | UInt32(span[index + 2] & 0x3F)))
            default:
                let value =
                    (byte & 0x07) << 18 | UInt32(span[index + 1] & 0x3F) << 12 | UInt32(span[index + 2] & 0x3F) << 6
                    | UInt32(span[index + 3] & 0x3F)
                units.append(UInt16(0xD7C0 + value >> 10))
                units.append(UInt16(0xDC00 | value & 0x3FF))
            }
            index += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
        return units
    }

    private static func ascii(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case 0x0A, 0x0D: 0x0A
        case 0x00...0x1F, 0x7F: 0x20
        default: byte
        }
    }

    private static let arabic: [UInt8] = (0..<256).map { low in
        switch low {
        case 0x0C: return 0x2C
        case 0x1B: return 0x3B
        case 0x1F: return 0x3F
        case 0x60...0x69: return UInt8(0x30 + low - 0x60)
        case 0xF0...0xF9: return UInt8(0x30 + low - 0xF0)
        case 0x10...0x1A, 0x1C, 0x40, 0x4B...0x5F, 0x70, 0xD6...0xED: return 0
        case 0x71: return letter("ا")
        case 0xCC: return letter("ي")
        case 0xC1, 0xD5: return letter("ه")
        case 0xA9: return 0x80 + 0x23
        case 0x20...0x3F, 0x41...0x4A: return letter(Unicode.Scalar(UInt8(low)))
        case 0x6E...0xD3, 0xFA...0xFF: return 0xB0 + UInt8(low & 0x3F)
        case 0x6A: return 0x25
        case 0xD4: return 0x2E
        default: return Sign.other
        }
    }

    private static func code(ofWide value: UInt32) -> UInt8 {
        switch value {
        case 0xAB: return Sign.openGuillemet
        case 0xBB: return Sign.closeGuillemet
        case 0x201C, 0x201E, 0x201F: return Sign.leftCurly
        case 0x201D: return Sign.rightCurly
        case 0x2018: return Sign.leftSingle
        case 0x2019: return Sign.rightSingle
        case 0x2010...0x2015, 0x2212: return 0x2D
        case 0x2026: return 0x2E
        case 0x2028, 0x2029: return 0x0A
        default: break
        }
        guard let scalar = Unicode.Scalar(value) else { return Sign.other }
        switch DateFolding.role(of: scalar) {
        case .dropped: return 0
        case .space: return 0x20
        case .symbol: return Sign.other
        case .digit(let digit, _): return UInt8(0x30 + digit)
        case .letter(let letter): return letter.isASCII ? UInt8(letter.value) : Sign.letter
        }
    }

    /// Whether a code is a letter.
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// The code of a letter of U+0620 to U+064A, by the last byte of its number: a constant where the letter is one.
    @inline(__always) static func letter(_ scalar: Unicode.Scalar) -> UInt8 {
        let low = UInt8(truncatingIfNeeded: scalar.value)
        switch low {
        case 0x22, 0x23, 0x25: return 0x80 + 0x07
        case 0x26, 0x49: return 0x80 + 0x2A
        case 0x29: return 0x80 + 0x27
        case 0x24: return 0x80 + 0x28
        default: return 0x80 + (low - 0x20)
        }
    }
}
