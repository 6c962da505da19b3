/// Finds all words of a vocabulary in a name at once, a table's look-up for each byte (Aho and Corasick, 1975).
struct ClassHintAutomaton: Sendable {
    /// Letters, the two signs that words hold, and everything else.
    private static let alphabetSize = 32
    private static let columns: [UInt8] = (0...255).map { byte -> UInt8 in
        switch UInt8(byte) {
        case 0x41...0x5A, 0x61...0x7A: UInt8(byte | 0x20) - 0x60
        case 0x2D: 27
        case 0x5F: 28
        default: 0
        }
    }

    /// The next state by state and column.
    private var next: [UInt16]
    /// What the words say that end in a state.
    private var found: [ClassHints]

    init(_ vocabulary: [(ClassHints, [[UInt8]])]) {
        next = [UInt16](repeating: 0, count: ClassHintAutomaton.alphabetSize)
        found = [[]]
        for (hint, words) in vocabulary { for word in words { add(word, hint) } }
        link()
    }

    /// Adds a word's states; state 0 is where no word has begun.
    private mutating func add(_ word: [UInt8], _ hint: ClassHints) {
        var state = 0
        for byte in word {
            let place = state * ClassHintAutomaton.alphabetSize + Int(ClassHintAutomaton.columns[Int(byte)])
            if next[place] == 0 {
                next[place] = UInt16(found.count)
                found.append([])
                next += [UInt16](repeating: 0, count: ClassHintAutomaton.alphabetSize)
            }
            state = Int(next[place])
        }
        found[state].formUnion(hint)
    }

    /// Fills in where a byte leads that continues no word: to the state of the longest ending that begins one.
    private mutating func link() {
        let size = ClassHintAutomaton.alphabetSize
        var fallback = [Int](repeating: 0, count: found.count)
        var queue = (0..<size).compactMap { next[$0] == 0 ? nil : Int(next[$0]) }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            found[state].formUnion(found[fallback[state]])
            for column in 0..<size {
                let onward = next[fallback[state] * size + column]
                let child = Int(next[state * size + column])
                if child == 0 {
                    next[state * size + column] = onward
                } else {
                    fallback[child] = Int(onward)
                    queue.append(child)
                }
            }
        }
    }

    func hints(in names: Span<UInt8>) -> ClassHints {
        var hints: ClassHints = []
        var state = 0
        let (next, found, columns) = (next.span, found.span, ClassHintAutomaton.columns.span)
        for index in names.indices {
            state = Int(next[state << 5 | Int(columns[Int(names[index])])])
            hints.formUnion(found[state])
        }
        return hints
    }
}
