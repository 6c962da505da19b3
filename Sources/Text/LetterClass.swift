/// What a scalar does in a word. Decides where tokens begin and end.
package enum LetterClass: UInt8, Sendable {
    /// White space, punctuation, symbols: parts tokens.
    case separator
    /// A letter of the Arabic script.
    case arabic
    /// A letter of another alphabet.
    case letter
    case digit
    /// An ideograph or a letter of a script without spaces: a token of its own.
    case ideograph
    /// A diacritic, tatweel or zero-width joiner: stays inside a word but leaves no trace in the term.
    case ignorable
    /// A vowel sign of another script: part of the word, never its beginning.
    case mark

    /// The class of any scalar. Constant time; scalars beyond Latin and Arabic ask the standard library's Unicode tables.
    package init(_ scalar: UInt32) {
        switch scalar {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0..<0xAA: self = .separator
        case 0xC0...0x24F: self = scalar == 0xD7 || scalar == 0xF7 ? .separator : .letter
        case 0x300...0x36F: self = .ignorable
        case 0x640, 0x64B...0x65F, 0x670, 0x610...0x61A, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED, 0x8D3...0x8FF:
            self = .ignorable
        case 0x660...0x669, 0x6F0...0x6F9: self = .digit
        case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6E5...0x6E6, 0x6EE...0x6EF, 0x6FA...0x6FF, 0x750...0x77F,
            0x8A0...0x8C7:
            self = .arabic
        case 0xFB50...0xFDFB, 0xFE70...0xFEFC: self = LetterForms.base(of: scalar) == nil ? .separator : .arabic
        case 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0xAD: self = .ignorable
        case 0x2000...0x206F, 0x3000...0x3004, 0xFF00...0xFF0F: self = .separator
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: self = LetterClass(general: scalar, unspaced: true)
        case 0x3005...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideograph
        default: self = LetterClass(general: scalar, unspaced: false)
        }
    }

    private init(general scalar: UInt32, unspaced: Bool) {
        guard let scalar = Unicode.Scalar(scalar) else {
            self = .separator
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
            self = unspaced ? .ideograph : .letter
        case .decimalNumber, .otherNumber: self = .digit
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .format: self = .ignorable
        default: self = .separator
        }
    }
}
