@testable import Search

/// What libFuzzer calls with each input: a text as people type it into the search box.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzSearch(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(SearchError) {
        let query = try QueryParser().query(text)
        precondition(query.clauses.count <= QueryParser.mostClauses)
        precondition(depth(query.root) <= 64, "the query is deeper than brackets go")
    } catch {
        precondition(text.utf8.count > 64, "a short text is refused: \(error)")
    }
    return 0
}

private func depth(_ node: QueryNode?) -> Int {
    switch node {
    case .sequence(let parts)?, .any(let parts)?: 1 + (parts.map { depth($0) }.max() ?? 0)
    case .not(let part)?: 1 + depth(part)
    default: 0
    }
}
