import Testing

@testable import Insight

@Suite("Names are linked by tables and titles; nothing open-ended is guessed")
struct EntityFinderTests {
    @Test("a sentence mentions what it mentions, under stable identifiers", arguments: Corpus.rows("entities.tsv"))
    func sentence(row: [String]) {
        let finder = EntityFinder(country: row[0] == "-" ? nil : row[0])
        let found = finder.mentions(in: row[1]).map { Corpus.text($0.start..<$0.end, of: row[1]) + " = " + $0.id }
        #expect(found == Corpus.items(row[2]), "\(row[1])")
    }

    @Test("there are cases, and cases without any name") func cases() {
        #expect(Corpus.rows("entities.tsv").count >= 60)
        #expect(Corpus.rows("entities.tsv").filter { $0.count == 3 && $0[2] == "-" }.count >= 10)
    }

    @Test("a known name is found by each of its names, and by no demonym")
    func named() {
        for name in KnownName.all {
            #expect(KnownName.ids(named: name.arabic).contains(name.id), "\(name.arabic)")
            #expect(KnownName.ids(named: name.english).contains(name.id), "\(name.english)")
        }
        #expect(KnownName.ids(named: "سورية") == ["country:SY"] && KnownName.ids(named: "سوريا") == ["country:SY"])
        #expect(KnownName.ids(named: "الجزيرة") == ["org:al_jazeera"])
        #expect(KnownName.ids(named: "سورية وتركيا").isEmpty && KnownName.ids(named: "أردني").isEmpty)
        #expect(KnownName.ids(named: "").isEmpty)
    }

    @Test("every known name has both names, and an identifier of its own")
    func tables() {
        var ids: Set<String> = []
        for name in KnownName.all {
            #expect(!name.arabic.isEmpty && !name.english.isEmpty, "\(name.id)")
            #expect(ids.insert(name.id).inserted, "\(name.id) stands twice")
        }
        #expect(KnownName.all.filter { $0.kind == .country }.count > 200)
    }
}
