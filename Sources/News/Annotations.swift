/// What the rules found in an article: what filters and facets count by, and the findings as they are served.
package struct Annotations: Sendable, Equatable {
    /// The version of the rules that found it.
    package var rules: Int
    /// Linked identifiers (`country:JO`), each once.
    package var entities: [String]
    /// Who is quoted: names as printed and, where they are linked, identifiers; each once.
    package var speakers: [String]
    /// Days that are mentioned, since 1970-01-01, ascending.
    package var days: [Int]
    /// The kinds of its relations, each once.
    package var relationTypes: [String]
    /// Where the article stands among others; nil where nothing places it (it has no date, or no language that is read).
    package var story: StoryPlace?
    /// A JSON object with all of this and every finding, written once.
    package var json: [UInt8]

    package init(
        rules: Int, entities: [String] = [], speakers: [String] = [], days: [Int] = [], relationTypes: [String] = [],
        json: [UInt8] = []
    ) {
        (self.rules, self.entities, self.speakers, self.days) = (rules, entities, speakers, days)
        (self.relationTypes, self.json) = (relationTypes, json)
    }
}
