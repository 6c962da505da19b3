import Bytes

/// Comments and what passes for them: 13.2.5.41 to 13.2.5.52. A comment's data is one run of the source.
extension Tokenizer {
    /// Gives out the comment that began at `nameStart`.
    private mutating func emitComment(dataEnd: Int, next: Int) -> Bool {
        let end = max(nameStart, dataEnd)
        var text = TextRange(source: nameStart, end)
        if source.firstIndex(of: 0, 0, 0, from: nameStart, to: end) < end {
            let start = textSide.count
            textSide.append(contentsOf: replacingNulls(nameStart, end))
            text = TextRange(side: start, textSide.count)
        }
        token = Token(kind: .comment, text: text)
        position = next
        textStart = next
        state = .data
        return true
    }

    mutating func bogusCommentState() -> Bool {
        let end = source.firstIndex(of: 0x3E, from: position)
        return emitComment(dataEnd: end, next: min(end + 1, source.count))
    }

    /// At the byte after `<!`.
    mutating func markupDeclarationOpenState() -> Bool {
        if isByte(0x2D, at: position), isByte(0x2D, at: position + 1) {
            position += 2
            nameStart = position
            state = .commentStart
        } else if continues(with: "doctype", at: position) {
            position += 7
            state = .doctype
        } else if allowsCDATA, startsCDATA() {
            position += 7
            textStart = position
            state = .cdataSection
        } else {
            nameStart = position
            state = .bogusComment
        }
        return false
    }

    private func startsCDATA() -> Bool {
        guard position + 7 <= source.count else { return false }
        return zip(0..., [0x5B, 0x43, 0x44, 0x41, 0x54, 0x41, 0x5B] as [UInt8]).allSatisfy {
            source[position + $0] == $1
        }
    }

    mutating func commentStartState() -> Bool {
        if isByte(0x2D, at: position) {
            position += 1
            state = .commentStartDash
        } else if isByte(0x3E, at: position) {
            return emitComment(dataEnd: position, next: position + 1)
        } else {
            state = .comment
        }
        return false
    }

    mutating func commentStartDashState() -> Bool {
        guard position < source.count else { return emitComment(dataEnd: position - 1, next: position) }
        switch source[position] {
        case 0x2D:
            position += 1
            state = .commentEnd
        case 0x3E: return emitComment(dataEnd: position - 1, next: position + 1)
        default: state = .comment
        }
        return false
    }

    mutating func commentState() -> Bool {
        let index = source.firstIndex(of: 0x2D, 0x3C, 0x3C, from: position)
        guard index < source.count else { return emitComment(dataEnd: index, next: index) }
        position = index + 1
        state = source[index] == 0x2D ? .commentEndDash : .commentLessThanSign
        return false
    }

    mutating func commentLessThanSignState() -> Bool {
        if isByte(0x21, at: position) {
            position += 1
            state = .commentLessThanSignBang
        } else if isByte(0x3C, at: position) {
            position += 1
        } else {
            state = .comment
        }
        return false
    }

    mutating func commentLessThanSignBangState() -> Bool {
        dash(next: .commentLessThanSignBangDash, otherwise: .comment)
    }

    mutating func commentLessThanSignBangDashState() -> Bool {
        dash(next: .commentLessThanSignBangDashDash, otherwise: .commentEndDash)
    }

    mutating func commentLessThanSignBangDashDashState() -> Bool {
        state = .commentEnd
        return false
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

    mutating func commentEndDashState() -> Bool {
        guard position < source.count else { return emitComment(dataEnd: position - 1, next: position) }
        return dash(next: .commentEnd, otherwise: .comment)
    }

    mutating func commentEndState() -> Bool {
        guard position < source.count else { return emitComment(dataEnd: position - 2, next: position) }
        switch source[position] {
        case 0x3E: return emitComment(dataEnd: position - 2, next: position + 1)
        case 0x21:
            position += 1
            state = .commentEndBang
        case 0x2D: position += 1
        default: state = .comment
        }
        return false
    }

    mutating func commentEndBangState() -> Bool {
        guard position < source.count else { return emitComment(dataEnd: position - 3, next: position) }
        switch source[position] {
        case 0x2D:
            position += 1
            state = .commentEndDash
        case 0x3E: return emitComment(dataEnd: position - 3, next: position + 1)
        default: state = .comment
        }
        return false
    }
}
