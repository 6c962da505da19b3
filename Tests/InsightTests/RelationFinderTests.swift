import Testing

@testable import Insight

@Suite("Relations tell who belongs to, leads, chairs, opens and attends what")
struct RelationFinderTests {
    @Test("a sentence says what it says", arguments: Corpus.rows("relations.tsv"))
    func sentence(row: [String]) {
        let found = RelationFinder().relations(in: row[0]).map { relation in
            let who = relation.agentID.map { [$0] } ?? relation.members
            return
                "\(relation.type.rawValue) | \(relation.group ?? "-") | \(who.isEmpty ? "-" : who.joined(separator: ", "))"
        }
        #expect(found == Corpus.items(row[1]), "\(row[0])")
    }

    @Test("there are cases, and cases without any relation") func cases() {
        #expect(Corpus.rows("relations.tsv").count >= 60)
        #expect(Corpus.rows("relations.tsv").filter { $0.count == 2 && $0[1] == "-" }.count >= 20)
    }
}
