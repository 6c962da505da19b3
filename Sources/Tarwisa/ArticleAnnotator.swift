import Insight
import News
import Storage

/// Joins the rules and the archive: what an article says, once, when it is stored.
enum ArticleAnnotator {
    /// Mentioned days that filters know: 1900-01-01 up to 2100-01-01, since 1970-01-01.
    static let knownDays = -25_567..<47_482

    /// The rules read Arabic; an article in another language has only the rules' version.
    static func annotations(of article: Article) -> Annotations {
        var annotations = Annotations(rules: ArticleInsight.rulesVersion)
        let isArabic = article.language.map { $0.code == "ar" || $0.code.hasPrefix("ar-") } ?? true
        guard isArabic else {
            annotations.json = json(annotations, nil, of: article)
            return annotations
        }
        let insight = ArticleInsight(of: article)
        annotations.entities = insight.entityIDs
        annotations.days = insight.mentionedDays.filter { knownDays.contains($0) }
        for quote in insight.quotes {
            guard let speaker = insight.link(of: quote) ?? quote.value.speaker?.name else { continue }
            if !annotations.speakers.contains(speaker) { annotations.speakers.append(speaker) }
        }
        for relation in insight.relations where !annotations.relationTypes.contains(relation.value.type.rawValue) {
            annotations.relationTypes.append(relation.value.type.rawValue)
        }
        annotations.json = json(annotations, insight, of: article)
        return annotations
    }

    private static func json(_ annotations: Annotations, _ insight: ArticleInsight?, of article: Article) -> [UInt8] {
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.member("rules", annotations.rules)
            write(annotations.entities, as: "entity_ids", to: &writer)
            write(annotations.speakers, as: "speakers", to: &writer)
            write(annotations.relationTypes, as: "relation_types", to: &writer)
            writer.name("mentioned_days")
            writer.array { writer in for day in annotations.days { writer.number(day) } }
            if let insight { InsightJSON.writeFindings(of: insight, in: article, to: &writer) }
        }
        return writer.bytes
    }

    private static func write(_ words: [String], as name: String, to writer: inout JSONWriter) {
        writer.name(name)
        writer.array { writer in for word in words { writer.string(word) } }
    }
}
