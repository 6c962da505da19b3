/// What a reader asked for, parsed. Made by `QueryParser`.
package struct Query: Sendable, Equatable {
    /// nil where the text held no word at all: finds nothing.
    package let root: QueryNode?
    /// Every word, phrase and prefix that is not excluded, in the order of the text.
    package let clauses: [QueryNode]

    package var isEmpty: Bool { root == nil }
}

/// One word of a query, as the tokenizer gives it.
package struct QueryWord: Sendable, Hashable {
    /// The exact term, in `TermCoding`.
    package let term: [UInt8]
    /// The only field in which it counts; nil for all.
    package let field: IndexField?
}

/// A part of a query.
package indirect enum QueryNode: Sendable, Equatable {
    case word(QueryWord)
    /// Words that follow one another, with at most `slop` other words among them.
    case phrase([QueryWord], slop: Int)
    /// Any word that begins so.
    case prefix(QueryWord)
    /// A keyword that a document must bear (`source:alghad.com`).
    case keyword(Keyword)
    /// Parts side by side: all or any of them, as the request says; those of `not` never.
    case sequence([QueryNode])
    case any([QueryNode])
    case not(QueryNode)
}
