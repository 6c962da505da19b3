package import News

extension ArticleJSON {
    /// An article read back from its JSON, with the key and the number that stood in it.
    package struct Reading: Sendable, Equatable {
        package var article: Article
        /// nil where the text has no `id`.
        package var id: ArticleID?
        package var version: Int?

        package init(article: Article, id: ArticleID? = nil, version: Int? = nil) {
            self.article = article
            self.id = id
            self.version = version
        }
    }

    /// Reads what `bytes(of:id:version:)` wrote, in any order of members and with any white space.
    ///
    /// Derived members (`dir`, `word_count`, paragraph ids) are not read; unknown ones are passed over.
    package static func reading(of json: [UInt8]) throws(JSONError) -> Reading {
        var parts = ArticleParts()
        var reader = JSONReader(json)
        try reader.object { (name, reader) throws(JSONError) in try parts.take(name, from: &reader) }
        try reader.end()
        guard let source = parts.source, let headline = parts.headline else { throw reader.error(.missingMember) }
        var article = Article(
            url: parts.url, source: source, language: parts.language, kicker: parts.kicker, headline: headline,
            standfirst: parts.standfirst, byline: parts.byline, dateline: parts.dateline, published: parts.published,
            modified: parts.modified, section: parts.section, tags: parts.tags, images: parts.images,
            paragraphs: parts.paragraphs, provenance: parts.provenance)
        article.annotations = parts.annotations
        return Reading(article: article, id: parts.id, version: parts.version)
    }
}

/// The members of an article's JSON as they come in.
private struct ArticleParts {
    var id: ArticleID?
    var version: Int?
    var url: WebURL?
    var source: Source?
    var language: Language?
    var kicker: String?
    var headline: String?
    var standfirst: String?
    var byline: [Author] = []
    var dateline: Dateline?
    var published: PublicationDate?
    var modified: PublicationDate?
    var section: String?
    var tags: [String] = []
    var images: [ArticleImage] = []
    var paragraphs: [Paragraph] = []
    var provenance = Provenance()
    var annotations: Annotations?

    mutating func take(_ name: String, from reader: inout JSONReader) throws(JSONError) {
        switch name {
        case "id":
            guard let value = ArticleID(try reader.string()) else { throw reader.error(.badValue) }
            id = value
        case "version": version = try reader.integerOrNull()
        case "url": url = try reader.webURL()
        case "lang":
            if let code = try reader.stringOrNull() { language = Language(code) }
        case "source": source = try reader.source()
        case "kicker": kicker = try reader.stringOrNull()
        case "headline": headline = try reader.string()
        case "standfirst": standfirst = try reader.stringOrNull()
        case "byline": byline = try reader.list { (reader) throws(JSONError) in try reader.author() }
        case "dateline": dateline = try reader.dateline()
        case "published": published = try reader.publicationDate()
        case "modified": modified = try reader.publicationDate()
        case "section": section = try reader.stringOrNull()
        case "tags": tags = try reader.list { (reader) throws(JSONError) in try reader.string() }
        case "images": images = try reader.list { (reader) throws(JSONError) in try reader.image() }
        case "paragraphs": paragraphs = try reader.list { (reader) throws(JSONError) in try reader.paragraph() }
        case "provenance": provenance = try reader.provenance()
        case "insight": annotations = try reader.annotations()
        default: try reader.skip()
        }
    }
}

extension JSONReader {
    fileprivate mutating func list<Element>(
        _ element: (inout JSONReader) throws(JSONError) -> Element
    ) throws(JSONError) -> [Element] {
        var elements: [Element] = []
        if try takeNull() { return elements }
        try array { (reader) throws(JSONError) in elements.append(try element(&reader)) }
        return elements
    }

    fileprivate mutating func webURL() throws(JSONError) -> WebURL? {
        guard let text = try stringOrNull() else { return nil }
        guard let url = WebURL(text) else { throw error(.badValue) }
        return url
    }

