package import News
package import Search

extension IndexDocument {
    /// What the index takes in of an article that came in at a time in milliseconds.
    package init(_ article: Article, time: Int64) {
        let offset = article.published?.utcOffsetSeconds ?? 0
        self.init(
            headline: article.headline, standfirst: article.standfirst,
            captions: article.images.compactMap(\.caption), bylines: article.byline.map(\.name),
            section: article.section, paragraphs: article.paragraphs.map(\.text),
            keywords: IndexDocument.keywords(of: article), published: article.published?.epochSeconds,
            localDay: article.published.map { IndexDocument.day(of: $0.epochSeconds + Int64(offset)) },
            utcOffsetMinutes: Int16(clamping: offset / 60), changed: time / 1000)
    }

    /// The names that filters and facets know: `source`, `author`, `section`, `lang`, `place`, `tag`; and what the rules found as
    /// `entity`, `speaker`, `mentioned` (a day) and `relation` (a kind), `story`; of one that
    /// was put beside another `follows` (its story) and `told` (`again`).
    private static func keywords(of article: Article) -> [Keyword] {
        var keywords = [Keyword(name: "source", value: article.source.id)]
        keywords += article.byline.map { Keyword(name: "author", value: $0.name) }
        if let section = article.section { keywords.append(Keyword(name: "section", value: section)) }
        if let language = article.language { keywords.append(Keyword(name: "lang", value: language.code)) }
        if let place = article.dateline?.place { keywords.append(Keyword(name: "place", value: place)) }
        if let found = article.annotations {
            keywords += found.entities.map { Keyword(name: "entity", value: $0) }
            keywords += found.speakers.map { Keyword(name: "speaker", value: $0) }
            keywords += found.days.map { Keyword(name: "mentioned", value: mentionedDay($0)) }
            keywords += found.relationTypes.map { Keyword(name: "relation", value: $0) }
            if let place = found.story {
                keywords.append(Keyword(name: "story", value: place.story))
                if place.beside != nil {
                    keywords += [Keyword(name: "follows", value: place.story), Keyword(name: "told", value: "again")]
                }
            }
        }
        return keywords + article.tags.map { Keyword(name: "tag", value: $0) }
    }

    /// A mentioned day as its keyword: `2015-04-08`.
    package static func mentionedDay(_ day: Int) -> String { CivilTime(epochSeconds: Int64(day) * 86_400).date }

    private static func day(of localSeconds: Int64) -> Int32 {
        let (days, rest) = localSeconds.quotientAndRemainder(dividingBy: 86_400)
        return Int32(clamping: rest < 0 ? days - 1 : days)
    }
}
