import News
import Search
import Storage

/// The stories that more than one article of a snapshot tells.
struct ToldStories {
    private let ids: Set<String>
    /// The documents of the articles that founded them.
    private let founders: [DocumentNumber]

    /// Counts only what was put beside others: a founder did not know that more would come.
    init(in snapshot: ArchiveSnapshot) {
        var request = SearchRequest(query: nil)
        request.limit = 1
        request.facets = ["follows"]
        request.facetLimit = .max
        var ids: Set<String> = []
        var founders: [DocumentNumber] = []
        for count in snapshot.index.search(request).facets["follows"] ?? [] {
            let founder = ArticleID("a_" + count.value.dropFirst(2)).flatMap { snapshot.document(of: $0) }
            guard founder != nil || count.count > 1 else { continue }
            ids.insert(count.value)
            if let founder { founders.append(founder) }
        }
        (self.ids, self.founders) = (ids, founders)
    }

    /// Those of which an article passes, the one told last first; the page that was asked for and how many there are.
    func matching(_ asked: SearchParameters, in snapshot: ArchiveSnapshot) -> (page: ArraySlice<String>, total: Int) {
        var request = asked.request
        let isFiltered = request.query != nil || !request.filter.isEmpty
        request.filter.group = SearchFilter.Group(
            keyword: Keyword(name: "told", value: "again"), documents: founders)
        request.sort = .newest
        request.offset = 0
        request.limit = 500
        var total = ids.count
        if isFiltered {
            request.facets = ["story"]
            request.facetLimit = .max
            total = (snapshot.index.search(request).facets["story"] ?? []).count { ids.contains($0.value) }
            request.facets = []
        }
        let wanted = min(total, asked.offset + asked.limit)
        var stories: [String] = []
        var seen: Set<String> = []
        while stories.count < wanted {
            let hits = snapshot.index.search(request).hits
            for hit in hits {
                guard let story = snapshot.article(of: hit.document)?.story, ids.contains(story) else { continue }
                if seen.insert(story).inserted { stories.append(story) }
            }
            guard let last = hits.last else { break }
            request.after = last.position
        }
        return (stories.dropFirst(asked.offset).prefix(asked.limit), total)
    }
}
