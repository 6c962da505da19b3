import HTML

/// What libFuzzer calls with each input: the bytes are parsed as a page, and the document must be sound.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzHTML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let document = HTMLParser.document(from: bytes, transportCharset: nil)
    check(document)
    read(document)
    check(HTMLParser.document(from: bytes, transportCharset: "utf-8"))
    let text = String(decoding: bytes, as: UTF8.self)
    for context in ["body", "td", "select", "template"] { check(HTMLParser.fragment(from: text, context: context)) }
    check(HTMLParser.fragment(from: text, context: "foreignObject", namespace: .svg))
    return 0
}

private func check(_ document: Document) {
    let broken = document.checkInvariants()
    precondition(broken == nil, broken ?? "")
}

/// Everything that asks a document, over all of its nodes.
private func read(_ document: Document) {
    var count = 0
    for node in document.descendants(of: Document.root) {
        count += 1
        for attribute in document.attributes(of: node) {
            precondition(document.attribute(attribute.name, of: node) != nil, "an attribute that cannot be found")
        }
        precondition(document.children(of: node).allSatisfy { document.parent(of: $0) == node }, "a stranger's child")
    }
    precondition(count < document.nodeCount, "more nodes than there are")
    let whole = document.textContent(of: Document.root)
    precondition(document.readableText(of: Document.root).utf8.count <= whole.utf8.count * 2 + count, "text made up")
    // What is written reads as some document again.
    check(HTMLParser.document(from: document.innerHTML(of: Document.root)))
    _ = document.select("p > a[href], div .a, #b, td + td")
}
