import Bytes

/// A number, word or sign of a line in which a date is sought. Offsets are UTF-16 code units of the line.
struct DateToken: Sendable, Equatable {
    enum Kind: Sendable { case number, word, symbol }

    var kind: Kind
    /// The value of a number; the scalar of a symbol.
    var value: Int
    /// How many digits a number has.
    var digitCount = 0
    /// Whether the digits are the Persian ones (U+06F0…).
    var hasPersianDigits = false
    /// The hash of a word as `DateFolding` writes it, of a number in ASCII digits without leading zeros.
    var hash = ByteHash()
    /// How many scalars a word has.
    var letterCount = 0
    var start: Int
    var end: Int
    /// Whether white space stands before it.
    var isSpaced: Bool

    func isSymbol(_ character: Unicode.Scalar) -> Bool { kind == .symbol && value == Int(character.value) }
}

/// Cuts a line into numbers, words and signs. Marks that a reader does not see are dropped; linear in the line.
struct DateTokenizer {
    /// At most this many tokens are read of one text.
    private static let limit = 4000

    private var tokens: [DateToken] = []
    /// The token that the last scalar belongs to, where it is a number or a word: changed in place, scalar by scalar.
    private var open = DateToken(kind: .symbol, value: 0, start: 0, end: 0, isSpaced: false)
    private var isOpen = false
    private var isSpaced = true

    static func tokens(of text: String) -> [DateToken] {
        var tokenizer = DateTokenizer()
        tokenizer.tokens.reserveCapacity(min(text.utf8.count / 3 + 2, limit))
        tokenizer.read(text)
        return tokenizer.tokens
    }

    private mutating func read(_ text: String) {
        var offset = 0
        var scalars = FoldedScalars()
        while tokens.count <= DateTokenizer.limit, let scalar = scalars.next(in: text.utf8.span) {
            switch scalar.kind {
            case .dropped: break
            case .space:
                close(at: offset)
                isSpaced = true
            case .symbol:
                close(at: offset)
                tokens.append(
                    DateToken(
                        kind: .symbol, value: Int(scalar.value), start: offset, end: offset + 1, isSpaced: isSpaced))
                isSpaced = false
            case .digit, .persianDigit: add(digit: scalar, at: offset)
            case .letter: add(letter: scalar, at: offset)
            }
            offset += scalar.width
        }
        close(at: offset)
    }

    private mutating func close(at offset: Int) {
        guard isOpen else { return }
        open.end = offset
        if open.kind == .number { open.hash = DateTokenizer.hash(of: open.value) }
        tokens.append(open)
        isOpen = false
    }

    private mutating func begin(_ kind: DateToken.Kind, at offset: Int) {
        close(at: offset)
        open = DateToken(kind: kind, value: 0, start: offset, end: offset, isSpaced: isSpaced)
        (isOpen, isSpaced) = (true, false)
    }

    private mutating func add(digit: FoldedScalars.Element, at offset: Int) {
        if !isOpen || open.kind != .number || open.digitCount > 16 { begin(.number, at: offset) }
        open.value = open.value * 10 + Int(digit.value) - 0x30
        open.digitCount += 1
        open.hasPersianDigits = digit.kind == .persianDigit
    }

    private mutating func add(letter: FoldedScalars.Element, at offset: Int) {
        let standsAlone = DateFolding.standsAlone(letter.value)
        if !isOpen || open.kind != .word || standsAlone { begin(.word, at: offset) }
        letter.append(to: &open.hash)
        open.letterCount += 1
        if standsAlone { close(at: offset + 1) }
    }

    private static func hash(of number: Int) -> ByteHash {
        var hash = ByteHash()
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            hash.append(UInt8(0x30 + number / divisor % 10))
            divisor /= 10
        }
        return hash
    }
}
