/// Cuts UTF-8 text into words and numbers. After UAX #29, with two changes that Arabic news needs.
///
/// A change between Arabic letters and Latin letters or digits parts a word («الـBBC», «الـ20»), and ideographs stand alone.
package struct Tokenizer: Sendable {
    /// Longer words are cut here, in term bytes: no language has them.
    package static let longestTerm = 128

    package init() {}

    /// The tokens of a text.
    package func tokens(of text: String) -> Tokens {
        var tokens = Tokens()
        append(tokensOf: Array(text.utf8), to: &tokens)
        return tokens
    }

    /// Appends a text's tokens; their offsets count from the beginning of `text`. Ill-formed UTF-8 parts words.
    package func append(tokensOf text: [UInt8], to tokens: inout Tokens) {
        var run = TokenRun(text: text)
        run.scan(into: &tokens)
    }
}

/// One pass over a text.
private struct TokenRun {
    let text: [UInt8]
    /// Where the scan stands: bytes and UTF-16 code units.
    var byte = 0
    var unit = 0
    /// The open token, while there is one.
    var kind = LetterClass.separator
    var start = 0
    var startUnit = 0
    var end = 0
    var endUnit = 0

    init(text: [UInt8]) { self.text = text }

    mutating func scan(into tokens: inout Tokens) {
        while byte < text.count {
            let first = text[byte]
            if first < 0x80 {
                take(UInt32(first), letterClass: TokenRun.ascii[Int(first)], length: 1, into: &tokens)
                continue
            }
            if kind == .arabic, takeArabicLetters(into: &tokens) { continue }
            let (scalar, length) = decode(first)
            let isPlainArabic =
                scalar >= 0x621 && scalar <= 0x64A && scalar != 0x640 && (scalar <= 0x63A || scalar >= 0x641)
            take(scalar, letterClass: isPlainArabic ? .arabic : LetterClass(scalar), length: length, into: &tokens)
        }
        close(into: &tokens)
    }

    /// Goes on with the open Arabic word over plain letters, U+0621…063A and U+0641…064A, of two bytes each: nearly all of Arabic text.
    ///
    /// False where none follows. The loop is the one that indexing spends most on, so it does only what they need.
    private mutating func takeArabicLetters(into tokens: inout Tokens) -> Bool {
        let room = Tokenizer.longestTerm - (tokens.terms.count - Int(tokens.termEnds.last ?? 0))
        let limit = min(text.count - 1, byte + 2 * room)
        var index = byte
        while index < limit {
            let (first, second) = (text[index], text[index + 1])
            guard first == 0xD8 ? second >= 0xA1 && second <= 0xBA : first == 0xD9 && second >= 0x81 && second <= 0x8A
            else { break }
            index += 2
        }
        guard index > byte else { return false }
        let count = (index - byte) / 2
        tokens.terms.append(contentsOf: repeatElement(0, count: count))
        var letters = tokens.terms.mutableSpan
        var place = letters.count - count
        for start in stride(from: byte, to: index, by: 2) {
            // The term's byte is the scalar less 0x5A0.
            letters[place] = text[start] == 0xD8 ? text[start + 1] &- 0x20 : text[start + 1] &+ 0x20
            place += 1
        }
        unit += (index - byte) / 2
        byte = index
        (end, endUnit) = (byte, unit)
        return true
    }

