/// Which of a query's words a hit needs.
package enum WordsMode: String, Sendable {
    /// Every word where anything has them all, any otherwise.
    case auto
    case all
    case any
}

/// How a word may differ from the query's.
package enum MatchMode: String, Sendable {
    /// In spelling, clitics and endings.
    case folded
    /// Not at all, diacritics, tatweel and case apart.
    case exact
}

/// Whether words that the index lacks are replaced by others one or two letters away.
package enum FuzzyMode: String, Sendable {
    case auto, off
}

/// The order of hits.
package enum SortOrder: String, Sendable {
    case relevance, newest, oldest, changed
}

/// What documents must be, apart from their words. An empty filter lets everything through.
package struct SearchFilter: Sendable, Equatable {
    /// For each name, values of which one at least must be the document's.
    package var keywords: [String: [String]] = [:]
    /// Published at this time or later: seconds since 1970.
    package var publishedAfter: Int64?
    /// Published before this time.
    package var publishedBefore: Int64?
    /// Published on this local day of the source or later: days since 1970.
    package var localDayAfter: Int32?
    /// Published before this local day.
    package var localDayBefore: Int32?
    /// Changed at this time or later.
    package var changedAfter: Int64?

    /// A keyword or, where a document lacks it, its number.
    package struct Group: Sendable, Equatable {
        package var keyword: Keyword
        package var documents: [DocumentNumber]

        package init(keyword: Keyword, documents: [DocumentNumber]) {
            (self.keyword, self.documents) = (keyword, documents)
        }
    }

    /// Those that bear the keyword or are listed; nil lets all through.
    package var group: Group?

    package init() {}

    package var isEmpty: Bool { self == SearchFilter() }
}

/// Where a page of hits ended. The next one begins behind it, whatever was added meanwhile.
package struct SearchPosition: Sendable, Equatable {
    /// The last hit's score, or for other orders its time in seconds since 1970.
    package var key: Double
    package var document: DocumentNumber

    package init(key: Double, document: DocumentNumber) {
        self.key = key
        self.document = document
    }
}

/// A search. Pure: the same request to the same snapshot gives the same answer.
package struct SearchRequest: Sendable {
    /// nil asks for every document that the filter lets through.
    package var query: Query?
    package var filter = SearchFilter()
    package var words = WordsMode.auto
    package var match = MatchMode.folded
    package var fuzzy = FuzzyMode.auto
    package var sort = SortOrder.relevance
    package var offset = 0
    package var limit = 20
    /// Hits behind this position only; `offset` counts from there.
    package var after: SearchPosition?
    /// Names of keywords whose values are to be counted.
    package var facets: [String] = []
    /// So many values of each, the most frequent first.
    package var facetLimit = 10
    /// The time for which newer documents count a little more: seconds since 1970; nil for no such preference.
    package var now: Int64?
    package var ranking = Ranking()
    package var explains = false
    /// Asked now and then; once it says true, the search ends with what it has.
    package var isOverdue: (@Sendable () -> Bool)?

    package init(query: Query?) { self.query = query }
}

/// One document that was found.
package struct SearchHit: Sendable, Equatable {
    package let document: DocumentNumber
    /// 0 for orders other than relevance.
    package let score: Float
    /// What the next page's `after` is, if this is the last hit of a page.
    package let position: SearchPosition
    /// The parts whose sum the score is, where the request asked for them.
    package var explanation: [ScorePart] = []
}

/// One summand of a score.
package struct ScorePart: Sendable, Equatable {
    /// What it is for: `word`, `neighbours`, `headline`, `lead`, `coverage`, `recency`, `phrases`.
    package let kind: String
    /// The word of the query, where it belongs to one.
    package let word: String?
    /// The words of the document that counted for it, with their weights.
    package let detail: String
    package let score: Float
}

/// A value of a facet and the hits that have it.
package struct FacetCount: Sendable, Equatable {
    package let value: String
    package let count: Int
}

/// The answer to a search.
package struct SearchResults: Sendable {
    package var hits: [SearchHit] = []
    /// All documents found, exactly, however many hits are shown.
    package var total = 0
    /// Which words were asked for in the end: never `auto`.
    package var wordsApplied = WordsMode.all
    package var facets: [String: [FacetCount]] = [:]
    /// Words that the index lacks, and what was searched in their stead.
    package var corrections: [(word: String, replacements: [String])] = []
    /// False if the request's time ran out.
    package var isComplete = true
}
