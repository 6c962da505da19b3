/// What a scalar counts for when dates are read: letters lose case, accents and Arabic variants, digits their script.
package enum DateFolding {
    package enum Role: Equatable {
        case dropped, space, symbol
        case digit(Int, isPersian: Bool)
        case letter(Unicode.Scalar)
    }

    package static func role(of scalar: Unicode.Scalar) -> Role {
        let value = scalar.value
        if value < 0x80 { return asciiRole(of: scalar) }
        switch value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x85: return .space
        case 0xAD, 0x300...0x36F, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF:
            return .dropped
        case 0x660...0x669: return .digit(Int(value - 0x660), isPersian: false)
        case 0x6F0...0x6F9: return .digit(Int(value - 0x6F0), isPersian: true)
        case 0x966...0x96F: return .digit(Int(value - 0x966), isPersian: false)
        case 0x9E6...0x9EF: return .digit(Int(value - 0x9E6), isPersian: false)
        case 0xE50...0xE59: return .digit(Int(value - 0xE50), isPersian: false)
        case 0xFF10...0xFF19: return .digit(Int(value - 0xFF10), isPersian: false)
        case 0x80...0xA9, 0xAB...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965,
            0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3001...0x3004, 0x3008...0x3020,
            0x30FB, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFD3E, 0xFD3F:
            return .symbol
        default: return .letter(folded(scalar))
        }
    }

    private static func asciiRole(of scalar: Unicode.Scalar) -> Role {
        switch scalar.value {
        case 0x30...0x39: .digit(Int(scalar.value - 0x30), isPersian: false)
        case 0x61...0x7A: .letter(scalar)
        case 0x41...0x5A: .letter(Unicode.Scalar(UInt8(scalar.value | 0x20)))
        case 0x20, 0x09...0x0D: .space
        case 0x00...0x1F, 0x7F: .dropped
        default: .symbol
        }
    }

    /// Whether a letter is a word of its own: Han and the Korean counters of dates, which no space parts from digits.
    static func standsAlone(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) }

    /// Dashes as `-`, quotes as `'`, full-width and Arabic signs as their ASCII fellows.
    static func plainSymbol(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: "-"
        case 0x2018...0x201F, 0xAB, 0xBB, 0x60, 0xB4, 0x22: "'"
        case 0x60C, 0x3001, 0xFF0C: ","
        case 0x61B: ";"
        case 0xFF1A, 0x2236: ":"
        case 0xFF0F, 0x2044: "/"
        case 0xFF0E, 0x3002, 0x6D4: "."
        case 0xFF08: "("
        case 0xFF09: ")"
        default: scalar
        }
    }

    /// The letter in lower case without accents; Arabic letters in their plainest form.
    package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        switch value {
        case 0xC0...0x17F: return latin[Int(value - 0xC0)]
        case 0x218, 0x219: return "s"
        case 0x21A, 0x21B: return "t"
        case 0x1A0, 0x1A1: return "o"
        case 0x1AF, 0x1B0: return "u"
        case 0x1EA0...0x1EF9: return vietnamese(value)
        case 0x386, 0x3AC: return "α"
        case 0x388, 0x3AD: return "ε"
        case 0x389, 0x3AE: return "η"
        case 0x38A, 0x3AF, 0x3AA, 0x3CA, 0x390: return "ι"
        case 0x38C, 0x3CC: return "ο"
        case 0x38E, 0x3CD, 0x3AB, 0x3CB, 0x3B0: return "υ"
        case 0x38F, 0x3CE: return "ω"
        case 0x3C2: return "σ"
        case 0x391...0x3A9, 0x410...0x42F: return Unicode.Scalar(value + 32) ?? scalar
        case 0x400...0x40F: return value == 0x401 ? "е" : Unicode.Scalar(value + 80) ?? scalar
        case 0x451: return "е"
        case 0x531...0x556: return Unicode.Scalar(value + 48) ?? scalar
        default: return arabic(scalar)
        }
    }

    private static func arabic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x622, 0x623, 0x625, 0x671: "ا"
        case 0x649, 0x6CC, 0x626, 0x6D2: "ي"
        case 0x629, 0x6C1, 0x6BE, 0x6D5, 0x6C0: "ه"
        case 0x624: "و"
        case 0x6A9: "ك"
        default: scalar
        }
    }

    private static func vietnamese(_ value: UInt32) -> Unicode.Scalar {
        switch value {
        case 0x1EA0...0x1EB7: "a"
        case 0x1EB8...0x1EC7: "e"
        case 0x1EC8...0x1ECB: "i"
        case 0x1ECC...0x1EE3: "o"
        case 0x1EE4...0x1EF1: "u"
        default: "y"
        }
    }

    /// U+00C0…U+017F without case and accent.
    private static let latin = Array(
        """
        aaaaaaaceeeeiiiidnooooo×ouuuuypsaaaaaaaceeeeiiiidnooooo÷ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggg\
        hhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """.unicodeScalars)

    /// A text folded as tokens are, without white space at its ends and with single spaces.
    package static func folded(_ text: String) -> String {
        String(decoding: foldedBytes(of: text), as: UTF8.self)
    }

    /// The same as bytes of UTF-8; it may end anywhere behind `limit` of them.
    package static func foldedBytes(of text: String, limit: Int = .max) -> [UInt8] {
        let bytes = text.utf8.span
        // No scalar folds to a longer one.
        return Array(capacity: bytes.count) { output in
            var needsSpace = false
            var scalars = FoldedScalars()
            while output.count < limit, let scalar = scalars.next(in: bytes) {
                switch scalar.kind {
                case .dropped: continue
                case .space:
                    needsSpace = !output.isEmpty
                    continue
                default: break
                }
                if needsSpace { output.append(0x20) }
                needsSpace = false
                scalar.append(to: &output)
            }
        }
    }

    /// What labels are told by: the folded text without its digits, brackets, dots, bars and dashes.
    ///
    /// nil where it has more bytes than `limit`, so that sentences are given up early.
    package static func label(of text: String, limit: Int) -> [UInt8]? {
        let bytes = text.utf8.span
        var output: [UInt8] = []
        output.reserveCapacity(min(bytes.count, limit < .max ? limit + 4 : limit))
        var needsSpace = false
        var scalars = FoldedScalars()
        while let scalar = scalars.next(in: bytes) {
            switch scalar.kind {
            case .dropped, .digit, .persianDigit: continue
            case .space:
                needsSpace = !output.isEmpty
                continue
            case .symbol: if isDecoration(scalar.value) { continue }
            case .letter: if isNumeral(scalar.value) { continue }
            }
            if needsSpace { output.append(0x20) }
            needsSpace = false
            scalar.append(to: &output)
            if output.count > limit { return nil }
        }
        return output
    }

    /// The signs that a label is printed with.
    private static func isDecoration(_ value: UInt32) -> Bool {
        switch value {
        case 0x28, 0x29, 0x5B, 0x5D, 0x3A, 0x2E, 0x2026, 0x2022, 0x7C, 0x2D: true
        default: false
        }
    }

    /// Letters that count: Han numerals, Roman ones.
    private static func isNumeral(_ value: UInt32) -> Bool {
        value > 0x965 && Unicode.Scalar(value)?.properties.numericType != nil
    }
}
