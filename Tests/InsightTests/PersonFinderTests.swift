import Testing

@testable import Insight

@Suite("People are found with their titles, in all orders")
struct PersonFinderTests {
    @Test("a sentence names its titled people, and nobody else", arguments: Corpus.rows("people.tsv"))
    func sentence(row: [String]) {
        let found = PersonFinder().people(in: row[0]).map { "\($0.titleText) | \($0.nameText) | \($0.country ?? "-")" }
        #expect(found == Corpus.items(row[1]), "\(row[0])")
    }

    @Test("there are cases, and cases without any name") func cases() {
        #expect(Corpus.rows("people.tsv").count >= 60)
        #expect(Corpus.rows("people.tsv").filter { $0.count == 2 && $0[1] == "-" }.count >= 10)
    }

    @Test("a title of two offices gives both roles")
    func roles() {
        let people = PersonFinder().people(in: "وصل نائب رئيس الوزراء وزير الخارجية ناصر جودة إلى العاصمة")
        #expect(people.map(\.roles) == [["deputy_prime_minister", "foreign_minister"]])
        #expect(people.map(\.id) == ["person:nasser_judeh"])
    }
}
