package import News

/// What an article says: each finding with its place and its rule. Pure: the same article gives the same answer.
package struct ArticleInsight: Sendable, Equatable {
    /// Raised whenever a rule or a table changes what is found.
    package static let rulesVersion = 11

    /// Where in the article a finding stands. Offsets of findings count inside of it.
    package enum Place: Sendable, Equatable {
        case headline, standfirst
        case caption(Int)
        /// Counted from 0; its public name is `p` and the number from one.
        case paragraph(Int)

        package var name: String {
            switch self {
            case .headline: "headline"
            case .standfirst: "standfirst"
            case .caption(let index): index == 0 ? "caption" : "caption\(index + 1)"
            case .paragraph(let index): "p\(index + 1)"
            }
        }
    }

    package struct Finding<Value: Sendable & Equatable>: Sendable, Equatable {
        package var place: Place
        package var value: Value
    }

    package var dates: [Finding<Timex>] = []
    package var people: [Finding<TitledPerson>] = []
    package var mentions: [Finding<Mention>] = []
    package var quotes: [Finding<Quote>] = []
    package var relations: [Finding<Relation>] = []

    /// Reads the article's headline, standfirst, captions and paragraphs.
    package init(of article: Article) {
        let country = article.source.country ?? article.dateline?.country
        let reference = article.published.map {
            CivilTime(epochSeconds: $0.epochSeconds + Int64($0.utcOffsetSeconds ?? 0))
        }
        let finder = reference.map { DateFinder(published: $0, hasTime: article.published?.hasTime ?? false) }
        let reader = PassageReader(country: country, dates: finder)
        read(article.headline, at: .headline, reader)
        if let standfirst = article.standfirst { read(standfirst, at: .standfirst, reader) }
        for (index, image) in article.images.enumerated() {
            if let caption = image.caption { read(caption, at: .caption(index), reader) }
        }
        var quotes = QuoteFinder()
        for (index, paragraph) in article.paragraphs.enumerated() {
            let passage = Passage(paragraph.text)
            let units = FoldedText.units(of: paragraph.text)
            read(
                passage, of: units, at: .paragraph(index), reader, dateline: index == 0 ? article.dateline : nil)
            self.quotes += quotes.quotes(in: passage, of: units).map {
                Finding(place: .paragraph(index), value: $0)
            }
        }
        resolveCoalition()
    }

    private struct PassageReader {
        var country: String?
        var dates: DateFinder?
    }

    private mutating func read(_ text: String, at place: Place, _ reader: PassageReader) {
        read(Passage(text), of: FoldedText.units(of: text), at: place, reader, dateline: nil)
    }

    private mutating func read(
        _ passage: Passage, of units: [UInt16], at place: Place, _ reader: PassageReader, dateline: Dateline?
    ) {
        let found = reader.dates?.dates(in: passage) ?? []
        let people = PersonFinder().people(in: passage, of: units)
        let names = EntityFinder(country: reader.country).mentions(
            in: passage, of: units, people: people, dateline: dateline)
        let relations = RelationFinder(country: reader.country).relations(
            in: passage, of: units, dates: found, people: people)
        dates += found.map { Finding(place: place, value: $0) }
        self.people += people.map { Finding(place: place, value: $0) }
        mentions += names.map { Finding(place: place, value: $0) }
        self.relations += relations.map { Finding(place: place, value: $0) }
    }

    /// «التحالف» alone is the coalition that the article has named in full; without that it is no mention.
    private mutating func resolveCoalition() {
        let full =
            mentions.contains { $0.value.id == "org:global_coalition_against_daesh" && $0.value.text.utf16.count > 10 }
            || mentions.contains { $0.value.id == "org:coalition_small_group" }
        guard !full else { return }
        mentions.removeAll { $0.value.id == "org:global_coalition_against_daesh" && $0.value.text.utf16.count <= 10 }
    }

    /// The identifiers of what is mentioned, each once, in the order of first mention.
    package var entityIDs: [String] {
        var ids: [String] = []
        for mention in mentions where !ids.contains(mention.value.id) { ids.append(mention.value.id) }
        return ids
    }

    /// Days since 1970-01-01 that are mentioned as days, at most one year's worth, ascending.
    package var mentionedDays: [Int] {
        var days: Set<Int> = []
        for date in dates {
            guard let range = date.value.value.days, range.count <= 31, days.count < 366 else { continue }
            days.formUnion(range)
        }
        return days.sorted()
    }

    /// A text in the one spelling that names are compared in.
    package static func folded(_ text: String) -> String { PersonFinder.key(of: text) }

    /// The linked identifier of a speaker's name: of the mention that it holds, or that holds it.
    package func link(of quote: Finding<Quote>) -> String? {
        guard let speaker = quote.value.speaker else { return nil }
        if let range = speaker.range {
            for mention in mentions where mention.place == quote.place && mention.value.kind != .nationality {
                if mention.value.start < range.upperBound, range.lowerBound < mention.value.end {
                    return mention.value.id
                }
            }
        }
        let key = PersonFinder.key(of: speaker.name)
        return mentions.first { PersonFinder.key(of: $0.value.text) == key }?.value.id
    }
}
