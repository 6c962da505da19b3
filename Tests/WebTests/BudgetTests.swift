import Foundation
import Testing

@Suite("The front-end stays small, complete and on its own")
struct BudgetTests {
    /// What a first visit to the front page loads.
    static let firstLoad = [
        "index.html", "style.css", "icons.svg", "icon.svg", "manifest.webmanifest", "js/early.js",
        "js/main.js",
        "js/dom.js",
        "js/api.js", "js/format.js", "js/parts.js", "js/router.js", "js/words-ar.js", "js/front.js",
        "js/searchbox.js",
        "js/state.js",
    ]

    @Test(
        "a first visit loads at most 80 KB, and all of Public without samples is at most 160 KB"
    )
    func sizes() throws {
        let files = try Checkout.frontFiles()
        let first = BudgetTests.firstLoad.reduce(0) { $0 + (files[$1] ?? 0) }
        let all = files.filter { !$0.key.hasPrefix("samples/") }.values
            .reduce(0, +)
        print("first load \(first) bytes, all of Public/ \(all) bytes")
        #expect(BudgetTests.firstLoad.allSatisfy { files[$0] != nil })
        #expect(first <= 80 * 1024)
        #expect(all <= 160 * 1024)
    }

    @Test("both languages have the same words")
    func words() throws {
        func keys(_ path: String) throws -> Set<String> {
            let text = try Checkout.text(path)
            return Set(
                text.matches(of: /(?:^|[,{]\s)\s*"?([a-zA-Z0-9_.]+)"?: (?=["{])/.anchorsMatchLineEndings())
                    .map {
                        String($0.1)
                    }
            )
            .subtracting(["zero", "one", "two", "few", "many", "other"])
        }
        let (arabic, english) = (try keys("js/words-ar.js"), try keys("js/words-en.js"))
        #expect(arabic.count > 150)
        #expect(arabic == english, "\(arabic.symmetricDifference(english).sorted())")
    }

    @Test("every word that a script asks for exists")
    func asked() throws {
        let words = try Checkout.text("js/words-en.js")
        for path in try Checkout.frontFiles().keys
        where path.hasPrefix("js/") && !path.contains("words-") {
            for match in try Checkout.text(path).matches(of: /\bt\("([a-zA-Z0-9_.]+)"/) {
                let key = String(match.1)
                #expect(words.contains("\"\(key)\":") || words.contains(" \(key):"), "\(key) in \(path)")
            }
        }
    }

    @Test("the service worker keeps every file of the shell")
    func shell() throws {
        let worker = try Checkout.text("sw.js")
        for path in try Checkout.frontFiles().keys where path.hasPrefix("js/") {
            let name = path.dropFirst("js/".count).dropLast(".js".count)
            #expect(
                worker.contains(" \(name) ") || worker.contains("\"\(name) ")
                    || worker.contains(" \(name)\""),
                "\(path)")
        }
    }

    @Test("no file makes markup of strings, runs text, styles inline or asks a third party")
    func strictness() throws {
        let forbidden = [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
            "document.cookie", "style=\"", "@import", "onclick=\"",
        ]
        for path in try Checkout.frontFiles().keys
        where [".js", ".html", ".css"].contains(where: { path.hasSuffix($0) }) {
            let text = try Checkout.text(path)
            for word in forbidden { #expect(!text.contains(word), "\(word) in \(path)") }
            let hosts = text.matches(of: /(?:src|href|url|import|fetch)\s*[=(]\s*["'`]?https?:\/\/[a-z]/)
            #expect(hosts.isEmpty, "\(path)")
        }
        #expect(try !Checkout.text("index.html").contains(/<script(?![^>]*\bsrc=)/))
    }

    @Test("the samples are articles of three papers over two months, each with a day and an offset")
    func samples() throws {
        struct Sample: Decodable {
            struct Paper: Decodable { let id: String, country: String, tz: String }
            struct Place: Decodable { let raw: String, start: Int, length: Int }
            struct Block: Decodable { let text: String }
            let url: String, source: Paper, headline: String, publishedAt: String, dateline: Place?,
                paragraphs: [Block]
        }
        let lines = try Checkout.text("samples/articles.ndjson").split(separator: "\n")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let samples = try lines.map { try decoder.decode(Sample.self, from: Data($0.utf8)) }
        #expect(samples.count >= 18 && Set(samples.map(\.url)).count == samples.count)
        #expect(Set(samples.map(\.source.id)).count == 3 && Set(samples.map(\.source.tz)).count == 3)
        #expect(Set(samples.map { $0.publishedAt.prefix(7) }).count == 2)
        for sample in samples {
            #expect(sample.source.id.hasSuffix(".example"))
            #expect(sample.publishedAt.contains(/T.*[+]\d\d:\d\d$/))
            #expect((4...8).contains(sample.paragraphs.count), "\(sample.url)")
            let dateline = try #require(sample.dateline)
            let units = Array(sample.paragraphs[0].text.utf16)[
                dateline.start..<dateline.start + dateline.length]
            #expect(String(decoding: units, as: UTF16.self) == dateline.raw)
        }
    }
}
