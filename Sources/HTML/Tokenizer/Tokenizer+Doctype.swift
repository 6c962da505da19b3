import Bytes

/// DOCTYPE: 13.2.5.53 to 13.2.5.68.
extension Tokenizer {
    private mutating func emitDoctype(forcingQuirks: Bool = false) -> Bool {
        if forcingQuirks { doctype.forcesQuirks = true }
        token = Token(kind: .doctype)
        position = min(position, source.count)
        textStart = position
        state = .data
        return true
    }

    /// Moves on by one byte, into another state.
    private mutating func consume(_ next: TokenizerState) -> Bool {
        position += 1
        state = next
        return false
    }

    private mutating func skipSpaces() -> UInt8? {
        while position < source.count, source[position].isASCIIWhitespace { position += 1 }
        return position < source.count ? source[position] : nil
    }

    private mutating func bogus() -> Bool {
        doctype.forcesQuirks = true
        state = .bogusDoctype
        return false
    }

    private mutating func close(forcingQuirks: Bool = false) -> Bool {
        position += 1
        return emitDoctype(forcingQuirks: forcingQuirks)
    }

    mutating func doctypeState() -> Bool {
        doctype = DoctypeToken()
        state = .beforeDoctypeName
        return false
    }

    mutating func beforeDoctypeNameState() -> Bool {
        guard let byte = skipSpaces() else { return emitDoctype(forcingQuirks: true) }
        if byte == 0x3E { return close(forcingQuirks: true) }
        doctype.name = []
        state = .doctypeName
        return false
    }

    mutating func doctypeNameState() -> Bool {
        let start = position
        while position < source.count, !source[position].isASCIIWhitespace, source[position] != 0x3E { position += 1 }
        doctype.name = replacingNulls(start, position).map(\.asciiLowercased)
        guard position < source.count else { return emitDoctype(forcingQuirks: true) }
        if source[position] == 0x3E { return close() }
        return consume(.afterDoctypeName)
    }

    mutating func afterDoctypeNameState() -> Bool {
        guard let byte = skipSpaces() else { return emitDoctype(forcingQuirks: true) }
        if byte == 0x3E { return close() }
        if continues(with: "public", at: position) {
            position += 6
            state = .afterDoctypePublicKeyword
            return false
        }
        if continues(with: "system", at: position) {
            position += 6
            state = .afterDoctypeSystemKeyword
            return false
        }
        return bogus()
    }

    mutating func afterDoctypePublicKeywordState() -> Bool {
        guard position < source.count else { return emitDoctype(forcingQuirks: true) }
        state = .beforeDoctypePublicIdentifier
        return false
    }

    mutating func beforeDoctypePublicIdentifierState() -> Bool {
        guard let byte = skipSpaces() else { return emitDoctype(forcingQuirks: true) }
        switch byte {
        case 0x22: return consume(.doctypePublicIdentifierDoubleQuoted)
        case 0x27: return consume(.doctypePublicIdentifierSingleQuoted)
        case 0x3E: return close(forcingQuirks: true)
        default: return bogus()
        }
    }

    /// The identifier up to its quote; nil when `>` or the end of the file cuts it off.
    private mutating func identifier(endingAt quote: UInt8) -> (bytes: [UInt8], isWhole: Bool) {
        let start = position
        while position < source.count, source[position] != quote, source[position] != 0x3E { position += 1 }
        return (replacingNulls(start, position), position < source.count && source[position] == quote)
    }

    private mutating func endIdentifier(isWhole: Bool, next: TokenizerState) -> Bool {
        if isWhole { return consume(next) }
        position += 1
        return emitDoctype(forcingQuirks: true)
    }

    private mutating func publicIdentifier(_ quote: UInt8) -> Bool {
        let (bytes, isWhole) = identifier(endingAt: quote)
        doctype.publicIdentifier = bytes
        return endIdentifier(isWhole: isWhole, next: .afterDoctypePublicIdentifier)
    }

    mutating func doctypePublicIdentifierDoubleQuotedState() -> Bool { publicIdentifier(0x22) }
    mutating func doctypePublicIdentifierSingleQuotedState() -> Bool { publicIdentifier(0x27) }

    mutating func afterDoctypePublicIdentifierState() -> Bool {
        state = .betweenDoctypePublicAndSystemIdentifiers
        return false
    }

    mutating func betweenDoctypePublicAndSystemIdentifiersState() -> Bool {
        guard let byte = skipSpaces() else { return emitDoctype(forcingQuirks: true) }
        switch byte {
        case 0x3E: return close()
        case 0x22: return consume(.doctypeSystemIdentifierDoubleQuoted)
        case 0x27: return consume(.doctypeSystemIdentifierSingleQuoted)
        default: return bogus()
        }
    }

    mutating func afterDoctypeSystemKeywordState() -> Bool {
        state = .beforeDoctypeSystemIdentifier
        return false
    }

    mutating func beforeDoctypeSystemIdentifierState() -> Bool {
        guard let byte = skipSpaces() else { return emitDoctype(forcingQuirks: true) }
        switch byte {
        case 0x22: return consume(.doctypeSystemIdentifierDoubleQuoted)
        case 0x27: return consume(.doctypeSystemIdentifierSingleQuoted)
        case 0x3E: return close(forcingQuirks: true)
        default: return bogus()
        }
    }

    private mutating func systemIdentifier(_ quote: UInt8) -> Bool {
        let (bytes, isWhole) = identifier(endingAt: quote)
        doctype.systemIdentifier = bytes
        return endIdentifier(isWhole: isWhole, next: .afterDoctypeSystemIdentifier)
    }

    mutating func doctypeSystemIdentifierDoubleQuotedState() -> Bool { systemIdentifier(0x22) }
    mutating func doctypeSystemIdentifierSingleQuotedState() -> Bool { systemIdentifier(0x27) }

    mutating func afterDoctypeSystemIdentifierState() -> Bool {
        guard let byte = skipSpaces() else { return emitDoctype(forcingQuirks: true) }
        if byte == 0x3E { return close() }
        // Unlike elsewhere, junk here does not force quirks.
        state = .bogusDoctype
        return false
    }

    mutating func bogusDoctypeState() -> Bool {
        let end = source.firstIndex(of: 0x3E, from: position)
        position = end + 1
        return emitDoctype()
    }
}
