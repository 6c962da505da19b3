import Bytes

/// What a page declares: "prescan a byte stream to determine its encoding" (HTML Standard 13.2.3.2).
struct MetaPrescan {
    private let bytes: ArraySlice<UInt8>
    private var index = 0

    /// The name of the encoding declared in the first `limit` bytes, if there is one.
    static func encoding(in bytes: [UInt8], limit: Int) -> String? {
        var scan = MetaPrescan(bytes: bytes.prefix(limit))
        if let found = scan.xmlDeclaration() { return found }
        return scan.run()
    }

    private func has(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        return bytes[index..<index + length].equalsIgnoringASCIICase(text.bytes)
    }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipName() { skip { !$0.isASCIIWhitespace && $0 != 0x3E } }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while let byte, condition(byte) { index += 1 }
    }

    /// `<?xml … encoding="…"`, which old XHTML pages declare nothing but.
    private func xmlDeclaration() -> String? {
        guard has("<?xml"), let end = bytes.firstIndex(of: 0x3E) else { return nil }
        guard let name = bytes[..<end].firstIndex(ofSequence: Array("encoding".utf8)) else { return nil }
        let rest = bytes[name..<end].drop { $0 != 0x22 && $0 != 0x27 }
        guard let quote = rest.first else { return nil }
        let label = rest.dropFirst().prefix { $0 != quote }
        return Self.meant(EncodingLabel.name(for: label))
    }

    private mutating func run() -> String? {
        while index < bytes.count {
            if has("<!--") {
                skipComment()
            } else if has("<meta"), index + 5 < bytes.count, isSeparator(bytes[index + 5]) {
                index += 5
                if let found = meta() { return found }
            } else if isTag {
                skipName()
                while attribute() != nil {}
            } else if has("<!") || has("</") || has("<?") {
                skip { $0 != 0x3E }
            }
            index += 1
        }
        return nil
    }

    private func isSeparator(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace || byte == 0x2F }

    private var isTag: Bool {
        guard byte == 0x3C, index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next.isASCIIAlpha || (next == 0x2F && index + 2 < bytes.count && bytes[index + 2].isASCIIAlpha)
    }

    /// To the last byte of the first `-->` whose dashes may be those of `<!--`.
    private mutating func skipComment() {
        index += 4
        while index < bytes.count {
            if byte == 0x3E, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D { return }
            index += 1
        }
    }

    /// A `meta` tag's attributes: `charset`, or `content` where `http-equiv` says that it counts.
    private mutating func meta() -> String? {
        var seen: Set<[UInt8]> = []
        var gotPragma = false
        var needsPragma: Bool?
        var charset: String?
        while let (name, value) = attribute() {
            guard seen.insert(name).inserted else { continue }
            switch String(decoding: name, as: UTF8.self) {
            case "http-equiv": gotPragma = gotPragma || value == Array("content-type".utf8)
            case "content":
                if needsPragma == nil, let found = Self.charset(inContent: value) {
                    charset = found
                    needsPragma = true
                }
            case "charset":
                charset = EncodingLabel.name(for: value)
                needsPragma = false
            default: break
            }
        }
        // A tag that the end cuts off declares nothing.
        guard index < bytes.count, let needsPragma, !needsPragma || gotPragma else { return nil }
        return Self.meant(charset)
    }

    /// What a declaration readable as ASCII cannot mean.
    private static func meant(_ name: String?) -> String? {
        switch name {
        case "utf-16le", "utf-16be": "utf-8"
        case "x-user-defined": "windows-1252"
        default: name
        }
    }

    /// "Get an attribute": name and value in lower case; nil at the end of the tag.
    private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
        skip { $0.isASCIIWhitespace || $0 == 0x2F }
        guard let first = byte, first != 0x3E else { return nil }
        var name: [UInt8] = []
        while let byte, !byte.isASCIIWhitespace, byte != 0x2F, byte != 0x3E, byte != 0x3D || name.isEmpty {
            name.append(byte.asciiLowercased)
            index += 1
        }
        skip(while: \.isASCIIWhitespace)
        guard byte == 0x3D else { return (name, []) }
        index += 1
        skip(while: \.isASCIIWhitespace)
        return (name, attributeValue())
    }

    private mutating func attributeValue() -> [UInt8] {
        var value: [UInt8] = []
        if let quote = byte, quote == 0x22 || quote == 0x27 {
            index += 1
            while let byte, byte != quote {
                value.append(byte.asciiLowercased)
                index += 1
            }
            index += 1
            return value
        }
        while let byte, !byte.isASCIIWhitespace, byte != 0x3E {
            value.append(byte.asciiLowercased)
            index += 1
        }
        return value
    }

    /// "Extracting a character encoding from a meta element"; the value is in lower case.
    private static func charset(inContent value: [UInt8]) -> String? {
        var rest = value[...]
        while let start = rest.firstIndex(ofSequence: Array("charset".utf8)) {
            rest = rest[(start + 7)...].drop(while: \.isASCIIWhitespace)
            guard rest.first == 0x3D else { continue }
            rest = rest.dropFirst().drop(while: \.isASCIIWhitespace)
            if let quote = rest.first, quote == 0x22 || quote == 0x27 {
                guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
                return EncodingLabel.name(for: rest[(rest.startIndex + 1)..<end])
            }
            return EncodingLabel.name(for: rest.prefix { !$0.isASCIIWhitespace && $0 != 0x3B })
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func firstIndex(ofSequence wanted: [UInt8]) -> Int? {
        guard count >= wanted.count else { return nil }
        return (startIndex...endIndex - wanted.count).first { self[$0...].starts(with: wanted) }
    }
}
