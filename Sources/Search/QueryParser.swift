import Text

/// Reads what people type: words, "a phrase", "a phrase"~2 with two words among its own, -not, OR, ( ), field:word, source:value, beginning*.
///
/// Ordinary text never fails: a sign that makes no sense where it stands is text.
package struct QueryParser: Sendable {
    /// UTF-8 bytes that a query may have.
    package static let longestQuery = 8192
    /// Words, phrases, prefixes and keywords that a query may have.
    package static let mostClauses = 256

    package init() {}

    /// The query that a text spells. Throws only for one that is too long.
    package func query(_ text: String) throws(SearchError) -> Query {
        let bytes = Array(text.utf8)
        guard bytes.count <= QueryParser.longestQuery else { throw .queryTooLong(limit: QueryParser.longestQuery) }
        var reader = QueryReader(bytes: bytes)
        let nodes = reader.sequence(depth: 0)
        guard reader.clauseCount <= QueryParser.mostClauses else {
            throw .tooManyClauses(limit: QueryParser.mostClauses)
        }
        let root: QueryNode? = nodes.isEmpty ? nil : nodes.count == 1 ? nodes[0] : .sequence(nodes)
        return Query(root: root, clauses: root.map { QueryParser.clauses(of: $0) } ?? [])
    }

    private static func clauses(of node: QueryNode) -> [QueryNode] {
        switch node {
        case .word, .phrase, .prefix: [node]
        case .sequence(let parts), .any(let parts): parts.flatMap { clauses(of: $0) }
        case .keyword, .not: []
        }
    }
}

/// One pass over a query's bytes.
private struct QueryReader {
    let bytes: [UInt8]
    var index = 0
    var clauseCount = 0

    private static let quote = UInt8(ascii: "\"")
    private static let space = UInt8(ascii: " ")
    /// Deeper brackets are text.
    private static let deepest = 16

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Everything up to the bracket that closes this level, or the end.
    mutating func sequence(depth: Int) -> [QueryNode] {
        var nodes: [QueryNode] = []
        var joinsNext = false
        while true {
            skipSpace()
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: ")") {
                index += 1
                if depth > 0 { break }
                continue
            }
            if takesOr(nodes) {
                joinsNext = true
                continue
            }
            let found = part(depth: depth)
            guard !found.isEmpty else { continue }
            let node = found.count == 1 ? found[0] : .sequence(found)
            if joinsNext, let last = nodes.popLast() {
                if case .any(let parts) = last {
                    nodes.append(.any(parts + [node]))
                } else {
                    nodes.append(.any([last, node]))
                }
            } else {
                nodes += found
            }
            joinsNext = false
        }
        return nodes
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= QueryReader.space { index += 1 }
    }

    /// An OR between two parts.
    private mutating func takesOr(_ nodes: [QueryNode]) -> Bool {
        guard !nodes.isEmpty, bytes[index...].starts(with: "OR".utf8), isSpace(index + 2) else { return false }
        if index + 2 >= bytes.count { return false }
        index += 2
        return true
    }

    private func isSpace(_ index: Int) -> Bool { index >= bytes.count || bytes[index] <= QueryReader.space }

    private mutating func part(depth: Int) -> [QueryNode] {
        if bytes[index] == UInt8(ascii: "-"), !isSpace(index + 1), bytes[index + 1] != UInt8(ascii: "-") {
            index += 1
            let found = positivePart(depth: depth)
            return found.isEmpty ? [] : [.not(found.count == 1 ? found[0] : .sequence(found))]
        }
        return positivePart(depth: depth)
    }

    private mutating func positivePart(depth: Int) -> [QueryNode] {
        if bytes[index] == UInt8(ascii: "("), depth < QueryReader.deepest {
            index += 1
            let inner = sequence(depth: depth + 1)
            return inner.count > 1 ? [.sequence(inner)] : inner
        }
        return chunk(field: nil)
    }

    /// A phrase, or what stands up to the next space, quote or bracket.
    private mutating func chunk(field: IndexField?) -> [QueryNode] {
        if bytes[index] == QueryReader.quote { return phrase(field: field) }
        let start = index
        while index < bytes.count, bytes[index] > QueryReader.space, bytes[index] != QueryReader.quote,
            bytes[index] != UInt8(ascii: ")"),
            bytes[index] != UInt8(ascii: "(") || index == start
        {
            if bytes[index] == UInt8(ascii: ":"), field == nil, index > start, !isSpace(index + 1),
                let nodes = named(start)
            {
                return nodes
            }
            index += 1
        }
        let text = Array(bytes[start..<index])
        let isPrefix = text.last == UInt8(ascii: "*") && isSpace(index) && text.count > 1
        return words(text, field: field, isPrefix: isPrefix)
    }

    /// What follows `name:`, if the name is one that a query may use; otherwise nothing is read.
    private mutating func named(_ start: Int) -> [QueryNode]? {
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        if let field = IndexField(queryName: name) {
            index += 1
            return chunk(field: field)
        }
        guard name == "source" || name == "lang" else { return nil }
        index += 1
        let valueStart = index
        while index < bytes.count, bytes[index] > QueryReader.space, bytes[index] != UInt8(ascii: ")") { index += 1 }
        clauseCount += 1
        return [.keyword(Keyword(name: name, value: String(decoding: bytes[valueStart..<index], as: UTF8.self)))]
    }

    /// A quoted phrase; a lone quote is text.
    private mutating func phrase(field: IndexField?) -> [QueryNode] {
        let start = index + 1
        guard let end = bytes[start...].firstIndex(of: QueryReader.quote) else {
            index = start
            return []
        }
        index = end + 1
        let slop = slop()
        let found = words(Array(bytes[start..<end]), field: field, isPrefix: false)
        guard found.count > 1 else { return found }
        clauseCount -= found.count - 1
        return [
            .phrase(
                found.compactMap { node in
                    if case .word(let word) = node { return word }
                    return nil
                }, slop: slop)
        ]
    }

    /// A number of one or two digits behind `~`; anything else is text.
    private mutating func slop() -> Int {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "~") else { return 0 }
        let digits = bytes[(index + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard (1...2).contains(digits.count), isSpace(digits.endIndex) || bytes[digits.endIndex] == UInt8(ascii: ")")
        else { return 0 }
        index = digits.endIndex
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func words(_ text: [UInt8], field: IndexField?, isPrefix: Bool) -> [QueryNode] {
        var tokens = Tokens()
        Tokenizer().append(tokensOf: text, to: &tokens)
        clauseCount += tokens.count
        return (0..<tokens.count).map { index in
            let word = QueryWord(term: Array(tokens.term(index)), field: field)
            return isPrefix && index == tokens.count - 1 ? .prefix(word) : .word(word)
        }
    }
}
