import Bytes

/// Whether content is what was asked for: by its media type first, then by how it begins (WHATWG MIME Sniffing).
enum ContentSniffing {
    /// Whether a media type rules the content out before it has come.
    static func isRuledOut(mediaType: String?, for accepted: FetchRequest.AcceptedContent) -> Bool {
        guard accepted != .robots, let type = mediaType else { return false }
        if ["image/", "video/", "audio/", "font/"].contains(where: type.hasPrefix) { return true }
        return switch type {
        case "application/pdf", "application/zip", "application/msword", "text/css", "text/javascript",
            "application/javascript":
            true
        case "application/json", "application/feed+json", "application/ld+json", "text/csv", "application/rss+xml",
            "application/atom+xml", "application/gzip", "application/x-gzip":
            accepted == .page
        default: false
        }
    }

    /// Whether the content is of a kind that was asked for.
    static func isAcceptable(_ content: [UInt8], mediaType: String?, for accepted: FetchRequest.AcceptedContent) -> Bool
    {
        switch accepted {
        case .robots: return true
        case .feed: return !isBinary(content) || Gzip.isGzip(content)
        case .page:
            if isBinary(content) { return false }
            switch mediaType {
            case "text/html", "application/xhtml+xml": return true
            default: return beginsLikeHTML(content)
            }
        }
    }

    /// `text/html` out of `Text/HTML; charset=…`; nil where the field says nothing.
    static func mediaType(ofField value: String?) -> String? {
        guard let value else { return nil }
        let type = value.prefix { $0 != ";" && $0 != "," }.lowercased().filter { $0 != " " && $0 != "\t" }
        return type.contains("/") ? type : nil
    }

    /// A tag, a comment or a doctype that opens a page, after white space and byte order marks.
    private static func beginsLikeHTML(_ content: [UInt8]) -> Bool {
        let start = content.prefix(4096).drop {
            $0.isASCIIWhitespace || [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0].contains($0)
        }
        let text = String(decoding: start.prefix(1024).filter { $0 != 0 }, as: UTF8.self).lowercased()
        if text.hasPrefix("<?xml") || text.hasPrefix("<!--") { return text.contains("<html") }
        return openings.contains { opening in
            guard text.hasPrefix(opening) else { return false }
            let next = text.utf8.dropFirst(opening.utf8.count).first
            return next == nil || next == 0x3E || next.map(\.isASCIIWhitespace) == true
        }
    }

    private static let openings = [
        "<!doctype html", "<html", "<head", "<body", "<title", "<script", "<style", "<meta", "<link", "<div", "<p",
        "<table", "<h1", "<a", "<b", "<br", "<font", "<iframe", "<article", "<main", "<section", "<header",
    ]

    /// Magic numbers of what servers like to call HTML, and bytes that no text has.
    private static func isBinary(_ content: [UInt8]) -> Bool {
        if magicNumbers.contains(where: content.starts(with:)) { return true }
        let start = content.prefix(512)
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return false }
        let zeroCount = start.count { $0 == 0 }
        if zeroCount * 3 > start.count { return false }  // UTF-16 without a mark
        return start.contains { $0 <= 0x08 || $0 == 0x0B || (0x0E...0x1A).contains($0) || (0x1C...0x1F).contains($0) }
    }

    private static let magicNumbers: [[UInt8]] = [
        Array("%PDF-".utf8), [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), [0xFF, 0xD8, 0xFF],
        [0x50, 0x4B, 0x03, 0x04],
        [0x1F, 0x8B, 0x08], Array("Rar!".utf8), [0x7F, 0x45, 0x4C, 0x46], Array("OggS".utf8), Array("wOF".utf8),
        [0x00, 0x61, 0x73, 0x6D], Array("RIFF".utf8), Array("ID3".utf8),
    ]
}
