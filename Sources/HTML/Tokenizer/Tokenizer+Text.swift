import Bytes

/// The states that read text: 13.2.5.1 to 13.2.5.5 and the CDATA section.
extension Tokenizer {
    @inline(__always)
    mutating func dataState() -> Bool {
        var index = position
        while true {
            index = source.firstIndex(of: 0x3C, 0x26, 0, from: index)
            guard index < source.count else { return emitEnd() }
            switch source[index] {
            case 0x3C:
                if index > textStart {
                    guard opensMarkup(index + 1) else {
                        index += 1
                        continue
                    }
                    return emitText(upTo: index)
                }
                position = index + 1
                state = .tagOpen
                return false
            case 0x26:
                if let ready = reference(at: index) { return ready }
                index += 1
            default:
                if index > textStart { return emitText(upTo: index) }
                return emitNull()
            }
        }
    }

    /// Whether `<` before this byte begins a tag, a comment or a declaration.
    @inline(__always)
    private func opensMarkup(_ index: Int) -> Bool {
        guard index < source.count else { return false }
        let byte = source[index]
        return byte.isASCIIAlpha || byte == 0x2F || byte == 0x21 || byte == 0x3F
    }

    /// The reference at `&`: true when a token is ready, nil when the ampersand is text.
    private mutating func reference(at ampersand: Int) -> Bool? {
        guard let reference = source.characterReference(at: ampersand, inAttribute: false) else { return nil }
        if ampersand > textStart { return emitText(upTo: ampersand) }
        let start = textSide.count
        reference.append(to: &textSide)
        token = Token(kind: .characters, text: TextRange(side: start, textSide.count))
        position = reference.end
        textStart = position
        return true
    }

    mutating func rcdataState() -> Bool {
        var index = position
        while true {
            index = source.firstIndex(of: 0x3C, 0x26, 0, from: index)
            guard index < source.count else { return emitEnd() }
            switch source[index] {
            case 0x3C:
                position = index + 1
                state = .rcdataLessThanSign
                return false
            case 0x26:
                if let ready = reference(at: index) { return ready }
                index += 1
            default:
                if index > textStart { return emitText(upTo: index) }
                return emitReplacement()
            }
        }
    }

    mutating func rawtextState() -> Bool { rawText(lessThanSign: .rawtextLessThanSign) }
    mutating func scriptDataState() -> Bool { rawText(lessThanSign: .scriptDataLessThanSign) }

    private mutating func rawText(lessThanSign: TokenizerState) -> Bool {
        let index = source.firstIndex(of: 0x3C, 0, 0, from: position)
        guard index < source.count else { return emitEnd() }
        if source[index] == 0x3C {
            position = index + 1
            state = lessThanSign
            return false
        }
        if index > textStart { return emitText(upTo: index) }
        return emitReplacement()
    }

    mutating func plaintextState() -> Bool {
        let index = source.firstIndex(of: 0, from: position)
        if index > textStart { return emitText(upTo: index) }
        guard index < source.count else { return emitEnd() }
        return emitReplacement()
    }

    mutating func cdataSectionState() -> Bool {
        let index = source.firstIndex(of: 0x5D, 0, 0, from: position)
        guard index < source.count else { return emitEnd() }
        if source[index] == 0x5D {
            position = index + 1
            state = .cdataSectionBracket
            return false
        }
        if index > textStart { return emitText(upTo: index) }
        return emitNull()
    }

    mutating func cdataSectionBracketState() -> Bool {
        if isByte(0x5D, at: position) {
            position += 1
            state = .cdataSectionEnd
        } else {
            state = .cdataSection
        }
        return false
    }

    /// At the byte after `]]`; further brackets stay pending text.
    mutating func cdataSectionEndState() -> Bool {
        if isByte(0x5D, at: position) {
            position += 1
            return false
        }
        guard isByte(0x3E, at: position) else {
            state = .cdataSection
            return false
        }
        let end = position - 2
        state = .data
        let ready = end > textStart && emitText(upTo: end)
        position = end + 3
        textStart = position
        return ready
    }
}
