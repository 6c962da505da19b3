import HTML

/// A feed's bytes as text.
enum FeedText {
    /// By byte order mark; else UTF-8 where the bytes are that; else by the XML declaration, then by the transport.
    ///
    /// RFC 7303 puts the transport before the declaration, but servers send a default that the feed's maker never saw.
    static func decoded(_ bytes: [UInt8], transportCharset: String?) -> String {
        let isWide =
            bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !isWide, let text = String(validating: bytes, as: UTF8.self) {
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        }
        let charset = declaredEncoding(bytes) ?? (isWide ? widthByFirstBytes(bytes) : transportCharset)
        return String(decoding: PageDecoder.decode(bytes, transportCharset: charset).text, as: UTF8.self)
    }

    /// UTF-16 without a mark, told by how `<` stands in it (XML 1.0, appendix F).
    private static func widthByFirstBytes(_ bytes: [UInt8]) -> String {
        bytes.starts(with: [0x00, 0x3C]) ? "utf-16be" : "utf-16le"
    }

    /// The name in `<?xml … encoding="…"?>`, in lower case.
    static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(256), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>"),
            let name = head[..<end.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let rest = head[name.upperBound..<end.lowerBound].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
        return rest.prefix { $0 != "\"" && $0 != "'" && $0 != " " }.lowercased()
    }

    /// Markup as plain text: tags dropped, references decoded, white space folded.
    static func plain(_ markup: String) -> String {
        guard markup.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return markup.foldingWhiteSpace() }
        return FeedMarkup(markup).text(of: 0).foldingWhiteSpace()
    }
}
