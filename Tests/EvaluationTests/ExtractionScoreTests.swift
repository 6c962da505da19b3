import Extraction
import Foundation
import News
import Testing

/// The floors stand in `Corpora/evaluation/extraction.tsv`; they may be raised, never lowered.
@Suite(
    "Extraction stays above its floors on pages of the press",
    .enabled(if: SharedPages.areThere, "../shared/eval is not beside the checkout"))
struct ExtractionScoreTests {
    struct Floor: CustomTestStringConvertible {
        var set: String
        var body: Double
        var title: Double
        var author: Double
        var date: Double
        var testDescription: String { self.set }
    }

    static let floors: [Floor] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Corpora/evaluation/extraction.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            let numbers = fields.dropFirst().compactMap(Double.init)
            guard numbers.count == 4 else { return nil }
            return Floor(set: fields[0], body: numbers[0], title: numbers[1], author: numbers[2], date: numbers[3])
        }
    }()

    @Test("there is a floor for each of the sets") func floorsExist() {
        #expect(ExtractionScoreTests.floors.count == 6)
    }

    @Test("a sample of the set is read as well as before", arguments: floors)
    func sample(floor: Floor) throws {
        let pages = try SharedPages.sample(of: floor.set)
        #expect(pages.count >= 6)
        var bodies: [(precision: Double, recall: Double)] = []
        var (titles, authors, dates) = ([Bool](), [Bool](), [Bool]())
        for page in pages {
            let extraction = try SharedPages.extraction(of: page)
            let article = extraction?.article
            if let body = page.body { bodies.append(PageScore.body(body, extraction?.readableText ?? "")) }
            if let title = page.title {
                titles.append(PageScore.plain(title) == PageScore.plain(article?.headline ?? ""))
            }
            if let names = page.author {
                let found = Set(article?.byline.map { PageScore.plain($0.name) } ?? [])
                authors.append(found == Set(names.map(PageScore.plain)))
            }
            if let date = page.date { dates.append(article?.published?.rfc3339.prefix(10) == date.prefix(10)) }
        }
        #expect(PageScore.f1(bodies) >= floor.body)
        #expect(share(titles) >= floor.title)
        #expect(share(authors) >= floor.author)
        #expect(share(dates) >= floor.date)
    }

    private func share(_ answers: [Bool]) -> Double {
        answers.isEmpty ? 1 : Double(answers.count { $0 }) / Double(answers.count)
    }
}
