/// Finds relations between groups, countries, people and dates.
package struct RelationFinder: Sendable {
    private let country: String?

    package init(country: String? = nil) { self.country = country }

    package func relations(in text: String) -> [Relation] {
        let passage = Passage(text)
        let units = FoldedText.units(of: text)
        return relations(in: passage, of: units, dates: [], people: PersonFinder().people(in: passage, of: units))
    }

    func relations(in passage: Passage, of units: [UInt16], dates: [Timex], people: [TitledPerson]) -> [Relation] {
        let grammar = RelationGrammar(
            passage: passage, units: units, names: NameChooser(passage: passage, country: country),
            pairs: QuoteMarks.pairs(in: passage))
        var relations: [Relation] = []
        for index in 0..<passage.count where passage.has(any: RelationGrammar.cues, at: index) {
            if let relation = grammar.membership(at: index), !relations.contains(where: { $0.says(relation) }) {
                relations.append(relation)
            }
            if let relation = grammar.event(at: index, dates: dates, people: people) { relations.append(relation) }
        }
        return relations
    }
}
