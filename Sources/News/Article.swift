import Bytes

/// One news article as it was extracted: what a reader sees of it and where each part came from.
///
/// All texts are as printed, with white space folded and the ends trimmed; offsets are UTF-16 code units.
package struct Article: Sendable, Equatable {
    package var url: WebURL?
    package var source: Source
    package var language: Language?
    /// The line above the headline.
    package var kicker: String?
    package var headline: String
    /// The summary under the headline.
    package var standfirst: String?
    package var byline: [Author]
    package var dateline: Dateline?
    package var published: PublicationDate?
    package var modified: PublicationDate?
    package var section: String?
    package var tags: [String]
    package var images: [ArticleImage]
    package var paragraphs: [Paragraph]
    package var provenance: Provenance
    /// What the rules found in it, once they have read it.
    package var annotations: Annotations?

    package init(
        url: WebURL? = nil, source: Source, language: Language? = nil, kicker: String? = nil, headline: String,
        standfirst: String? = nil, byline: [Author] = [], dateline: Dateline? = nil, published: PublicationDate? = nil,
        modified: PublicationDate? = nil, section: String? = nil, tags: [String] = [], images: [ArticleImage] = [],
        paragraphs: [Paragraph] = [], provenance: Provenance = Provenance()
    ) {
        self.url = url
        self.source = source
        self.language = language
        self.kicker = kicker
        self.headline = headline
        self.standfirst = standfirst
        self.byline = byline
        self.dateline = dateline
        self.published = published
        self.modified = modified
        self.section = section
        self.tags = tags
        self.images = images
        self.paragraphs = paragraphs
        self.provenance = provenance
    }

    /// The permalink's key: over the canonical URL, or without one over headline, publication date and source.
    package var id: ArticleID {
        if let url { return ArticleID(ofCanonicalURL: url.canonical) }
        return ArticleID(ofHeadline: headline, localDate: published?.localDate, sourceID: source.id)
    }

    /// The number of words in the paragraphs, parted by white space.
    package var wordCount: Int { paragraphs.reduce(0) { $0 + $1.wordCount } }

    /// Whether both say the same to a reader: everything but where and when they were fetched, and what rules found.
    package func hasSameContent(as other: Article) -> Bool {
        var copy = other
        copy.provenance = provenance
        copy.url = url
        copy.annotations = annotations
        return copy == self
    }
}

/// One who wrote the article, as the byline names them.
package struct Author: Sendable, Equatable, Hashable {
    package var name: String
    /// What the page calls them («مراسل», "agency"), if anything.
    package var role: String?

    package init(name: String, role: String? = nil) {
        self.name = name
        self.role = role
    }
}

/// The place that opens the first paragraph («عمان - …»). The paragraph keeps its words.
package struct Dateline: Sendable, Equatable {
    package var raw: String
    /// A linked place such as `city:amman`, if the place is known.
    package var place: String?
    /// ISO 3166-1 alpha-2, if the place is known.
    package var country: String?
    /// Where `raw` stands in the first paragraph, in UTF-16 code units.
    package var start: Int
    package var length: Int

    package init(raw: String, place: String? = nil, country: String? = nil, start: Int, length: Int) {
        self.raw = raw
        self.place = place
        self.country = country
        self.start = start
        self.length = length
    }
}

/// An image of the article with what is printed under it.
package struct ArticleImage: Sendable, Equatable {
    package var url: WebURL?
    package var caption: String?
    package var credit: String?
    /// Whether the page marks it as an archive photo («ارشيفية»).
    package var isArchive: Bool

    package init(url: WebURL? = nil, caption: String? = nil, credit: String? = nil, isArchive: Bool = false) {
        self.url = url
        self.caption = caption
        self.credit = credit
        self.isArchive = isArchive
    }
}

/// One block of the body. Its public id is `p` and its place counted from one.
package struct Paragraph: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case paragraph, subheading, quote
        case listItem = "list_item"
    }

    package var text: String
    package var kind: Kind

    /// The number of words, parted by white space. O(bytes).
    package var wordCount: Int { text.utf8Span.span.wordCount }

    package init(_ text: String, kind: Kind = .paragraph) {
        self.text = text
        self.kind = kind
    }
}

/// Where an article's bytes came from.
package struct Provenance: Sendable, Equatable {
    /// RFC 3339 in UTC; nil for pasted text that nobody fetched.
    package var fetchedAt: String?
    package var status: Int?
    /// The encoding that the page was decoded with, by its WHATWG name in lower case.
    package var charset: String?
    /// SHA-256 over the fetched or pasted bytes, in lower-case hexadecimal.
    package var sha256: String?
    package var upstreamETag: String?

    package init(
        fetchedAt: String? = nil, status: Int? = nil, charset: String? = nil, sha256: String? = nil,
        upstreamETag: String? = nil
    ) {
        self.fetchedAt = fetchedAt
        self.status = status
        self.charset = charset
        self.sha256 = sha256
        self.upstreamETag = upstreamETag
    }
}
