import Testing
import Text

@testable import Search

@Suite struct QueryParserTests {
    static func word(_ text: String, _ field: IndexField? = nil) -> QueryNode { .word(queryWord(text, field)) }

    static func queryWord(_ text: String, _ field: IndexField? = nil) -> QueryWord {
        QueryWord(term: TermCoding.term(of: text), field: field)
    }

    @Test(
        "reads operators",
        arguments: [
            ("a b", QueryNode.sequence([word("a"), word("b")])),
            ("a OR b c", .sequence([.any([word("a"), word("b")]), word("c")])),
            ("a OR b OR c", .any([word("a"), word("b"), word("c")])),
            ("-a b", .sequence([.not(word("a")), word("b")])),
            ("(a b) OR c", .any([.sequence([word("a"), word("b")]), word("c")])),
            ("\"a b\"", .phrase([queryWord("a"), queryWord("b")], slop: 0)),
            ("\"a b\"~3", .phrase([queryWord("a"), queryWord("b")], slop: 3)),
            ("\"a b\"~x", .sequence([.phrase([queryWord("a"), queryWord("b")], slop: 0), word("x")])),
            ("headline:a", word("a", .headline)),
            ("headline:\"a b\"", .phrase([queryWord("a", .headline), queryWord("b", .headline)], slop: 0)),
            ("source:alghad.com a", .sequence([.keyword(Keyword(name: "source", value: "alghad.com")), word("a")])),
            ("ab*", .prefix(queryWord("ab"))),
        ] as [(String, QueryNode)])
    func operators(text: String, root: QueryNode) throws {
        #expect(try QueryParser().query(text).root == root)
    }

    @Test(
        "takes signs that make no sense for text",
        arguments: [
            "a \" b", "a ) b", "( a b", "a - b", "a -- b", "OR a b", "x:a b", "a:: b", "* a b", "a * b",
            "\"\" a b", "a/b", "«a» b",
            "- a b", "a: b", "((((((((((((((((((((a b", "a () b",
        ])
    func text(text: String) throws {
        let clauses = try QueryParser().query(text).clauses
        #expect(clauses.suffix(2) == [Self.word("a"), Self.word("b")], "\(text)")
    }

    @Test(
        "finds no word where there is none",
        arguments: ["", "   ", "...", "\u{064B}", "*", "\"", "()", "-", "\u{202E}", "؟!،", "\"\"", "-*"])
    func nothing(text: String) throws {
        #expect(try QueryParser().query(text).isEmpty)
        let snapshot = IndexSnapshotTests.snapshot(["a b"])
        #expect(snapshot.search(SearchRequest(query: try QueryParser().query(text))).total == 0)
    }

    @Test("turns down what is too long, and only that")
    func limits() throws {
        #expect(throws: SearchError.queryTooLong(limit: 8192)) {
            try QueryParser().query(String(repeating: "ab ", count: 3400))
        }
        #expect(throws: SearchError.tooManyClauses(limit: 256)) {
            try QueryParser().query(String(repeating: "a ", count: 1000))
        }
        #expect(try QueryParser().query(String(repeating: "a ", count: 256)).clauses.count == 256)
        #expect(try QueryParser().query(String(repeating: "(", count: 5000)).isEmpty)
    }

    @Test("hides right-to-left overrides inside words")
    func overrides() throws {
        #expect(try QueryParser().query("\u{202E}تح\u{200F}الف\u{202C}").root == Self.word("تحالف"))
    }

    @Test("parses any text without failing")
    func anyText() throws {
        var generator = IndexModelTests.Generator(state: 1)
        let signs = Array("ab \"()-:*ORتحا،\u{064B}«»\u{202E}")
        for _ in 0..<2000 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &generator)).map { _ in signs.randomElement(using: &generator) ?? "a"
                })
            _ = try QueryParser().query(text)
        }
    }
}
