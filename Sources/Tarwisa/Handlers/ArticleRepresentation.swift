import HTTP
import News
import Storage

/// The forms in which one article is served (RFC 9110, section 12: proactive negotiation).
enum ArticleRepresentation: String, CaseIterable {
    case json = "application/json"
    case markdown = "text/markdown"
    case plainText = "text/plain"
    case linkedData = "application/ld+json"

    static func response(
        for stored: StoredArticle, fields: [String]?, accept: ArraySlice<UInt8>?
    ) throws(Problem) -> Response {
        // What nearly every client asks for, answered without a string or an array.
        if fields == nil, asksForNothingSpecial(accept) {
            return Response(
                status: .ok, fields: jsonFields,
                validators: Validators(entityTag: stored.entityTag, lastModified: stored.lastModified / 1000),
                content: .slice(stored.json))
        }
        guard let representation = preferred(by: accept.map { String(decoding: $0, as: UTF8.self) }) else {
            throw Problem(.notAcceptable, "It can be had as \(allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        switch representation {
        case .json:
            guard let fields else { return try response(for: stored, fields: nil, accept: nil) }
            let selection = try FieldSelection(fields)
            return Response(
                status: .ok, fields: jsonFields,
                validators: validators(stored, tag(stored.etag, suffix: "f" + selection.digest)),
                content: .bytes(selection.applied(to: stored.json)))
        case .markdown, .plainText, .linkedData:
            guard fields == nil else { throw Parameters.invalid("fields", "It goes with JSON only.") }
            let suffix = String(representation.rawValue.filter(\.isLetter).suffix(4))
            return Response(
                status: .ok, fields: head(representation.contentType),
                validators: validators(stored, tag(stored.etag, suffix: suffix)),
                content: .bytes(try representation.text(of: stored)))
        }
    }

    /// No `Accept`, or one that any representation satisfies: then it is JSON.
    private static func asksForNothingSpecial(_ accept: ArraySlice<UInt8>?) -> Bool {
        guard let accept, !accept.isEmpty else { return true }
        return accept.elementsEqual("*/*".utf8) || accept.elementsEqual("application/json".utf8)
    }

    private static let jsonFields = head(json.contentType)

    private static func head(_ contentType: String) -> Fields {
        ["Content-Type": contentType, "Vary": "Accept", "Cache-Control": readCaching]
    }

    private static func validators(_ stored: StoredArticle, _ entityTag: String) -> Validators {
        Validators(entityTag: entityTag, lastModified: stored.lastModified / 1000)
    }

    /// Reads may be kept for a minute, and shown ten more while they are fetched anew.
    static let readCaching = "public, max-age=60, stale-while-revalidate=600"

    private var contentType: String {
        switch self {
        case .json, .linkedData: rawValue
        case .markdown, .plainText: rawValue + "; charset=utf-8"
        }
    }

    /// Each representation has an entity tag of its own.
    private static func tag(_ etag: String, suffix: String) -> String { etag.dropLast() + "-\(suffix)\"" }

    /// The representation with the highest quality; the earlier one where two are equal. Without the field: JSON.
    static func preferred(by accept: String?) -> ArticleRepresentation? {
        guard let accept, !accept.isEmpty else { return .json }
        let ranges = accept.split(separator: ",").map(MediaRange.init)
        var best: (representation: ArticleRepresentation, quality: Double)?
        for representation in allCases {
            let quality =
                ranges.filter { $0.matches(representation.rawValue) }.max { $0.precision < $1.precision }?.quality ?? 0
            if quality > best?.quality ?? 0 { best = (representation, quality) }
        }
        return best?.representation
    }

    /// One element of `Accept` (RFC 9110, section 12.5.1).
    private struct MediaRange {
        let type: String
        let quality: Double

        init(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            type = parts.first ?? ""
            quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
        }

        var precision: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

        func matches(_ other: String) -> Bool {
            type == "*/*" || type == other || type.hasSuffix("/*") && other.hasPrefix(type.dropLast())
        }
    }
}
