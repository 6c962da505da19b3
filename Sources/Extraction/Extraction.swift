package import News

/// An article with the evidence for each of its fields.
package struct Extraction: Sendable, Equatable {
    package var article: Article
    /// One for each field that was found, in the order of `Article`'s fields.
    package var fields: [FieldExplanation]
    /// What the page asks of robots, each as an `X-Robots-Tag` field would say it.
    package var robotsDirectives: [String] = []

    package init(article: Article, fields: [FieldExplanation]) {
        self.article = article
        self.fields = fields
    }

    /// What a reader reads below the headline: the printed standfirst and the paragraphs, a line each.
    package var readableText: String {
        ([article.standfirst].compactMap { $0 } + article.paragraphs.map(\.text)).joined(separator: "\n")
    }
}

/// Where a field's value came from and what was passed over for it.
package struct FieldExplanation: Sendable, Equatable {
    /// The field's name in the API (`headline`, `published`).
    package var field: String
    /// The text as the page has it.
    package var raw: String?
    /// The rule that chose it, such as `json-ld headline` or `publication line`.
    package var rule: String
    /// Where it stands on the page (`meta[property=og:title]`, `h1`, `line 3`).
    package var node: String?
    package var rejected: [RejectedCandidate]

    package init(
        field: String, raw: String?, rule: String, node: String? = nil, rejected: [RejectedCandidate] = []
    ) {
        self.field = field
        self.raw = raw
        self.rule = rule
        self.node = node
        self.rejected = rejected
    }
}

extension FieldExplanation {
    /// In the order of `Article`'s fields; of several for one field the second is named `images[1]`, and so on.
    static func inOrder(_ fields: [FieldExplanation]) -> [FieldExplanation] {
        let places = fields.enumerated().map { index, field in
            if let known = ranks[field.field] { return (known, index) }
            let name = field.field.utf8.prefix { $0 != 0x5B }
            return (order.firstIndex { name.elementsEqual($0.utf8) } ?? order.count, index)
        }
        var counts: [String: Int] = [:]
        return fields.indices.sorted { places[$0] < places[$1] }.map { index in
            var field = fields[index]
            let count = counts[field.field, default: 0]
            counts[field.field] = count + 1
            if count > 0 { field.field += "[\(count)]" }
            return field
        }
    }

    private static let order = [
        "url", "source", "lang", "kicker", "headline", "standfirst", "byline", "dateline", "published", "modified",
        "section", "tags", "images", "paragraphs",
    ]
    private static let ranks = Dictionary(uniqueKeysWithValues: zip(order, 0...))
}

/// A value that could have been taken, and why it was not.
package struct RejectedCandidate: Sendable, Equatable {
    package var raw: String
    package var rule: String
    package var reason: String

    package init(raw: String, rule: String, reason: String) {
        self.raw = raw
        self.rule = rule
        self.reason = reason
    }
}
