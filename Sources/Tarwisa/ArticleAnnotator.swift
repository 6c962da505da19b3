import Insight
import News
import Storage

/// Joins the rules and the archive: what an article says, once, when it is stored.
struct ArticleAnnotator {
    /// Mentioned days that filters know: 1900-01-01 up to 2100-01-01, since 1970-01-01.
    static let knownDays = -25_567..<47_482

    let article: Article
    var annotations = Annotations(rules: ArticleInsight.rulesVersion)
    /// nil for an article in a language that the rules do not read: they read Arabic.
    private let insight: ArticleInsight?

    /// Reads the article; its story is for others to say.
    init(_ article: Article) {
        self.article = article
        let isArabic = article.language.map { $0.code == "ar" || $0.code.hasPrefix("ar-") } ?? true
        insight = isArabic ? ArticleInsight(of: article) : nil
        guard let insight else { return }
        annotations.entities = insight.entityIDs
        annotations.days = insight.mentionedDays.filter { ArticleAnnotator.knownDays.contains($0) }
        for quote in insight.quotes {
            for speaker in [insight.link(of: quote), quote.value.speaker?.name].compactMap({ $0 })
            where !annotations.speakers.contains(speaker) { annotations.speakers.append(speaker) }
        }
        for relation in insight.relations where !annotations.relationTypes.contains(relation.value.type.rawValue) {
            annotations.relationTypes.append(relation.value.type.rawValue)
        }
    }

    /// What stories are told by; nil where the article is not read or has no date.
    func storyItem(_ id: ArticleID) -> StoryItem? {
        insight == nil ? nil : StoryItem(article, names: annotations.entities, id: id.description)
    }

    /// The annotations with the JSON that says them.
    var written: Annotations {
        var written = annotations
        written.json = json
        return written
    }

    private var json: [UInt8] {
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.member("rules", annotations.rules)
            if let place = annotations.story { ArticleAnnotator.write(place, to: &writer) }
            ArticleAnnotator.write(annotations.entities, as: "entity_ids", to: &writer)
            ArticleAnnotator.write(annotations.speakers, as: "speakers", to: &writer)
            ArticleAnnotator.write(annotations.relationTypes, as: "relation_types", to: &writer)
            writer.name("mentioned_days")
            writer.array { writer in for day in annotations.days { writer.number(day) } }
            if let insight { InsightJSON.writeFindings(of: insight, in: article, to: &writer) }
        }
        return writer.bytes
    }

    private static func write(_ place: StoryPlace, to writer: inout JSONWriter) {
        writer.name("story")
        writer.object { writer in
            writer.member("id", place.story)
            writer.member("beside", place.beside)
            write(place.terms, as: "terms", to: &writer)
            write(place.entities, as: "entities", to: &writer)
            writer.name("score")
            writer.number(thousandths: place.score)
        }
    }

    private static func write(_ words: [String], as name: String, to writer: inout JSONWriter) {
        writer.name(name)
        writer.array { writer in for word in words { writer.string(word) } }
    }
}
