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

    @Test("lets as many other words stand inside a phrase as it says", arguments: [(0, 1), (1, 2), (2, 3), (9, 3)])
    func slop(words: Int, count: Int) throws {
        let snapshot = Self.snapshot(["red green", "red x green", "red x y green", "green red"])
        #expect(try Self.found("\"red green\"~\(words)", in: snapshot).count == count)
    }

    @Test("replaces a word that it lacks by one a letter away, and says so; a rare word stays as it is")
    func corrections() throws {
        let snapshot = Self.snapshot(["انتخابات جديدة", "انتخابات أخرى", "موعد الانتخابات", "كتاب نادر"])
        var request = SearchRequest(query: try QueryParser().query("انتحابات"))
        let results = snapshot.search(request)
        #expect(results.total == 2)
        #expect(results.corrections.map(\.word) == ["انتحابات"])
        request.fuzzy = .off
        #expect(snapshot.search(request).total == 0)
        #expect(snapshot.search(SearchRequest(query: try QueryParser().query("نادر"))).corrections.isEmpty)
    }

    @Test("explains a score as the sum of its parts")
    func explanation() throws {
        var writer = IndexWriter()
        for number in 0..<30 {
            _ = writer.add(
                IndexDocument(
                    headline: "red green \(number)", paragraphs: ["green red blue", "red moon green"],
                    published: Int64(number) * 86_400))
        }
        let snapshot = writer.snapshot()
        for text in ["red green", "\"red green\" blue", "re* moon", "headline:red"] {
            var request = SearchRequest(query: try QueryParser().query(text))
            request.explains = true
            request.now = 30 * 86_400
            let hits = snapshot.search(request).hits
            #expect(!hits.isEmpty)
            for hit in hits {
                let sum = hit.explanation.reduce(Float(0)) { $0 + $1.score }
                #expect(abs(sum - hit.score) < 0.002, "\(text): \(sum), not \(hit.score)")
            }
        }
    }

    @Test("prefers newer documents a little, and not at all where it is not told the time")
    func recency() throws {
        var writer = IndexWriter()
        for day in 0..<4 { _ = writer.add(IndexDocument(headline: "red green", published: Int64(day) * 86_400 * 40)) }
        let snapshot = writer.snapshot()
        var request = SearchRequest(query: try QueryParser().query("red"))
        #expect(snapshot.search(request).hits.map(\.document.rawValue) == [0, 1, 2, 3])
        request.now = 4 * 86_400 * 40
        #expect(snapshot.search(request).hits.map(\.document.rawValue) == [3, 2, 1, 0])
    }

    @Test("pages by cursor through every hit, however many")
    func pages() throws {
        var writer = IndexWriter()
        for number in 0..<900 {
            let text = String(repeating: "red ", count: 1 + number % 7) + String(repeating: "blue ", count: number % 11)
            _ = writer.add(IndexDocument(headline: "", paragraphs: [text]))
        }
        let snapshot = writer.snapshot()
        var request = SearchRequest(query: try QueryParser().query("red"))
        request.limit = 70
        var seen: [UInt32] = []
        while let last = snapshot.search(request).hits.last {
            seen += snapshot.search(request).hits.map(\.document.rawValue)
            request.after = last.position
        }
        #expect(seen.count == 900)
        #expect(Set(seen).count == 900)
    }

    @Test("stops when its time is up, and says so")
    func deadline() throws {
        var request = SearchRequest(query: try QueryParser().query("red"))
        request.isOverdue = { true }
        let results = Self.snapshot(["red"]).search(request)
        #expect(!results.isComplete)
        #expect(results.total == 0)
    }

    @Test("answers readers from whole snapshots while a writer adds, removes and merges")
    func concurrentSnapshots() async throws {
        let (stream, continuation) = AsyncStream<IndexSnapshot>.makeStream()
        let query = try QueryParser().query("red OR green")
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                var writer = IndexWriter()
                for number in 0..<400 {
                    _ = writer.add(IndexDocument(headline: number % 2 == 0 ? "red \(number)" : "green \(number)"))
                    if number % 5 == 4 { writer.remove(DocumentNumber(rawValue: UInt32(number - 3))) }
                    if number % 3 == 0 { continuation.yield(writer.snapshot()) }
                    if let merge = writer.pendingMerge() { writer.commit(merge.merged()) }
                }
                continuation.finish()
            }
            group.addTask {
                await withTaskGroup(of: Void.self) { readers in
                    for await snapshot in stream {
                        for _ in 0..<2 {
                            readers.addTask {
                                let results = snapshot.search(SearchRequest(query: query))
                                #expect(results.total == snapshot.documentCount)
                            }
                        }
                    }
                }
            }
        }
    }
}
