import Bytes

/// Cuts XML, or what is sent as such, into tags and text. Never fails; every byte is looked at a bounded number of times.
struct FeedScanner {
    enum Token {
        /// Character data with its references decoded, or a CDATA section as it stands.
        case text(String)
        case start(name: String, attributes: [(name: String, value: String)], isClosed: Bool)
        case end(name: String)
        case doctype(declaresEntities: Bool)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while position < bytes.count {
            guard bytes[position] == 0x3C else { return characterData() }
            if skip("<!--") {
                moveBehind("-->")
            } else if skip("<![CDATA[") {
                let start = position
                moveBehind("]]>")
                let end = bytes[start..<position].suffix(3).elementsEqual("]]>".utf8) ? position - 3 : position
                return .text(String(decoding: bytes[start..<end], as: UTF8.self))
            } else if skip("<?") {
                moveBehind("?>")
            } else if skip("<!") {
                return doctype()
            } else if let token = tag() {
                return token
            } else {
                position += 1
                return .text("<")
            }
        }
        return nil
    }

    private mutating func characterData() -> Token {
        let start = position
        while position < bytes.count, bytes[position] != 0x3C { position += 1 }
        return .text(CharacterData.decoded(bytes[start..<position]))
    }

    /// Goes to the `>` that ends the declaration, past the brackets of an internal subset.
    private mutating func doctype() -> Token {
        let start = position
        var depth = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x5B { depth += 1 }
            if byte == 0x5D { depth -= 1 }
            if byte == 0x3E, depth <= 0 { break }
        }
        let declaration = String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
        return .doctype(declaresEntities: declaration.contains("<!ENTITY"))
    }

    /// A start or end tag; nil where `<` opens none and is text.
    private mutating func tag() -> Token? {
        let isEnd = position + 1 < bytes.count && bytes[position + 1] == 0x2F
        let start = position + (isEnd ? 2 : 1)
        guard start < bytes.count, bytes[start].isASCIIAlpha || bytes[start] == 0x5F else { return nil }
        position = start
        let name = takeName()
        if isEnd {
            moveBehind(">")
            return .end(name: name)
        }
        var attributes: [(name: String, value: String)] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x3E {
                position += 1
                return .start(name: name, attributes: attributes, isClosed: false)
            }
            if skip("/>") { return .start(name: name, attributes: attributes, isClosed: true) }
            if byte == 0x3C { break }  // the tag was never ended
            if byte.isASCIIAlpha || byte == 0x5F {
                attributes.append(takeAttribute())
            } else {
                position += 1
            }
        }
        return .start(name: name, attributes: attributes, isClosed: false)
    }

    private mutating func takeAttribute() -> (name: String, value: String) {
        let name = takeName()
        skipSpace()
        guard position < bytes.count, bytes[position] == 0x3D else { return (name, "") }
        position += 1
        skipSpace()
        guard position < bytes.count else { return (name, "") }
        let quote = bytes[position]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { position += 1 }
        let start = position
        while position < bytes.count,
            isQuoted ? bytes[position] != quote : !bytes[position].isASCIIWhitespace && bytes[position] != 0x3E
        {
            position += 1
        }
        let value = CharacterData.decoded(bytes[start..<position])
        if isQuoted { position = min(position + 1, bytes.count) }
        return (name, value)
    }

    private mutating func takeName() -> String {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            guard
                byte.isASCIIAlphanumeric || byte >= 0x80 || byte == 0x3A || byte == 0x2D || byte == 0x5F || byte == 0x2E
            else { break }
            position += 1
        }
        return String(decoding: bytes[start..<position].map(\.asciiLowercased), as: UTF8.self)
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position].isASCIIWhitespace { position += 1 }
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let wanted = "\(text)".utf8
        guard bytes[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    /// Goes behind the next occurrence, or to the end.
    private mutating func moveBehind(_ mark: String) {
        let mark = Array(mark.utf8)
        while position < bytes.count {
            if bytes[position] == mark[0], bytes[position...].starts(with: mark) {
                position += mark.count
                return
            }
            position += 1
        }
    }
}

/// Character references of XML, and those of HTML that feeds carry though XML knows none of them.
enum CharacterData {
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
        var output = ""
        var rest = bytes
        while let ampersand = rest.firstIndex(of: 0x26) {
            output += String(decoding: rest[..<ampersand], as: UTF8.self)
            rest = rest[(ampersand + 1)...]
            let name = rest.prefix(10).prefix { $0 != 0x3B }
            let isEnded = rest.dropFirst(name.count).first == 0x3B
            if isEnded, let text = character(String(decoding: name, as: UTF8.self)) {
                output += text
                rest = rest.dropFirst(name.count + 1)
            } else {
                output += "&"
            }
        }
        return output + String(decoding: rest, as: UTF8.self)
    }

    private static func character(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, let scalar = Unicode.Scalar(value), value >= 0x20 || value == 0x09 || value == 0x0A else {
            return nil
        }
        return String(Character(scalar))
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "\u{2013}",
        "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}", "rdquo": "\u{201D}",
        "laquo": "\u{AB}", "raquo": "\u{BB}", "hellip": "\u{2026}", "copy": "\u{A9}", "reg": "\u{AE}",
        "trade": "\u{2122}", "euro": "\u{20AC}", "pound": "\u{A3}", "bull": "\u{2022}", "middot": "\u{B7}",
        "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "shy": "\u{AD}",
        "eacute": "\u{E9}", "egrave": "\u{E8}", "agrave": "\u{E0}", "ccedil": "\u{E7}", "ouml": "\u{F6}",
        "uuml": "\u{FC}", "auml": "\u{E4}", "szlig": "\u{DF}", "oacute": "\u{F3}", "aacute": "\u{E1}",
        "iacute": "\u{ED}", "ntilde": "\u{F1}", "deg": "\u{B0}", "times": "\u{D7}",
    ]
}
