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

    @Test("finds the same nearest forms in several segments as a full comparison")
    func forms() throws {
        var generator = IndexModelTests.Generator(state: 13)
        let words = Self.words(&generator, count: 900)
        var writer = IndexWriter()
        for part in [words[..<300], words[300...]] {
            _ = writer.add(IndexDocument(headline: part.joined(separator: " ")))
            _ = writer.snapshot()
        }
        let snapshot = writer.snapshot()
        let known = Set(words.map { TermCoding.term(of: $0) })
        for word in Self.words(&generator, count: 120) where word.count >= 4 {
            let folded = Folding.folded(TermCoding.term(of: word))
            let distances = known.map { ($0, Self.distance(folded, Folding.folded($0))) }.filter { $0.1 <= 1 }
            let nearest = distances.map(\.1).min()
            let expected = Set(distances.filter { $0.1 == nearest }.map(\.0))
            let forms = WordExpander(snapshot: snapshot).similarForms(to: TermCoding.term(of: word))
            guard !expected.isEmpty else { continue }
            #expect(forms.count == min(12, expected.count), "\(word)")
            #expect(forms.allSatisfy { expected.contains($0.term) }, "\(word)")
        }
    }

    @Test("a sketch has every beginning of its segment's words, and few others")
    func sketch() throws {
        var generator = IndexModelTests.Generator(state: 14)
        let segment = try Self.segment(Self.words(&generator, count: 4000))
        let words = segment.prefixSketch.words
        func has(_ hash: UInt64) -> Bool {
            let place = PrefixSketch.place(of: hash, among: words.count)
            return words[place.word] & place.bits == place.bits
        }
        for term in 0..<segment.termCount {
            var hash = PrefixSketch.start
            for letter in Folding.folded(segment.term(term)) {
                hash = PrefixSketch.hash(hash, letter)
                #expect(has(hash))
            }
        }
        let wrong = (0..<10_000).filter { number in
            has(String(number).utf8.reduce(PrefixSketch.start) { PrefixSketch.hash($0, $1) })
        }
        #expect(wrong.count < 1000)
    }
}
