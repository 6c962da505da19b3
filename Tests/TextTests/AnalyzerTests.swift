import Foundation
import Testing
import Text

@Suite struct AnalyzerTests {
    /// The rows of a table, comments left out, empty columns kept.
    static func rows(_ name: String) throws -> [[String]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appendingPathComponent("Corpora/arabic/\(name).tsv"), encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { row in
            row.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped(String($0)) }
        }
    }

    static func unescaped(_ text: String) -> String {
        text.replacingOccurrences(of: "\\u200F", with: "\u{200F}").replacingOccurrences(of: "\\u064B", with: "\u{64B}")
    }

    @Test("cuts text into the terms of the table")
    func tokens() throws {
        for row in try Self.rows("tokens") {
            let tokens = Tokenizer().tokens(of: row[0])
            let terms = (0..<tokens.count).map { TermCoding.string(of: tokens.term($0)) }
            #expect(terms == row[1].split(separator: " ").map(String.init), "\(row[0])")
        }
    }

    @Test("folds terms as the table says")
    func folding() throws {
        for row in try Self.rows("folding") {
            let term = Tokenizer().tokens(of: row[0]).term(0)
            #expect(TermCoding.string(of: Folding.folded(term)) == row[1], "\(row[0])")
        }
    }

    @Test("takes off the prefixes that the frequencies speak for, and one light ending")
    func stems() throws {
        let known: [String: Int] = [
            "تحالف": 50, "سوريا": 90, "عراق": 80, "كتاب": 70, "كهرباء": 60, "ضرائب": 40, "بنك": 30, "وزير": 90,
            "ولد": 20, "جد": 5,
            "مدرسه": 40, "مدرس": 30,
        ]
        let frequencies = Dictionary(
            uniqueKeysWithValues: known.map { (Folding.folded(TermCoding.term(of: $0.key)), $0.value) })
        for row in try Self.rows("stems") {
            let token = try #require(Analyzer().analysis(of: row[0]) { frequencies[Array($0)] ?? 0 }.first)
            let stem = Folding.folded(TermCoding.term(of: row[2]))
            #expect(
                [token.prefix, token.stem, token.suffix] == [row[1], TermCoding.string(of: stem), row[3]], "\(row[0])")
        }
    }

    @Test("gives offsets in bytes and in UTF-16 code units of the text as it stands")
    func offsets() throws {
        let text = "😀 «وللـتحالف» صباحاً"
        for token in Analyzer().analysis(of: text) {
            let units = Array(text.utf16)[token.start..<token.start + token.length]
            let bytes = Array(text.utf8)[token.byteStart..<token.byteEnd]
            #expect(String(decoding: units, as: UTF16.self) == String(decoding: bytes, as: UTF8.self))
        }
        #expect(Analyzer().analysis(of: text).map(\.start) == [4, 15])
        #expect(Analyzer().analysis(of: text).map(\.length) == [9, 6])
    }

    @Test(
        "finds one key for all forms of a word",
        arguments: [["تحالف", "التحالف", "وللتحالف", "تحالفات", "بتحالفها"], ["running", "runs"]])
    func keys(words: [String]) {
        let keys = words.map { word in
            let tokens = Tokenizer().tokens(of: word)
            return Analyzer().key(of: tokens.term(0))
        }
        #expect(Set(keys).count == 1)
    }

    @Test(
        "is certain of a word's parts only where frequencies have no say",
        arguments: ["تحالف", "التحالف", "للتحالف", "تحالفات", "runs"])
    func certain(word: String) {
        let folded = Folding.folded(TermCoding.term(of: word))
        let parts = Analyzer().certainParts(of: folded[...])
        #expect(parts != nil)
        for most in 0...folded.count {
            #expect(Analyzer().parts(of: folded[...]) { $0.count == most ? 9 : 1 } == parts)
        }
        // «وتحالف» may be a word of its own.
        let other = TermCoding.term(of: "و") + folded
        if word.hasPrefix("ت") { #expect(Analyzer().certainParts(of: other[...]) == nil) }
    }

    @Test("reads any bytes without failing, and keeps the order of offsets")
    func anyBytes() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var tokens = Tokens()
            Tokenizer().append(tokensOf: bytes, to: &tokens)
            var end: Int32 = 0
            for index in 0..<tokens.count {
                #expect(tokens.byteStarts[index] >= end && tokens.byteEnds[index] > tokens.byteStarts[index])
                end = tokens.byteEnds[index]
            }
        }
    }
}
