import News
import Storage

/// One difference between two versions: a field that changed, or a paragraph that came, went or changed.
struct ArticleChange: Equatable {
    enum Kind: String {
        case changed, added, removed
    }

    var field: String
    var kind: Kind
    var before: String?
    var after: String?

    /// Headline first, then the other fields, then the paragraphs in the order of the newer version.
    static func changes(from older: Article, to newer: Article) -> [ArticleChange] {
        var changes: [ArticleChange] = []
        func compare(_ field: String, _ before: String?, _ after: String?) {
            guard before != after else { return }
            let kind: Kind = before == nil ? .added : after == nil ? .removed : .changed
            changes.append(ArticleChange(field: field, kind: kind, before: before, after: after))
        }
        compare("headline", older.headline, newer.headline)
        compare("kicker", older.kicker, newer.kicker)
        compare("standfirst", older.standfirst, newer.standfirst)
        compare("byline", names(older), names(newer))
        compare("published_at", older.published?.rfc3339, newer.published?.rfc3339)
        compare("modified_at", older.modified?.rfc3339, newer.modified?.rfc3339)
        compare("section", older.section, newer.section)
        return changes + paragraphChanges(from: older.paragraphs.map(\.text), to: newer.paragraphs.map(\.text))
    }

    private static func names(_ article: Article) -> String? {
        article.byline.isEmpty ? nil : article.byline.map(\.name).joined(separator: "، ")
    }

    /// Removals and insertions of the shortest edit; one of each at the same place is a change.
    private static func paragraphChanges(from older: [String], to newer: [String]) -> [ArticleChange] {
        let start = zip(older, newer).prefix { $0 == $1 }.count
        let end = zip(older[start...].reversed(), newer[start...].reversed()).prefix { $0 == $1 }.count
        let (old, new) = (older.count - end, newer.count - end)
        // The search for the shortest edit takes time with the square of the lengths: beyond this, place by place.
        if (old - start) + (new - start) > differenceLimit {
            return changesInPlace(older[start..<old], newer[start..<new], from: start)
        }
        return edits(from: Array(older[..<old]), to: Array(newer[..<new]))
    }

    private static let differenceLimit = 4000

    private static func changesInPlace(
        _ older: ArraySlice<String>, _ newer: ArraySlice<String>, from start: Int
    ) -> [ArticleChange] {
        (start..<max(older.endIndex, newer.endIndex)).compactMap { place in
            let before = place < older.endIndex ? older[place] : nil
            let after = place < newer.endIndex ? newer[place] : nil
            guard before != after else { return nil }
            let kind: Kind = before == nil ? .added : after == nil ? .removed : .changed
            return ArticleChange(field: "p\(place + 1)", kind: kind, before: before, after: after)
        }
    }

    private static func edits(from older: [String], to newer: [String]) -> [ArticleChange] {
        let difference = newer.difference(from: older)
        var removed: [Int: String] = [:]
        var inserted: [Int: String] = [:]
        for step in difference {
            switch step {
            case .remove(let offset, let text, _): removed[offset] = text
            case .insert(let offset, let text, _): inserted[offset] = text
            }
        }
        var changes: [ArticleChange] = []
        var (old, new) = (0, 0)
        while old < older.count || new < newer.count {
            let (before, after) = (removed[old], inserted[new])
            if before != nil || after != nil {
                let kind: Kind = before == nil ? .added : after == nil ? .removed : .changed
                let place = after == nil ? old : new
                changes.append(ArticleChange(field: "p\(place + 1)", kind: kind, before: before, after: after))
            }
            if before != nil || after == nil { old += 1 }
            if after != nil || before == nil { new += 1 }
        }
        return changes
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("field", field)
            writer.member("kind", kind.rawValue)
            writer.member("before", before)
            writer.member("after", after)
        }
    }
}
