import Insight
import Search
import Storage

/// What entities are called: by the tables, or as the newest article that names them writes them.
struct EntityNames {
    let snapshot: ArchiveSnapshot

    /// An identifier with its names.
    struct Named {
        var id: String
        var arabic: String
        var english: String?
        var country: String?
    }

    func name(of id: String) -> Named {
        if let known = KnownName.named(id) {
            return Named(id: id, arabic: known.arabic, english: known.english, country: known.country)
        }
        return Named(id: id, arabic: written(id) ?? EntityNames.spelt(id))
    }

    /// The form that the newest article has most often; of forms equally frequent the first.
    private func written(_ id: String) -> String? {
        var request = SearchRequest(query: nil)
        request.filter.keywords["entity"] = [id]
        request.sort = .newest
        request.limit = 1
        guard let hit = snapshot.index.search(request).hits.first, let stored = snapshot.article(of: hit.document)
        else { return nil }
        let forms = StoredFindings("entities", of: stored).items.map { StoredFindings.Item($0) }
            .filter { $0.string("id") == id }.compactMap { $0.string("text") }
        var best: (form: String, count: Int)?
        for form in forms {
            let count = forms.count { $0 == form }
            if count > best?.count ?? 0 { best = (form, count) }
        }
        return best?.form
    }

    /// The name that an identifier holds, folded.
    private static func spelt(_ id: String) -> String {
        id.split(separator: ":", maxSplits: 1).last.map { String($0).replacing("_", with: " ") } ?? id
    }

    static func folded(_ text: String) -> String { ArticleInsight.folded(text) }

    /// Whether an entity's names hold folded words, in either language.
    static func matches(_ id: String, _ words: String) -> Bool {
        guard let known = KnownName.named(id) else { return folded(id.replacing("_", with: " ")).contains(words) }
        return folded(known.arabic).contains(words) || folded(known.english).contains(words) || id.contains(words)
    }
}
