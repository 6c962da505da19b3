import Storage
import Testing

@testable import Tarwisa

@Suite("An opening says how far it is")
struct OpeningProgressTests {
    @Test(
        "as a share of the whole",
        arguments: [
            (ArchiveProgress(step: .reading, done: 0, total: 0), 0), (.init(step: .reading, done: 50, total: 100), 5),
            (.init(step: .indexing, done: 0, total: 9), 10), (.init(step: .indexing, done: 500, total: 1000), 54),
            (.init(step: .indexing, done: 9, total: 9), 99),
        ])
    func percent(progress: ArchiveProgress, expected: Int) {
        let opening = OpeningProgress(.standard)
        opening.note(progress)
        #expect(opening.percent == expected)
    }

    @Test("as a line with count, rate and time left")
    func line() {
        let reading = ArchiveProgress(step: .reading, done: 512 << 20, total: 2048 << 20)
        #expect(
            OpeningProgress.line(reading, milliseconds: 2000)
                == "reading the journal: 512 of 2048 MiB, 256 MiB/s, 6 s left")
        let indexing = ArchiveProgress(step: .indexing, done: 20_000, total: 1_000_000)
        #expect(
            OpeningProgress.line(indexing, milliseconds: 1000)
                == "indexing: 20000 of 1000000 articles, 20000/s, 49 s left")
    }
}
