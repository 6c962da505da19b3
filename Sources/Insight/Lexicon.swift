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
    /// Word numbers by their hashes, with some of the hash above them, so that other words are told apart without being read.
    private var slots = [UInt32](repeating: 0, count: Lexicon.slotMask + 1)

    /// Edges of the phrase tree by node and word number, with the node that they lead to; node 0 is the root.
    private var edges = EdgeTable()
    private var rootEdges: [Int32] = [0]
    private var hasChildren: [Bool] = [false]
    /// The first entry of each node, 0 where it has none.
    private var firstEntries: [Int32] = [0]
    private var entries: [(entry: Entry, next: Int32)] = [(Entry(kind: .function, value: 0), 0)]

    private static let slotMask = 1 << 16 - 1
    private static let wordBits: UInt32 = 18
    private static let wordMask: UInt32 = 1 << wordBits - 1

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
        if hasWord { append(Entry(kind: kind, value: Int32(value)), to: Int(node)) }
    }

    private mutating func append(_ entry: Entry, to node: Int) {
        var last: Int32 = 0
        var place = firstEntries[node]
        while place != 0 {
            let known = entries[Int(place)]
            if known.entry.kind == entry.kind, known.entry.value == entry.value { return }
            (last, place) = (place, known.next)
        }
        let new = Int32(entries.count)
        entries.append((entry, 0))
        if last == 0 { firstEntries[node] = new } else { entries[Int(last)].next = new }
    }

    private mutating func number(adding word: [UInt8]) -> Int32 {
        let hash = Lexicon.hash(word.span, 0, word.count)
        let known = self.word(word.span, 0, word.count, hash: hash)
        if known != 0 { return known }
        var slot = Lexicon.slot(hash)
        while slots[slot] != 0 { slot = (slot + 1) & Lexicon.slotMask }
        slots[slot] = Lexicon.tag(hash) | UInt32(wordCount)
        pool += word
        wordStarts.append(Int32(pool.count))
        rootEdges.append(0)
        wordCount += 1
        precondition(wordCount < Lexicon.slotMask / 2 + 1, "at least half of the slots are free")
        return wordCount - 1
    }

    private mutating func child(of node: Int32, by word: Int32) -> Int32 {
        let known = node == 0 ? rootEdges[Int(word)] : edges.end(of: node, word)
        if known != 0 { return known }
        let new = Int32(firstEntries.count)
        firstEntries.append(0)
        hasChildren.append(false)
        hasChildren[Int(node)] = true
        if node == 0 { rootEdges[Int(word)] = new } else { edges.add(node, word, new) }
        return new
    }

    // MARK: Looking up

    /// The hash of a word is made from its last letter on: what stands behind proclitics is hashed on the way.
    @inline(__always)
    static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, from hash: ByteHash = ByteHash()) -> ByteHash {
        var hash = hash
        var index = end
        while index > start {
            index -= 1
            hash.append(bytes[index])
        }
        return hash
    }

    @inline(__always) private static func slot(_ hash: ByteHash) -> Int {
        Int(truncatingIfNeeded: hash.value ^ hash.value >> 29) & slotMask
    }

    @inline(__always) private static func tag(_ hash: ByteHash) -> UInt32 {
        UInt32(truncatingIfNeeded: hash.value >> 32) << wordBits
    }

    /// Whether a word is what stands in the range, its own letters counted from a place on.
    private func wordIs(_ word: Int32, from place: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let (from, to) = (Int(wordStarts[Int(word)]) + place, Int(wordStarts[Int(word) + 1]))
        guard to - from == end - start else { return false }
        for index in 0..<end - start where pool[from + index] != bytes[start + index] { return false }
        return true
    }

    /// The number of the word in a range of folded bytes, 0 if there is none.
    func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        word(bytes, start, end, hash: Lexicon.hash(bytes, start, end))
    }

    /// The same of a word whose hash is known.
    func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, hash: ByteHash) -> Int32 {
        first(hash) { wordIs($0, from: 0, bytes, start, end) }
    }

    /// The same of a letter and what stands in the range, by the hash of the latter.
    func word(_ letter: UInt8, before bytes: Span<UInt8>, _ start: Int, _ end: Int, hash: ByteHash) -> Int32 {
        var hash = hash
        hash.append(letter)
        return first(hash) { pool[Int(wordStarts[Int($0)])] == letter && wordIs($0, from: 1, bytes, start, end) }
    }

    /// The first word of a hash that is the one looked for.
    @inline(__always) private func first(_ hash: ByteHash, where isIt: (Int32) -> Bool) -> Int32 {
        var slot = Lexicon.slot(hash)
        let tag = Lexicon.tag(hash)
        while slots[slot] != 0 {
            if slots[slot] & ~Lexicon.wordMask == tag {
                let word = Int32(slots[slot] & Lexicon.wordMask)
                if isIt(word) { return word }
            }
            slot = (slot + 1) & Lexicon.slotMask
        }
        return 0
    }

    /// The node of a phrase's first word, 0 if none begins with it.
    @inline(__always) func root(_ word: Int32) -> Int32 { rootEdges[Int(word)] }

    @inline(__always) func next(_ node: Int32, _ word: Int32) -> Int32 {
        hasChildren[Int(node)] && word != 0 ? edges.end(of: node, word) : 0
    }

    /// The first entry of a phrase, 0 if it has none.
    @inline(__always) func firstEntry(_ node: Int32) -> Int32 { firstEntries[Int(node)] }

    /// An entry and the one behind it, 0 if it is the last.
    @inline(__always) func entry(_ place: Int32) -> (entry: Entry, next: Int32) { entries[Int(place)] }
}

/// Edges between nodes of a tree by the node and a number, in open addressing.
private struct EdgeTable {
    private var keys = [UInt64](repeating: 0, count: 1 << 10)
    private var ends = [Int32](repeating: 0, count: 1 << 10)
    private var count = 0

    @inline(__always) private func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    }

    @inline(__always) private func key(_ node: Int32, _ number: Int32) -> UInt64 {
        UInt64(UInt32(node)) << 32 | UInt64(UInt32(number))
    }

    /// Where the edge leads to, 0 if there is none.
    @inline(__always) func end(of node: Int32, _ number: Int32) -> Int32 {
        let key = key(node, number)
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return ends[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return 0
    }

    mutating func add(_ node: Int32, _ number: Int32, _ end: Int32) {
        count += 1
        if count * 2 > keys.count { grow() }
        put(key(node, number), end)
    }

    private mutating func put(_ key: UInt64, _ end: Int32) {
        var slot = slot(key)
        while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
        (keys[slot], ends[slot]) = (key, end)
    }

    private mutating func grow() {
        let (oldKeys, oldEnds) = (keys, ends)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        ends = [Int32](repeating: 0, count: oldKeys.count * 2)
        for (key, end) in zip(oldKeys, oldEnds) where key != 0 { put(key, end) }
    }
}
