import Testing
import Text

@testable import Search

@Suite struct SimilarTermsTests {
    /// Insertions, deletions, substitutions and exchanges of neighbours, by the book.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                var value = min(rows[i][j] + (left[i] == right[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    value = min(value, rows[i - 1][j - 1] + 1)
                }
                row.append(value)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }

    static func segment(_ words: [String]) throws -> Segment {
        try #require(IndexSnapshotTests.snapshot([words.joined(separator: " ")]).segments.first)
    }

    /// Words of few letters, so that many are near one another; alef in all its forms.
    static func words(_ generator: inout IndexModelTests.Generator, count: Int) -> [String] {
        let letters = Array("ابتثجأإآيىةهوؤ")
        return (0..<count).map { _ in
            let length = Int.random(in: 1...9, using: &generator)
            return String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "ا" })
        }
    }

    @Test("finds exactly the terms that a full comparison finds near enough", arguments: [1, 2])
    func terms(limit: Int) throws {
        var generator = IndexModelTests.Generator(state: 11)
        let segment = try Self.segment(Self.words(&generator, count: 3000))
        for word in Self.words(&generator, count: 120) {
            let folded = Folding.folded(TermCoding.term(of: word))
            let walk = SimilarTerms(in: segment, to: folded, limit: limit)
            let found = walk.terms()
            var expected: [Int: Int] = [:]
            for place in 0..<segment.termCount {
                let distance = Self.distance(folded, Folding.folded(segment.term(place)))
                if distance <= limit { expected[place] = distance }
            }
            #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.term, $0.distance) }) == expected, "\(word)")
        }
    }

    @Test("finds every term that begins with something near enough")
    func completions() throws {
        var generator = IndexModelTests.Generator(state: 12)
        let segment = try Self.segment(Self.words(&generator, count: 2000))
        for word in Self.words(&generator, count: 60) {
            let folded = Folding.folded(TermCoding.term(of: word))
            let walk = SimilarTerms(in: segment, to: folded, limit: 1)
            let found = Set(walk.completions().flatMap { Array($0) })
            let expected = (0..<segment.termCount).filter { place in
                let term = Folding.folded(segment.term(place))
                return (0...term.count).contains { Self.distance(folded, Array(term.prefix($0))) <= 1 }
            }
            #expect(found == Set(expected), "\(word)")
        }
    }
}