    fileprivate mutating func source() throws(JSONError) -> Source {
        var source = Source.unknown
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "id": source.id = try reader.string()
            case "name": source.name = try reader.stringOrNull()
            case "country": source.country = try reader.stringOrNull()
            case "tz": source.timeZone = try reader.stringOrNull()
            default: try reader.skip()
            }
        }
        return source
    }

    fileprivate mutating func author() throws(JSONError) -> Author {
        var author = Author(name: "")
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "name": author.name = try reader.string()
            case "role": author.role = try reader.stringOrNull()
            default: try reader.skip()
            }
        }
        return author
    }

    fileprivate mutating func dateline() throws(JSONError) -> Dateline? {
        if try takeNull() { return nil }
        var dateline = Dateline(raw: "", start: 0, length: 0)
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "raw": dateline.raw = try reader.string()
            case "place": dateline.place = try reader.stringOrNull()
            case "country": dateline.country = try reader.stringOrNull()
            case "start": dateline.start = try reader.integer()
            case "length": dateline.length = try reader.integer()
            default: try reader.skip()
            }
        }
        return dateline
    }

    fileprivate mutating func publicationDate() throws(JSONError) -> PublicationDate? {
        if try takeNull() { return nil }
        var epochSeconds: Int?
        var date = PublicationDate(epochSeconds: 0, utcOffsetSeconds: nil, hasTime: false, raw: "", rule: "")
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "epoch_seconds": epochSeconds = try reader.integer()
            case "utc_offset_seconds": date.utcOffsetSeconds = try reader.integerOrNull()
            case "has_time": date.hasTime = try reader.boolean()
            case "raw": date.raw = try reader.string()
            case "rule": date.rule = try reader.string()
            case "calendar": date.calendar = try reader.choice()
            case "months": date.monthNames = try reader.choice()
            case "weekday_agrees": date.weekdayAgrees = try reader.booleanOrNull()
            case "time_may_be_default": date.timeMayBeDefault = try reader.boolean()
            case "tz_basis": date.zoneBasis = try reader.choice()
            default: try reader.skip()
            }
        }
        guard let epochSeconds else { throw error(.missingMember) }
        date.epochSeconds = Int64(epochSeconds)
        return date
    }

    fileprivate mutating func image() throws(JSONError) -> ArticleImage {
        var image = ArticleImage()
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "url": image.url = try reader.webURL()
            case "caption": image.caption = try reader.stringOrNull()
            case "credit": image.credit = try reader.stringOrNull()
            case "archive": image.isArchive = try reader.boolean()
            default: try reader.skip()
            }
        }
        return image
    }

    fileprivate mutating func paragraph() throws(JSONError) -> Paragraph {
        var paragraph = Paragraph("")
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "text": paragraph.text = try reader.string()
            case "kind": paragraph.kind = try reader.choice()
            default: try reader.skip()
            }
        }
        return paragraph
    }

    /// Reads what filters need and keeps the whole object as it stands; nil where it has no rules' version.
    fileprivate mutating func annotations() throws(JSONError) -> Annotations? {
        if try takeNull() { return nil }
        _ = try kind()
        let start = byteOffset
        var rules: Int?
        var annotations = Annotations(rules: 0)
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "rules": rules = try reader.integerOrNull()
            case "entity_ids":
                annotations.entities = try reader.list { (reader) throws(JSONError) in try reader.string() }
            case "speakers":
                annotations.speakers = try reader.list { (reader) throws(JSONError) in try reader.string() }
            case "relation_types":
                annotations.relationTypes = try reader.list { (reader) throws(JSONError) in try reader.string() }
            case "mentioned_days":
                annotations.days = try reader.list { (reader) throws(JSONError) in try reader.integer() }
            case "story": annotations.story = try reader.storyPlace()
            default: try reader.skip()
            }
        }
        guard let rules else { return nil }
        annotations.rules = rules
        annotations.json = text(from: start)
        return annotations
    }

    private mutating func storyPlace() throws(JSONError) -> StoryPlace? {
        if try takeNull() { return nil }
        var place = StoryPlace(story: "")
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "id": place.story = try reader.string()
            case "beside": place.beside = try reader.stringOrNull()
            case "terms": place.terms = try reader.list { (reader) throws(JSONError) in try reader.string() }
            case "entities": place.entities = try reader.list { (reader) throws(JSONError) in try reader.string() }
            case "score": place.score = try reader.double()
            default: try reader.skip()
            }
        }
        return place.story.isEmpty ? nil : place
    }

    fileprivate mutating func provenance() throws(JSONError) -> Provenance {
        var provenance = Provenance()
        try object { (name, reader) throws(JSONError) in
            switch name {
            case "fetched_at": provenance.fetchedAt = try reader.stringOrNull()
            case "status": provenance.status = try reader.integerOrNull()
            case "charset": provenance.charset = try reader.stringOrNull()
            case "sha256": provenance.sha256 = try reader.stringOrNull()
            case "upstream_etag": provenance.upstreamETag = try reader.stringOrNull()
            default: try reader.skip()
            }
        }
        return provenance
    }

    private mutating func choice<Choice: RawRepresentable<String>>() throws(JSONError) -> Choice {
        guard let choice = Choice(rawValue: try string()) else { throw error(.badValue) }
        return choice
    }
}
