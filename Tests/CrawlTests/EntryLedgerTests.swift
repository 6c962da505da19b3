import Crawl
import News
import Testing

@Suite("The ledger of a source's entries")
struct EntryLedgerTests {
    private static func entry(_ path: String, _ modified: Int64? = nil) throws -> EntryLedger.Announcement {
        .init(url: try #require(WebURL("https://paper.example" + path)), modified: modified)
    }

    @Test("what is new is to be fetched once, in the list's order, whatever tracking parameters it bears")
    func new() throws {
        var ledger = EntryLedger()
        let list = [try EntryLedgerTests.entry("/b"), try EntryLedgerTests.entry("/a")]
        #expect(ledger.note(list, at: 100) == 2)
        #expect(ledger.due(at: 100, limit: 9).map(\.url.path) == ["/b", "/a"])
        #expect(ledger.note(list + [try EntryLedgerTests.entry("/a?utm_source=feed")], at: 200) == 0)
        for entry in ledger.due(at: 200, limit: 9) { ledger.note(.settled, of: entry.url, at: 200) }
        #expect(ledger.pendingCount == 0 && ledger.nextFetch == nil)
        #expect(ledger.note(list, at: 300) == 0 && ledger.pendingCount == 0)
    }

    @Test("an entry that is dated anew is fetched again, one that is dated for the first time is not")
    func changed() throws {
        var ledger = EntryLedger()
        ledger.note([try EntryLedgerTests.entry("/a", 10), try EntryLedgerTests.entry("/b")], at: 100)
        for entry in ledger.due(at: 100, limit: 9) { ledger.note(.settled, of: entry.url, at: 100) }
        #expect(
            ledger.note([try EntryLedgerTests.entry("/a", 20), try EntryLedgerTests.entry("/b", 20)], at: 200) == 0)
        #expect(ledger.due(at: 200, limit: 9).map(\.url.path) == ["/a"])
    }

    @Test("a failure is tried again later each time, and given up after four")
    func failures() throws {
        var ledger = EntryLedger()
        let entry = try EntryLedgerTests.entry("/a")
        ledger.note([entry], at: 0)
        var (now, waits): (Int64, [Int64]) = (0, [])
        while let next = ledger.next(at: now) {
            ledger.note(.failed, of: next.url, at: now)
            guard let due = ledger.nextFetch else { break }
            #expect(ledger.next(at: due - 1) == nil)
            waits.append(due - now)
            now = due
        }
        #expect(waits.count == EntryLedger.attemptLimit - 1)
        #expect(waits == waits.sorted() && waits[0] >= 400 && waits.allSatisfy { $0 <= 86_400 })
        #expect(ledger.note([entry], at: now) == 0)
    }

    @Test("a busy host postpones an entry without counting against it")
    func postponed() throws {
        var ledger = EntryLedger()
        let entry = try EntryLedgerTests.entry("/a")
        ledger.note([entry], at: 0)
        for now in 0..<10 as Range<Int64> { ledger.note(.postponed(seconds: 60), of: entry.url, at: now) }
        #expect(ledger.nextFetch == 69)
        #expect(ledger.next(at: 69)?.failureCount == 0)
    }

    @Test("its memory is bounded, and what is still announced is never forgotten")
    func memory() throws {
        var ledger = EntryLedger()
        let steady = try EntryLedgerTests.entry("/steady")
        for round in 0..<60 {
            let fresh = try (0..<100).map { try EntryLedgerTests.entry("/\(round)/\($0)") }
            ledger.note([steady] + fresh, at: Int64(round))
            for entry in ledger.due(at: Int64(round), limit: 200) {
                ledger.note(.settled, of: entry.url, at: Int64(round))
            }
        }
        #expect(ledger.text.split(separator: "\n").count < 900)
        #expect(ledger.note([steady], at: 100) == 0)
    }

    @Test("what is kept as text comes back as it was")
    func text() throws {
        var ledger = EntryLedger()
        ledger.note(
            [
                try EntryLedgerTests.entry("/a", 5), try EntryLedgerTests.entry("/خبر ٢"),
                try EntryLedgerTests.entry("/c"),
            ], at: 7)
        ledger.note(.failed, of: try EntryLedgerTests.entry("/a").url, at: 8)
        ledger.note(.settled, of: try EntryLedgerTests.entry("/c").url, at: 8)
        #expect(EntryLedger(text: ledger.text) == ledger)
        #expect(EntryLedger(text: "pending x 1 https://a.example/\nknown\n\nnonsense 1 2 3") == EntryLedger())
    }
}
