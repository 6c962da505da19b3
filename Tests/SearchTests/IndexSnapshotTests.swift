import Testing

@testable import Search

@Suite struct IndexSnapshotTests {
    static func snapshot(_ headlines: [String]) -> IndexSnapshot {
        var writer = IndexWriter()
        for headline in headlines { _ = writer.add(IndexDocument(headline: headline)) }
        return writer.snapshot()
    }

    static func found(_ text: String, in snapshot: IndexSnapshot, words: WordsMode = .auto) throws -> [UInt32] {
        var request = SearchRequest(query: try QueryParser().query(text))
        request.words = words
        return snapshot.search(request).hits.map(\.document.rawValue)
    }

    @Test(
        "finds a word under every clitic, whichever form is asked for",
        arguments: ["تحالف", "التحالف", "وللتحالف", "تحـالف", "وتحالف"])
    func clitics(query: String) throws {
        let snapshot = Self.snapshot(["بيان تحالف جديد", "موقف التحالف أمس", "دعم وللتحالف أنصار", "خبر عن الطقس"])
        #expect(Set(try Self.found(query, in: snapshot)) == [0, 1, 2])
        #expect(snapshot.checkInvariants() == [])
    }

    @Test(
        "takes spellings for one that readers do not tell apart",
        arguments: [("الامارات", 0), ("الإمارات", 0), ("2015", 1), ("٢٠١٥", 1), ("مدرسه", 2), ("CAFE", 3)]
            as [(String, UInt32)])
    func spellings(query: String, document: UInt32) throws {
        let snapshot = Self.snapshot(["زيارة إلى الإمارات", "حصاد عام ٢٠١٥", "افتتاح مدرسة", "Café reopened"])
        #expect(try Self.found(query, in: snapshot) == [document])
    }

    @Test("ranks the exact word above another form of it")
    func exactFirst() throws {
        let snapshot = Self.snapshot(["كلام عن وللتحالف هنا", "كلام عن تحالف هنا", "كلام عن التحالف هنا"])
        #expect(try Self.found("تحالف", in: snapshot).first == 1)
        #expect(try Self.found("التحالف", in: snapshot).first == 2)
    }

    @Test("marks the stem inside a clitic group")
    func highlight() throws {
        let snapshot = Self.snapshot(["\"التحالف\" وللـتحالف <b>"])
        let highlighter = snapshot.highlighter(for: try QueryParser().query("تحالف"))
        #expect(
            highlighter.html(of: "\"التحالف\" وللـتحالف <b>")
                == "&quot;ال<mark>تحالف</mark>&quot; وللـ<mark>تحالف</mark> &lt;b&gt;")
        #expect(highlighter.matches(in: "\"التحالف\"") == [TextMatch(start: 3, length: 5)])
    }

    @Test("connects words by AND, OR, NOT, brackets, phrases, fields and beginnings")
    func operators() throws {
        let snapshot = Self.snapshot(["red green blue", "green red", "blue moon", "reddish"])
        #expect(try Self.found("red green", in: snapshot).count == 2)
        #expect(try Self.found("\"red green\"", in: snapshot) == [0])
        #expect(try Self.found("red -blue", in: snapshot) == [1])
        #expect(Set(try Self.found("(moon OR green) blue", in: snapshot)) == [0, 2])
        #expect(Set(try Self.found("red*", in: snapshot)) == [0, 1, 3])
        #expect(try Self.found("body:red", in: snapshot) == [])
        #expect(try Self.found("headline:moon", in: snapshot) == [2])
    }
}
