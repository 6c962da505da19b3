import News

/// An article as JSON: what this server itself serves, and what an import may leave out of it.
struct ArticleBody: Decodable {
    var url: String?
    var source: SourceBody?
    var lang: String?
    var kicker: String?
    var headline: String?
    var standfirst: String?
    var byline: [AuthorBody]?
    var dateline: DatelineBody?
    var publishedAt: String?
    var published: PublishedBody?
    var modifiedAt: String?
    var section: String?
    var tags: [String]?
    var images: [ImageBody]?
    var paragraphs: [ParagraphBody]?
    /// Split into paragraphs at blank lines where there are no `paragraphs`.
    var text: String?
    var provenance: ProvenanceBody?

    struct AuthorBody: Decodable {
        var name: String
        var role: String?

        private enum Member: CodingKey { case name, role }

        /// A bare string is a name.
        init(from decoder: any Decoder) throws {
            if let name = try? decoder.singleValueContainer().decode(String.self) {
                self.name = name
                return
            }
            let members = try decoder.container(keyedBy: Member.self)
            name = try members.decode(String.self, forKey: .name)
            role = try members.decodeIfPresent(String.self, forKey: .role)
        }
    }

    struct DatelineBody: Decodable {
        var raw: String
        var place: String?
        var country: String?
        var start: Int?
        var length: Int?
    }

    struct PublishedBody: Decodable {
        var raw: String?
        var rule: String?
        var calendar: String?
        var months: String?
        var weekdayAgrees: Bool?
        var timeMayBeDefault: Bool?
        var tzBasis: String?
    }

    struct ImageBody: Decodable {
        var url: String?
        var caption: String?
        var credit: String?
        var archive: Bool?
    }

    struct ParagraphBody: Decodable {
        var text: String
        var kind: String?

        private enum Member: CodingKey { case text, kind }

        /// A bare string is a paragraph.
        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self.text = text
                return
            }
            let members = try decoder.container(keyedBy: Member.self)
            text = try members.decode(String.self, forKey: .text)
            kind = try members.decodeIfPresent(String.self, forKey: .kind)
        }
    }

    struct ProvenanceBody: Decodable {
        var fetchedAt: String?
        var status: Int?
        var charset: String?
        var sha256: String?
        var upstreamEtag: String?
    }
}

/// A source as an object, or as a bare string: its id.
struct SourceBody: Decodable {
    var id: String
    var name: String?
    var country: String?
    var tz: String?

    private enum Member: CodingKey { case id, name, country, tz }

    init(from decoder: any Decoder) throws {
        if let id = try? decoder.singleValueContainer().decode(String.self) {
            self.id = id
            return
        }
        let members = try decoder.container(keyedBy: Member.self)
        id = try members.decode(String.self, forKey: .id)
        name = try members.decodeIfPresent(String.self, forKey: .name)
        country = try members.decodeIfPresent(String.self, forKey: .country)
        tz = try members.decodeIfPresent(String.self, forKey: .tz)
    }

    var source: Source { Source(id: id, name: name, country: country, timeZone: tz) }
}
