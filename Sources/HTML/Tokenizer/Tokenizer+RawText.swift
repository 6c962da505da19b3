import Bytes

/// The end tags of RCDATA, RAWTEXT and script data (13.2.5.9 to 13.2.5.17): everything else in them is text.
extension Tokenizer {
    mutating func rcdataLessThanSignState() -> Bool { lessThanSign(.rcdata, endTagOpen: .rcdataEndTagOpen) }
    mutating func rcdataEndTagOpenState() -> Bool { endTagOpen(.rcdata, endTagName: .rcdataEndTagName) }
    mutating func rcdataEndTagNameState() -> Bool { endTagName(.rcdata) }

    mutating func rawtextLessThanSignState() -> Bool { lessThanSign(.rawtext, endTagOpen: .rawtextEndTagOpen) }
    mutating func rawtextEndTagOpenState() -> Bool { endTagOpen(.rawtext, endTagName: .rawtextEndTagName) }
    mutating func rawtextEndTagNameState() -> Bool { endTagName(.rawtext) }

    mutating func scriptDataLessThanSignState() -> Bool {
        if isByte(0x21, at: position) {
            position += 1
            state = .scriptDataEscapeStart
            return false
        }
        return lessThanSign(.scriptData, endTagOpen: .scriptDataEndTagOpen)
    }

    mutating func scriptDataEndTagOpenState() -> Bool { endTagOpen(.scriptData, endTagName: .scriptDataEndTagName) }
    mutating func scriptDataEndTagNameState() -> Bool { endTagName(.scriptData) }

    private mutating func lessThanSign(_ text: TokenizerState, endTagOpen: TokenizerState) -> Bool {
        if isByte(0x2F, at: position) {
            position += 1
            state = endTagOpen
        } else {
            state = text
        }
        return false
    }

    /// At the byte after `</`.
    mutating func endTagOpen(_ text: TokenizerState, endTagName: TokenizerState) -> Bool {
        state = position < source.count && source[position].isASCIIAlpha ? endTagName : text
        return false
    }

    /// At the first letter of the name: the text before it, or the end tag when it is the appropriate one.
    mutating func endTagName(_ text: TokenizerState) -> Bool {
        guard let end = endOfAppropriateEndTag() else {
            state = text
            return false
        }
        let lessThanSign = position - 2
        if lessThanSign > textStart {
            state = text
            return emitText(upTo: lessThanSign)
        }
        beginTag(isEnd: true)
        token.tag = lastStartTag
        position = end
        state = .beforeAttributeName
        return false
    }

    /// Where the name ends, if it is that of the last start tag and white space, `/` or `>` follows.
    private func endOfAppropriateEndTag() -> Int? {
        let name = tagNames.name(lastStartTag.number)
        let end = position + name.count
        guard !name.isEmpty, end < source.count else { return nil }
        var index = position
        for byte in name {
            if source[index].asciiLowercased != byte { return nil }
            index += 1
        }
        let next = source[end]
        return next.isASCIIWhitespace || next == 0x2F || next == 0x3E ? end : nil
    }
}
