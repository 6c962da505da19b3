package import Search

/// What `/v1/search` was asked, by query parameters or by a posted object.
struct SearchQuestion {
    var asked: SearchParameters
    var fields: FieldSelection?
    var highlights = true
    /// Whether newer articles count a little more.
    var prefersNew = true

    private enum Recency: String, CaseIterable { case auto, off }

    init(_ parameters: Parameters) throws(Problem) {
        var parameters = parameters
        let fields = parameters.list("fields")
        let sort = try parameters.choice("sort", of: SearchParameters.Sort.self)
        let words = try parameters.choice("words", of: WordsMode.self)
        let match = try parameters.choice("match", of: MatchMode.self)
        let fuzzy = try parameters.choice("fuzzy", of: FuzzyMode.self)
        let recency = try parameters.choice("recency", of: Recency.self)
        let facets = parameters.list("facets") ?? []
        let highlights = try parameters.boolean("highlight")
        let explains = try parameters.boolean("explain") ?? false
        asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        if let unknown = facets.first(where: { !SearchParameters.facetNames.contains($0) }) {
            throw Parameters.invalid("facets", "There is no facet '\(unknown.prefix(40))'.")
        }
        self.fields = try fields.map { names throws(Problem) in try FieldSelection(names) }
        self.highlights = highlights ?? true
        prefersNew = recency != .off
        asked.request.words = words ?? .auto
        asked.request.match = match ?? .folded
        asked.request.fuzzy = fuzzy ?? .auto
        asked.request.facets = facets
        asked.request.explains = explains
        // Without words every hit is as good as another: the newest come first.
        asked.request.sort = (sort ?? (asked.text == nil ? .newest : .relevance)).order
    }
}

extension WordsMode: CaseIterable {
    package static var allCases: [WordsMode] { [.auto, .all, .any] }
}

extension MatchMode: CaseIterable {
    package static var allCases: [MatchMode] { [.folded, .exact] }
}

extension FuzzyMode: CaseIterable {
    package static var allCases: [FuzzyMode] { [.auto, .off] }
}
