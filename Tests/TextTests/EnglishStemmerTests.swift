import Foundation
import Testing
import Text

@Suite struct EnglishStemmerTests {
    static let vectors = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared/eval/search/vectors/english.tsv")

    @Test(
        "stems every word of the shared vectors as they say",
        .enabled(if: FileManager.default.fileExists(atPath: vectors.path), "the vectors are not beside the repository"))
    func allVectors() throws {
        let rows = try String(contentsOf: Self.vectors, encoding: .utf8).split(separator: "\n")
        #expect(rows.count > 1000)
        var wrong: [String] = []
        for row in rows {
            let columns = row.split(separator: "\t").map(String.init)
            guard columns.count == 2 else { continue }
            let stem = String(decoding: EnglishStemmer.stem(of: Array(columns[0].utf8)), as: UTF8.self)
            if stem != columns[1] { wrong.append("\(columns[0]) → \(stem), not \(columns[1])") }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(rows.count): \(wrong.prefix(20))")
    }

    @Test(
        "stems words of newsrooms",
        arguments: [
            ("ministers", "minist"), ("elections", "elect"), ("banking", "bank"), ("news", "news"), ("says", "say"),
            ("government's", "govern"), ("dying", "die"), ("a", "a"),
        ])
    func words(word: String, stem: String) {
        #expect(String(decoding: EnglishStemmer.stem(of: Array(word.utf8)), as: UTF8.self) == stem)
    }
}
