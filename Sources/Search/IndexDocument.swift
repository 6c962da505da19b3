/// The parts of a document that a query can name (`headline:…`). Raw values are the order in which positions are counted.
package enum IndexField: UInt8, Sendable, CaseIterable {
    case headline, standfirst, caption, byline, section, body

    /// The field that a query calls so.
    package init?(queryName: some StringProtocol) {
        switch queryName {
        case "headline", "title": self = .headline
        case "standfirst": self = .standfirst
        case "caption": self = .caption
        case "byline", "author": self = .byline
        case "section": self = .section
        case "body", "text": self = .body
        default: return nil
        }
    }
}

/// A name and a value that filters and facets compare letter by letter (`source` = `alghad.com`).
package struct Keyword: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// What the index takes in of one article.
package struct IndexDocument: Sendable {
    package var headline: String
    package var standfirst: String?
    package var captions: [String]
    package var bylines: [String]
    package var section: String?
    /// The body's paragraphs. A phrase never reaches from one into the next.
    package var paragraphs: [String]
    package var keywords: [Keyword]
    /// Seconds since 1970 in UTC; nil for an undated document.
    package var published: Int64?
    /// The source's local date, in days since 1970-01-01.
    package var localDay: Int32?
    /// How far the source's clocks were ahead of UTC then, in minutes. Only hour buckets need it.
    package var utcOffsetMinutes: Int16
    /// When the document last changed here: seconds since 1970.
    package var changed: Int64

    package init(
        headline: String, standfirst: String? = nil, captions: [String] = [], bylines: [String] = [],
        section: String? = nil, paragraphs: [String] = [], keywords: [Keyword] = [], published: Int64? = nil,
        localDay: Int32? = nil, utcOffsetMinutes: Int16 = 0, changed: Int64 = 0
    ) {
        self.headline = headline
        self.standfirst = standfirst
        self.captions = captions
        self.bylines = bylines
        self.section = section
        self.paragraphs = paragraphs
        self.keywords = keywords
        self.published = published
        self.localDay = localDay
        self.utcOffsetMinutes = utcOffsetMinutes
        self.changed = changed
    }

    /// The texts of a field, in the order in which their positions are counted.
    package func texts(of field: IndexField) -> [String] {
        switch field {
        case .headline: [headline]
        case .standfirst: standfirst.map { [$0] } ?? []
        case .caption: captions
        case .byline: bylines
        case .section: section.map { [$0] } ?? []
        case .body: paragraphs
        }
    }
}
