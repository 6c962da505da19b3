import Bytes

/// Tags and their attributes: 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40.
extension Tokenizer {
    @inline(__always)
    mutating func tagOpenState() -> Bool {
        guard position < source.count else {
            state = .data
            return false
        }
        let byte = source[position]
        if byte.isASCIIAlpha {
            beginTag(isEnd: false)
            state = .tagName
        } else if byte == 0x2F {
            position += 1
            state = .endTagOpen
        } else if byte == 0x21 {
            position += 1
            state = .markupDeclarationOpen
        } else if byte == 0x3F {
            nameStart = position
            state = .bogusComment
        } else {
            state = .data
        }
        return false
    }

    @inline(__always)
    mutating func endTagOpenState() -> Bool {
        guard position < source.count else {
            state = .data
            return false
        }
        if source[position].isASCIIAlpha {
            beginTag(isEnd: true)
            state = .tagName
        } else if source[position] == 0x3E {
            position += 1
            textStart = position
            state = .data
        } else {
            nameStart = position
            state = .bogusComment
        }
        return false
    }

    @inline(__always)
    mutating func tagNameState() -> Bool {
        var hasNull = false
        var index = source.firstNameEnd(from: position)
        while index < source.count {
            let byte = source[index]
            if byte.isASCIIWhitespace || byte == 0x2F || byte == 0x3E { break }
            if byte == 0 { hasNull = true }
            index = source.firstNameEnd(from: index + 1)
        }
        guard index < source.count else { return dropTag() }
        if hasNull {
            let name = replacingNulls(nameStart, index).map(\.asciiLowercased)
            token.tag = Tag(html: tagNames.intern(name))
        } else {
            token.tag = Tag(html: tagNames.number(of: source, from: nameStart, to: index))
        }
        position = index + 1
        switch source[index] {
        case 0x3E: return emitTag()
        case 0x2F: state = .selfClosingStartTag
        default: state = .beforeAttributeName
        }
        return false
    }

    @inline(__always)
    mutating func beforeAttributeNameState() -> Bool {
        skipWhitespace()
        guard position < source.count else { return dropTag() }
        switch source[position] {
        case 0x2F, 0x3E: state = .afterAttributeName
        default:
            nameStart = position
            // A leading "=" is part of the name.
            if source[position] == 0x3D { position += 1 }
            state = .attributeName
        }
        return false
    }

    @inline(__always)
    mutating func attributeNameState() -> Bool {
        var hasNull = false
        var index = source.firstNameEnd(from: position)
        while index < source.count {
            let byte = source[index]
            if byte == 0x3D || byte == 0x3E || byte == 0x2F || byte.isASCIIWhitespace { break }
            if byte == 0 { hasNull = true }
            index = source.firstNameEnd(from: index + 1)
        }
        guard index < source.count else { return dropTag() }
        addAttribute(nameEnd: index, hasNull: hasNull)
        position = index
        if source[index] == 0x3D {
            position += 1
            // Nearly every value stands in such quotes right behind the sign.
            if isByte(0x22, at: position) { return doubleQuotedValue() }
            state = .beforeAttributeValue
        } else {
            state = .afterAttributeName
        }
        return false
    }

    @inline(__always)
    private mutating func addAttribute(nameEnd: Int, hasNull: Bool) {
        let name =
            hasNull
            ? attributeNames.intern(replacingNulls(nameStart, nameEnd).map(\.asciiLowercased))
            : attributeNames.number(of: source, from: nameStart, to: nameEnd)
        let index = Int(name)
        while lastTagWithName.count <= index { lastTagWithName.append(0) }
        isDuplicate = lastTagWithName[index] == tagCount
        if !isDuplicate {
            lastTagWithName[index] = tagCount
            attributes.append(AttributeRecord(name: name, value: .empty))
        }
    }

    mutating func afterAttributeNameState() -> Bool {
        skipWhitespace()
        guard position < source.count else { return dropTag() }
        switch source[position] {
        case 0x2F:
            position += 1
            state = .selfClosingStartTag
        case 0x3D:
            position += 1
            state = .beforeAttributeValue
        case 0x3E:
            position += 1
            return emitTag()
        default:
            nameStart = position
            state = .attributeName
        }
        return false
    }

