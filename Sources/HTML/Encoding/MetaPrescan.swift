import Bytes

/// What a page declares: "prescan a byte stream to determine its encoding" (HTML Standard 13.2.3.2).
struct MetaPrescan {
    private static let comment = Array("<!--".utf8)
    private static let meta = Array("<meta".utf8)
    private static let xml = Array("<?xml".utf8)
    private static let charset = Array("charset".utf8)
    private static let encoding = Array("encoding".utf8)
    private static let content = Array("content".utf8)
    private static let pragma = Array("http-equiv".utf8)
    private static let contentType = Array("content-type".utf8)

    private let bytes: [UInt8]
    private let end: Int
    private var index = 0

    /// The name of the encoding declared in the first `limit` bytes, if there is one.
    static func encoding(in bytes: [UInt8], limit: Int) -> String? {
        var scan = MetaPrescan(bytes: bytes, end: min(limit, bytes.count))
        return scan.xmlDeclaration() ?? scan.run()
    }

    private init(bytes: [UInt8], end: Int) {
        self.bytes = bytes
        self.end = end
    }

    private var byte: UInt8? { index < end ? bytes[index] : nil }

    private func has(_ text: [UInt8]) -> Bool { has(text, at: index) }

    /// Whether the lower-case text stands there in any case.
    private func has(_ text: [UInt8], at start: Int) -> Bool {
        guard start + text.count <= end else { return false }
        for offset in 0..<text.count where bytes[start + offset].asciiLowercased != text[offset] { return false }
        return true
    }

    private func isWord(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
        range.count == text.count && has(text, at: range.lowerBound)
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while let byte, condition(byte) { index += 1 }
    }

    /// `<?xml … encoding="…"`, which old XHTML pages declare nothing but.
    private func xmlDeclaration() -> String? {
        guard has(Self.xml), let close = bytes[..<end].firstIndex(of: 0x3E),
            let name = (0..<close).first(where: { has(Self.encoding, at: $0) })
        else { return nil }
        let rest = bytes[name..<close].drop { $0 != 0x22 && $0 != 0x27 }
        guard let quote = rest.first else { return nil }
        return Self.meant(EncodingLabel.name(for: rest.dropFirst().prefix { $0 != quote }))
    }

    private mutating func run() -> String? {
        while index < end {
            if bytes[index] == 0x3C, let found = markup() { return found }
            index += 1
        }
        return nil
    }

    /// At a `<`: moves to the last byte of what it begins.
    private mutating func markup() -> String? {
        if has(Self.comment) {
            skipComment()
        } else if has(Self.meta), index + 5 < end, bytes[index + 5].isASCIIWhitespace || bytes[index + 5] == 0x2F {
            index += 5
            return meta()
        } else if index + 1 < end {
            let next = bytes[index + 1]
            if next.isASCIIAlpha || (next == 0x2F && index + 2 < end && bytes[index + 2].isASCIIAlpha) {
                skip { !$0.isASCIIWhitespace && $0 != 0x3E }
                while attribute() != nil {}
            } else if next == 0x21 || next == 0x2F || next == 0x3F {
                skip { $0 != 0x3E }
            }
        }
        return nil
    }

    /// To the last byte of the first `-->` whose dashes may be those of `<!--`.
    private mutating func skipComment() {
        index += 4
        while index < end {
            if bytes[index] == 0x3E, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D { return }
            index += 1
        }
    }

    /// A `meta` tag's attributes: `charset`, or `content` where `http-equiv` says that it counts; the first of a name.
    private mutating func meta() -> String? {
        var (seenPragma, seenContent, seenCharset) = (false, false, false)
        var gotPragma = false
        var needsPragma: Bool?
        var label: String?
        while let (name, value) = attribute() {
            if isWord(name, Self.pragma), !seenPragma {
                seenPragma = true
                gotPragma = isWord(value, Self.contentType)
            } else if isWord(name, Self.content), !seenContent {
                seenContent = true
                if needsPragma == nil, let found = charset(in: value) {
                    label = found
                    needsPragma = true
                }
            } else if isWord(name, Self.charset), !seenCharset {
                seenCharset = true
                label = EncodingLabel.name(for: bytes[value])
                needsPragma = false
            }
        }
        // A tag that the end cuts off declares nothing.
        guard index < end, let needsPragma, !needsPragma || gotPragma else { return nil }
        return Self.meant(label)
    }

    /// What a declaration readable as ASCII cannot mean.
    private static func meant(_ name: String?) -> String? {
        switch name {
        case "utf-16le", "utf-16be": "utf-8"
        case "x-user-defined": "windows-1252"
        default: name
        }
    }

    /// "Get an attribute": where its name and value stand; nil at the end of the tag.
    private mutating func attribute() -> (name: Range<Int>, value: Range<Int>)? {
        skip { $0.isASCIIWhitespace || $0 == 0x2F }
        guard let first = byte, first != 0x3E else { return nil }
        let start = index
        while let byte, !byte.isASCIIWhitespace, byte != 0x2F, byte != 0x3E, byte != 0x3D || index == start {
            index += 1
        }
        let name = start..<index
        skip(while: \.isASCIIWhitespace)
        guard byte == 0x3D else { return (name, index..<index) }
        index += 1
        skip(while: \.isASCIIWhitespace)
        return (name, attributeValue())
    }

    private mutating func attributeValue() -> Range<Int> {
        var start = index
        if let quote = byte, quote == 0x22 || quote == 0x27 {
            index += 1
            start = index
            skip { $0 != quote }
            defer { index += 1 }
            return start..<index
        }
        skip { !$0.isASCIIWhitespace && $0 != 0x3E }
        return start..<index
    }

    /// "Extracting a character encoding from a meta element".
    private func charset(in value: Range<Int>) -> String? {
        var start = value.lowerBound
        while start < value.upperBound {
            guard let word = (start..<value.upperBound).first(where: { has(Self.charset, at: $0) }) else { return nil }
            start = word + 7
            var rest = bytes[start..<max(start, value.upperBound)].drop(while: \.isASCIIWhitespace)
            guard rest.first == 0x3D else { continue }
            rest = rest.dropFirst().drop(while: \.isASCIIWhitespace)
            if let quote = rest.first, quote == 0x22 || quote == 0x27 {
                guard let close = rest.dropFirst().firstIndex(of: quote) else { return nil }
                return EncodingLabel.name(for: rest[(rest.startIndex + 1)..<close])
            }
            return EncodingLabel.name(for: rest.prefix { !$0.isASCIIWhitespace && $0 != 0x3B })
        }
        return nil
    }
}
