import Bytes

/// Script data that hides in `<!-- … -->` (13.2.5.18 to 13.2.5.31); all of it is text, so the states only move.
extension Tokenizer {
    mutating func scriptDataEscapeStartState() -> Bool {
        dash(next: .scriptDataEscapeStartDash, otherwise: .scriptData)
    }
    mutating func scriptDataEscapeStartDashState() -> Bool {
        dash(next: .scriptDataEscapedDashDash, otherwise: .scriptData)
    }

    private mutating func dash(next: TokenizerState, otherwise: TokenizerState) -> Bool {
        if isByte(0x2D, at: position) {
            position += 1
            state = next
        } else {
            state = otherwise
        }
        return false
    }

    mutating func scriptDataEscapedState() -> Bool {
        escaped(.scriptDataEscaped, dash: .scriptDataEscapedDash, lessThanSign: .scriptDataEscapedLessThanSign)
    }

    mutating func scriptDataEscapedDashState() -> Bool {
        escapedDash(.scriptDataEscaped, next: .scriptDataEscapedDashDash, .scriptDataEscapedLessThanSign)
    }

    mutating func scriptDataEscapedDashDashState() -> Bool {
        escapedDash(.scriptDataEscaped, next: .scriptDataEscapedDashDash, .scriptDataEscapedLessThanSign, ends: true)
    }

    mutating func scriptDataDoubleEscapedState() -> Bool {
        escaped(
            .scriptDataDoubleEscaped, dash: .scriptDataDoubleEscapedDash,
            lessThanSign: .scriptDataDoubleEscapedLessThanSign)
    }

    mutating func scriptDataDoubleEscapedDashState() -> Bool {
        escapedDash(
            .scriptDataDoubleEscaped, next: .scriptDataDoubleEscapedDashDash, .scriptDataDoubleEscapedLessThanSign)
    }

    mutating func scriptDataDoubleEscapedDashDashState() -> Bool {
        escapedDash(
            .scriptDataDoubleEscaped, next: .scriptDataDoubleEscapedDashDash, .scriptDataDoubleEscapedLessThanSign,
            ends: true)
    }

    private mutating func escaped(
        _ text: TokenizerState, dash: TokenizerState, lessThanSign: TokenizerState
    ) -> Bool {
        let index = source.firstIndex(of: 0x2D, 0x3C, 0, from: position)
        guard index < source.count else { return emitEnd() }
        switch source[index] {
        case 0x2D: state = dash
        case 0x3C: state = lessThanSign
        default:
            if index > textStart { return emitText(upTo: index) }
            return emitReplacement()
        }
        position = index + 1
        return false
    }

    /// After a dash, or (`ends`) after two.
    private mutating func escapedDash(
        _ text: TokenizerState, next: TokenizerState, _ lessThanSign: TokenizerState, ends: Bool = false
    ) -> Bool {
        guard position < source.count else { return emitEnd() }
        switch source[position] {
        case 0x2D: state = next
        case 0x3C: state = lessThanSign
        case 0x3E where ends: state = .scriptData
        case 0:
            if position > textStart { return emitText(upTo: position) }
            state = text
            return emitReplacement()
        default: state = text
        }
        position += 1
        return false
    }

    mutating func scriptDataEscapedLessThanSignState() -> Bool {
        if isByte(0x2F, at: position) {
            position += 1
            state = .scriptDataEscapedEndTagOpen
        } else if position < source.count, source[position].isASCIIAlpha {
            nameStart = position
            state = .scriptDataDoubleEscapeStart
        } else {
            state = .scriptDataEscaped
        }
        return false
    }

    mutating func scriptDataEscapedEndTagOpenState() -> Bool {
        endTagOpen(.scriptDataEscaped, endTagName: .scriptDataEscapedEndTagName)
    }

    mutating func scriptDataEscapedEndTagNameState() -> Bool { endTagName(.scriptDataEscaped) }

    mutating func scriptDataDoubleEscapeStartState() -> Bool {
        doubleEscape(script: .scriptDataDoubleEscaped, other: .scriptDataEscaped)
    }

    mutating func scriptDataDoubleEscapedLessThanSignState() -> Bool {
        if isByte(0x2F, at: position) {
            position += 1
            nameStart = position
            state = .scriptDataDoubleEscapeEnd
        } else {
            state = .scriptDataDoubleEscaped
        }
        return false
    }

    mutating func scriptDataDoubleEscapeEndState() -> Bool {
        doubleEscape(script: .scriptDataEscaped, other: .scriptDataDoubleEscaped)
    }

    /// Reads a word of letters; after it white space, `/` or `>` decides by whether the word is "script".
    private mutating func doubleEscape(script: TokenizerState, other: TokenizerState) -> Bool {
        while position < source.count, source[position].isASCIIAlpha { position += 1 }
        guard position < source.count else { return emitEnd() }
        let byte = source[position]
        guard byte.isASCIIWhitespace || byte == 0x2F || byte == 0x3E else {
            state = other
            return false
        }
        let isScript = position - nameStart == 6 && continues(with: "script", at: nameStart)
        state = isScript ? script : other
        position += 1
        return false
    }
}
