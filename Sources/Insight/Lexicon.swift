import Bytes

/// Words and phrases with what they can mean: folded once, found by hashing bytes, phrases by walking word numbers.
struct Lexicon: Sendable {
    /// What a phrase counts for in one rule.
    struct Entry: Sendable {
        var kind: LexicalKind
        var value: Int32
    }

    /// Word number 0 stands for none.
    private var wordCount: Int32 = 1
    private var pool: [UInt8] = []
    private var wordStarts: [Int32] = [0, 0]
    private var slots: [Int32]
    private var mask: Int

    /// Edges of the phrase tree: node and word number to node; node 0 is the root.
    private var edges: [UInt64: Int32] = [:]
    private var rootEdges: [Int32] = [0]
    private var hasChildren: [Bool] = [false]
    private var entryLists: [[Entry]] = [[]]

    init() {
        mask = (1 << 16) - 1
        slots = [Int32](repeating: 0, count: mask + 1)
    }

    // MARK: Building

    /// Adds a phrase: its words parted by single spaces, in any spelling.
    mutating func add(_ phrase: some StringProtocol, _ kind: LexicalKind, _ value: Int = 0) {
        let folded = FoldedText.folded(phrase)
        var node: Int32 = 0
        var hasWord = false
        for word in folded.split(whereSeparator: { !FoldedText.isLetter($0) && !FoldedText.isDigit($0) }) {
            node = child(of: node, by: number(adding: Array(word)))
            hasWord = true
        }
        guard hasWord else { return }
        let entry = Entry(kind: kind, value: Int32(value))
        if !entryLists[Int(node)].contains(where: { $0.kind == kind && $0.value == entry.value }) {
            entryLists[Int(node)].append(entry)
        }
    }

    private mutating func number(adding word: [UInt8]) -> Int32 {
        var slot = Lexicon.hash(word.span, 0, word.count) & mask
        while slots[slot] != 0 {
            if wordIs(slots[slot], word.span, 0, word.count) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        slots[slot] = wordCount
        pool += word
        wordStarts.append(Int32(pool.count))
        rootEdges.append(0)
        wordCount += 1
        return wordCount - 1
    }

    private mutating func child(of node: Int32, by word: Int32) -> Int32 {
        if node == 0, rootEdges[Int(word)] != 0 { return rootEdges[Int(word)] }
        let key = UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))
        if let known = edges[key] { return known }
        let new = Int32(entryLists.count)
        entryLists.append([])
        hasChildren.append(false)
        hasChildren[Int(node)] = true
        if node == 0 { rootEdges[Int(word)] = new } else { edges[key] = new }
        return new
    }

    // MARK: Looking up

    @inline(__always)
    static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var hash = ByteHash()
        for index in start..<end { hash.append(bytes[index]) }
        return Int(truncatingIfNeeded: hash.value ^ hash.value >> 29)
    }

    private func wordIs(_ word: Int32, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let (from, to) = (Int(wordStarts[Int(word)]), Int(wordStarts[Int(word) + 1]))
        guard to - from == end - start else { return false }
        for index in 0..<end - start where pool[from + index] != bytes[start + index] { return false }
        return true
    }

    /// The number of the word in a range of folded bytes, 0 if there is none.
    func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        var slot = Lexicon.hash(bytes, start, end) & mask
        while slots[slot] != 0 {
            if wordIs(slots[slot], bytes, start, end) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// The node of a phrase's first word, 0 if none begins with it.
    @inline(__always) func root(_ word: Int32) -> Int32 { rootEdges[Int(word)] }

    @inline(__always) func next(_ node: Int32, _ word: Int32) -> Int32 {
        guard hasChildren[Int(node)], word != 0 else { return 0 }
        return edges[UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))] ?? 0
    }

    @inline(__always) func entries(_ node: Int32) -> [Entry] { entryLists[Int(node)] }
}