    /// The scalar at `byte`, its length, and U+0000 for what is no UTF-8.
    private func decode(_ first: UInt8) -> (scalar: UInt32, length: Int) {
        let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
        guard length > 1, byte + length <= text.count else { return (0, 1) }
        var scalar = UInt32(first) & (0x7F >> UInt32(length))
        for index in 1..<length {
            let next = text[byte + index]
            guard next & 0xC0 == 0x80 else { return (0, index) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        return (scalar, length)
    }

    private mutating func take(_ scalar: UInt32, letterClass: LetterClass, length: Int, into tokens: inout Tokens) {
        let units = length == 4 ? 2 : 1
        switch letterClass {
        case .separator:
            if kind != .separator, !joins(scalar, into: &tokens) { close(into: &tokens) }
        case .ignorable:
            // A trailing diacritic belongs to the token; trailing tatweel and invisible signs do not.
            if kind != .separator, scalar < 0x2000, scalar != 0x640, scalar != 0xAD {
                end = byte + length
                endUnit = unit + units
            }
        case .mark:
            guard kind != .separator else { break }
            end = byte + length
            endUnit = unit + units
            append(scalar, to: &tokens.terms)
        default:
            if kind != .separator, !continues(with: letterClass) || tooLong(tokens) { close(into: &tokens) }
            if kind == .separator {
                start = byte
                startUnit = unit
            }
            kind = letterClass
            end = byte + length
            endUnit = unit + units
            append(scalar, to: &tokens.terms)
        }
        byte += length
        unit += units
    }

    /// Whether a letter of a class goes on with the open token.
    private func continues(with letterClass: LetterClass) -> Bool {
        if kind == .ideograph || letterClass == .ideograph { return false }
        return (kind == .arabic) == (letterClass == .arabic)
    }

    private func tooLong(_ tokens: Tokens) -> Bool {
        tokens.terms.count - Int(tokens.termEnds.last ?? 0) >= Tokenizer.longestTerm
    }

    /// Whether a sign between two digits or two Latin letters belongs to the word: 3.14, 1,000, don't. Thousands leave no trace.
    private func joins(_ scalar: UInt32, into tokens: inout Tokens) -> Bool {
        let isApostrophe = scalar == 0x27 || scalar == 0x2019
        let isDecimal = scalar == 0x2E || scalar == 0x66B
        let isThousands = scalar == 0x2C || scalar == 0x66C
        guard isApostrophe && kind == .letter || (isDecimal || isThousands) && kind == .digit else { return false }
        let next = byte + (scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3)
        guard next < text.count, end == byte else { return false }
        let following = text[next]
        if isApostrophe {
            guard following | 0x20 >= 0x61, following | 0x20 <= 0x7A else { return false }
            tokens.terms.append(0x27)
            return true
        }
        guard startsDigit(at: next) else { return false }
        if isDecimal { tokens.terms.append(0x2E) }
        return true
    }

    /// Whether an ASCII, Arabic-Indic or Persian digit stands at a byte.
    private func startsDigit(at byte: Int) -> Bool {
        let first = text[byte]
        if first >= 0x30 && first <= 0x39 { return true }
        guard byte + 1 < text.count else { return false }
        let second = text[byte + 1]
        return first == 0xD9 && second >= 0xA0 && second <= 0xA9 || first == 0xDB && second >= 0xB0 && second <= 0xB9
    }

    private func append(_ scalar: UInt32, to terms: inout [UInt8]) {
        if scalar < 0x80 {
            let isUpper = scalar >= 0x41 && scalar <= 0x5A
            terms.append(UInt8(truncatingIfNeeded: isUpper ? scalar | 0x20 : scalar))
        } else if scalar >= 0x621 && scalar <= 0x64A {
            terms.append(UInt8(truncatingIfNeeded: scalar - 0x5A0))
        } else {
            appendRare(scalar, to: &terms)
        }
    }

    private func appendRare(_ scalar: UInt32, to terms: inout [UInt8]) {
        if let letters = LetterForms.base(of: scalar) {
            for letter in letters { TermCoding.append(LetterForms.plain(letter), to: &terms) }
            return
        }
        let plain = LetterForms.plain(scalar)
        guard plain == scalar || plain < 0x80, let letter = Unicode.Scalar(plain) else {
            TermCoding.append(plain, to: &terms)
            return
        }
        for lower in letter.properties.lowercaseMapping.unicodeScalars where !(0x300..<0x370).contains(lower.value) {
            TermCoding.append(lower.value, to: &terms)
        }
    }

    private mutating func close(into tokens: inout Tokens) {
        guard kind != .separator else { return }
        kind = .separator
        let previous = Int(tokens.termEnds.last ?? 0)
        guard tokens.terms.count > previous else { return }
        tokens.termEnds.append(Int32(truncatingIfNeeded: tokens.terms.count))
        guard tokens.keepsPlaces else { return }
        tokens.byteStarts.append(Int32(truncatingIfNeeded: start))
        tokens.byteEnds.append(Int32(truncatingIfNeeded: end))
        tokens.utf16Starts.append(Int32(truncatingIfNeeded: startUnit))
        tokens.utf16Ends.append(Int32(truncatingIfNeeded: endUnit))
    }

    private static let ascii: [LetterClass] = (0..<128).map { LetterClass(UInt32($0)) }
}