    /// Reads the value whose quote stands at `position`, and what follows it.
    @inline(__always)
    private mutating func doubleQuotedValue() -> Bool {
        sideValueStart = -1
        position += 1
        valueStart = position
        state = .attributeValueDoubleQuoted
        return quotedValue(0x22)
    }

    @inline(__always)
    mutating func beforeAttributeValueState() -> Bool {
        skipWhitespace()
        sideValueStart = -1
        valueStart = position
        guard position < source.count else { return dropTag() }
        switch source[position] {
        case 0x22:
            position += 1
            valueStart = position
            state = .attributeValueDoubleQuoted
        case 0x27:
            position += 1
            valueStart = position
            state = .attributeValueSingleQuoted
        case 0x3E:
            position += 1
            return emitTag()
        default: state = .attributeValueUnquoted
        }
        return false
    }

    @inline(__always)
    mutating func attributeValueDoubleQuotedState() -> Bool { quotedValue(0x22) }
    mutating func attributeValueSingleQuotedState() -> Bool { quotedValue(0x27) }

    @inline(__always)
    private mutating func quotedValue(_ quote: UInt8) -> Bool {
        while true {
            let index = source.firstIndex(of: quote, 0x26, 0, from: position)
            guard index < source.count else { return dropTag() }
            if source[index] == quote {
                endValue(at: index)
                position = index + 1
                state = .afterAttributeValueQuoted
                return afterAttributeValueQuotedState()
            }
            copyException(at: index)
        }
    }

    mutating func attributeValueUnquotedState() -> Bool {
        while position < source.count {
            let byte = source[position]
            if byte.isASCIIWhitespace {
                endValue(at: position)
                position += 1
                state = .beforeAttributeName
                return false
            }
            if byte == 0x3E {
                endValue(at: position)
                position += 1
                return emitTag()
            }
            if byte == 0x26 || byte == 0 { copyException(at: position) } else { position += 1 }
        }
        return dropTag()
    }

    /// A reference or a NUL in a value: from here on the side buffer spells it.
    private mutating func copyException(at index: Int) {
        let reference = source[index] == 0 ? nil : source.characterReference(at: index, inAttribute: true)
        guard reference != nil || source[index] == 0 else {
            position = index + 1
            return
        }
        if sideValueStart < 0 { sideValueStart = attributeSide.count }
        source.append(valueStart, index, to: &attributeSide)
        if let reference {
            reference.append(to: &attributeSide)
            position = reference.end
        } else {
            attributeSide.append(contentsOf: [0xEF, 0xBF, 0xBD])
            position = index + 1
        }
        valueStart = position
    }

    @inline(__always)
    private mutating func endValue(at end: Int) {
        let value: TextRange
        if sideValueStart >= 0 {
            source.append(valueStart, end, to: &attributeSide)
            value = TextRange(side: sideValueStart, attributeSide.count)
        } else {
            value = TextRange(source: valueStart, end)
        }
        if !isDuplicate { attributes[attributes.count - 1].value = value }
    }

    @inline(__always)
    mutating func afterAttributeValueQuotedState() -> Bool {
        guard position < source.count else { return dropTag() }
        switch source[position] {
        case 0x3E:
            position += 1
            return emitTag()
        case 0x2F:
            position += 1
            state = .selfClosingStartTag
        case 0x20, 0x0A, 0x09, 0x0C:
            position += 1
            state = .beforeAttributeName
        default: state = .beforeAttributeName
        }
        return false
    }

    mutating func selfClosingStartTagState() -> Bool {
        guard position < source.count else { return dropTag() }
        if source[position] == 0x3E {
            position += 1
            return emitTag(selfClosing: true)
        }
        state = .beforeAttributeName
        return false
    }

    @inline(__always)
    private mutating func skipWhitespace() {
        while position < source.count, source[position].isASCIIWhitespace { position += 1 }
    }
}
