/// A number, word or sign of a line in which a date is sought. Offsets are UTF-16 code units of the line.
package struct DateToken: Sendable, Equatable {
    package enum Kind: Sendable { case number, word, symbol }

    package var kind: Kind
    /// The value of a number; the scalar of a symbol.
    package var value: Int
    /// How many digits a number has.
    package var digitCount = 0
    /// Whether the digits are the Persian ones (U+06F0…).
    package var hasPersianDigits = false
    /// A word as `DateFolding` writes it, a number in ASCII digits, nothing for a symbol.
    package var text = ""
    package var start: Int
    package var end: Int
    /// Whether white space stands before it.
    package var isSpaced: Bool

    func isSymbol(_ character: Unicode.Scalar) -> Bool { kind == .symbol && value == Int(character.value) }
}

/// Cuts a line into numbers, words and signs. Marks that a reader does not see are dropped; linear in the line.
package enum DateTokenizer {
    /// At most this many tokens are read of one text.
    static let limit = 4000

    package static func tokens(of text: String) -> [DateToken] {
        var tokens: [DateToken] = []
        var open: DateToken?
        var letters: [UInt8] = []
        var offset = 0
        var isSpaced = true
        func close() {
            guard var token = open else { return }
            token.end = offset
            if token.kind == .word { token.text = String(decoding: letters, as: UTF8.self) }
            if token.kind == .number { token.text = "\(token.value)" }
            tokens.append(token)
            open = nil
            letters.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            defer { offset += scalar.value > 0xFFFF ? 2 : 1 }
            if tokens.count > limit { break }
            switch DateFolding.role(of: scalar) {
            case .dropped: continue
            case .space:
                close()
                isSpaced = true
            case .symbol:
                close()
                tokens.append(
                    DateToken(
                        kind: .symbol, value: Int(DateFolding.plainSymbol(scalar).value), start: offset,
                        end: offset + 1, isSpaced: isSpaced))
                isSpaced = false
            case .digit(let value, let isPersian):
                if open?.kind != .number || (open?.digitCount ?? 0) > 16 {
                    close()
                    open = DateToken(kind: .number, value: 0, start: offset, end: offset, isSpaced: isSpaced)
                    isSpaced = false
                }
                if let token = open {
                    open?.value = token.value * 10 + value
                    open?.digitCount += 1
                    open?.hasPersianDigits = isPersian
                }
            case .letter(let folded):
                if open?.kind != .word || DateFolding.standsAlone(folded) {
                    close()
                    open = DateToken(kind: .word, value: 0, start: offset, end: offset, isSpaced: isSpaced)
                    isSpaced = false
                }
                if folded.isASCII {
                    letters.append(UInt8(truncatingIfNeeded: folded.value))
                } else {
                    letters.append(contentsOf: UTF8.encode(folded) ?? UTF8.encodedReplacementCharacter)
                }
                if DateFolding.standsAlone(folded) {
                    offset += 1
                    close()
                    offset -= 1
                }
            }
        }
        close()
        return tokens
    }
}
