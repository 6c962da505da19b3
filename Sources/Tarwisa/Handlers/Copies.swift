import Insight
import News
import Storage

/// Which of an article's neighbours tell it again, and which are other issues of the bulletin that it is.
struct Copies {
    struct Copy {
        let stored: StoredArticle
        let article: Article
        /// The asked article's text on the left, this one's on the right.
        let likeness: Likeness
    }

    /// The most alike first.
    private(set) var likes: [Copy] = []
    /// The newest first.
    private(set) var issues: [Copy] = []

    /// The number guard parts the two: texts that differ in their numbers are no duplicates, however alike their words.
    init(of article: Article, among candidates: [StoredArticle]) throws(Problem) {
        let own = Fingerprint(of: article)
        for candidate in candidates {
            let other = try candidate.readArticle
            let copy = Copy(stored: candidate, article: other, likeness: Likeness(own, Fingerprint(of: other)))
            if copy.likeness.isDuplicate {
                likes.append(copy)
            } else if copy.likeness.isSeries, other.source.id == article.source.id,
                other.published?.localDate != article.published?.localDate
            {
                issues.append(copy)
            }
        }
        likes.sort { ($0.likeness.jaccard, $1.stored.id) > ($1.likeness.jaccard, $0.stored.id) }
        issues.sort { $0.time > $1.time }
    }

    /// Who had it first: the earliest of the copies and the article itself; nil where there is no copy with a date.
    func first(of id: ArticleID, _ article: Article, _ copies: [Copy]) -> ArticleID? {
        var times = copies.map { (time: $0.time, id: $0.stored.id) }
        guard !times.isEmpty else { return nil }
        times.append((article.published?.epochSeconds ?? .max, id))
        return times.filter { $0.time != .max }.min { ($0.time, $0.id) < ($1.time, $1.id) }?.id
    }
}

extension Copies.Copy {
    /// The latest of times where it has none.
    var time: Int64 { article.published?.epochSeconds ?? .max }

    func write(to writer: inout JSONWriter) {
        var head = JSONWriter()
        head.object { writer in
            writer.name("score")
            writer.number(thousandths: likeness.jaccard)
            writer.name("reasons")
            writer.array { writer in
                writer.string("shingles \(Int(likeness.jaccard * 100)) %")
                if let agree = likeness.numbersAgree { writer.string(agree ? "same numbers" : "other numbers") }
            }
            writer.name("holds")
            writer.number(thousandths: likeness.containedInRight)
            writer.name("held")
            writer.number(thousandths: likeness.containedInLeft)
            InsightJSON.write(AgencyCredit.credits(of: article), to: &writer)
        }
        writer.json(FieldSelection.summary.added(to: head.bytes, from: stored.json))
    }
}
