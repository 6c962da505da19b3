import Bytes

/// The publication day as the page's programs keep it: in state that they were handed over with the page, in whatever
/// form (`"publishedAt":"2022-01-31T15:58:43+01:00"`, escaped once or twice, or a variable).
enum ProgramDate {
    /// The value behind the first name of the first kind that the page has; the names for a publication go before those
    /// for a creation.
    static func first(in source: [UInt8]) -> (name: String, raw: String)? {
        let bytes = source.span
        var best: (rank: Int, name: String, raw: String)?
        var index = 0
        while index + 12 < bytes.count {
            defer { index += 1 }
            guard begins(bytes[index], bytes[index + 1], bytes[index + 2]) else { continue }
            for (rank, name) in names.enumerated() where rank < best?.rank ?? .max {
                guard holds(bytes, name, at: index), let raw = value(bytes, index + name.count) else { continue }
                best = (rank, String(decoding: name, as: UTF8.self), raw)
            }
        }
        return best.map { ($0.name, $0.raw) }
    }

    private static let names = [
        "datePublished", "published_at", "publishedAt", "publishedDate", "published_date", "publish_date",
        "publishDate", "publication_date", "publicationDate", "datePublish", "pubDate", "createdAt", "created_at",
        "dateCreated",
    ].map { Array($0.utf8) }

    /// Whether a name can begin with three bytes: `dat`, `pub` and `cre` are all there are.
    @inline(__always)
    private static func begins(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "p"): second == UInt8(ascii: "u") && third == UInt8(ascii: "b")
        case UInt8(ascii: "d"): second == UInt8(ascii: "a") && third == UInt8(ascii: "t")
        case UInt8(ascii: "c"): second == UInt8(ascii: "r") && third == UInt8(ascii: "e")
        default: false
        }
    }

    private static func holds(_ bytes: Span<UInt8>, _ name: [UInt8], at start: Int) -> Bool {
        guard start + name.count < bytes.count else { return false }
        return name.indices.allSatisfy { bytes[start + $0] == name[$0] }
    }

    /// The date behind a name, signs of assignment and quotation between them.
    private static func value(_ bytes: Span<UInt8>, _ start: Int) -> String? {
        var index = start
        let limit = min(bytes.count, start + 24)
        while index < limit, !isDigit(bytes[index]) {
            guard signs.contains(bytes[index]) || isQuote(bytes, &index) else { return nil }
            index += 1
        }
        let from = index
        while index < bytes.count, index - from < 32, isDigit(bytes[index]) || dateSigns.contains(bytes[index]) {
            index += 1
        }
        guard index - from >= 10, bytes[from + 4] == 0x2D, bytes[from + 7] == 0x2D else { return nil }
        return String(decoding: (from..<index).map { bytes[$0] }, as: UTF8.self)
    }

    /// `&quot;` and `&#34;`, stepped over up to their last sign.
    private static func isQuote(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        for quote in quotes where holds(bytes, quote, at: index) {
            index += quote.count - 1
            return true
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static let quotes = ["&quot;", "&#34;", "&#x27;", "&#39;"].map { Array($0.utf8) }
    private static let signs = Set("\":= \\'".utf8)
    private static let dateSigns = Set("-:.TZ+ ".utf8)
}
