import Bytes

/// One paragraph as the rules see it: tokens, and the phrases of the lexicon that stand at each of them.
struct Passage {
    let text: FoldedText
    private(set) var tokens: [Token] = []
    private(set) var matches: [Match] = []
    /// Where each token's matches begin, longest phrases first; one more than there are tokens.
    private(set) var matchStarts: [Int32] = [0]
    private(set) var glances: [Glance] = []

    init(_ string: String, lexicon: Lexicon = .shared) {
        text = FoldedText(string)
        tokens.reserveCapacity(text.bytes.count / 5 + 4)
        cut()
        look(in: lexicon)
    }

    /// A word, a number or a sign.
    struct Token {
        enum Kind { case word, number, sign }
        var kind: Kind
        /// In folded bytes.
        var start: Int32
        var end: Int32
        /// A number's value, at most nine digits of it; a sign's code.
        var value: Int32
        var isSpaced: Bool
        /// Whether an alef with hamza stands where the article's would («إلياس», «وألمانيا»).
        var hasSeatedAlef = false
        /// Whether its last letter is an alef maksura.
        var endsInMaksura = false
        /// Whether its last letter is a ta marbuta.
        var endsInMarbuta = false
        var count: Int { Int(end - start) }
    }

    /// Proclitics that stand before a phrase inside its first word.
    struct Clitics: OptionSet {
        let rawValue: UInt8
        /// و or ف.
        static let conjunction = Clitics(rawValue: 1)
        static let ba = Clitics(rawValue: 2)
        static let lam = Clitics(rawValue: 4)
        static let kaf = Clitics(rawValue: 8)
        static let seen = Clitics(rawValue: 16)
        static let preposition: Clitics = [.ba, .lam, .kaf]
    }

    struct Match {
        var kind: LexicalKind
        var clitics: Clitics
        /// Folded bytes of the first token that belong to proclitics.
        var skip: UInt8
        var value: Int32
        var start: Int32
        /// The token after the phrase.
        var end: Int32
    }

    /// What stands at a token, for rules that mostly ask for what does not.
    struct Glance {
        var kinds: KindSet = []
        /// Function words without a preposition, a bit each.
        var functions: UInt64 = 0
    }

    var count: Int { tokens.count }

    // MARK: Tokens

    private mutating func cut() {
        let letters = text.bytes
        let bytes = letters.span
        var index = 0
        var isSpaced = true
        let seated = text.seatedAlefs
        var nextSeated = 0
        let maksuras = text.maksuras
        var nextMaksura = 0
        let marbutas = text.marbutas
        var nextMarbuta = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20 {
                isSpaced = true
                index += 1
                continue
            }
            let start = index
            var token = Token(
                kind: .sign, start: Int32(start), end: Int32(start + 1), value: Int32(byte), isSpaced: isSpaced)
            index += 1
            if FoldedText.isLetter(byte) {
                while index < bytes.count, FoldedText.isLetter(bytes[index]) { index += 1 }
                token.kind = .word
                while nextSeated < seated.count, seated[nextSeated] < Int32(start) { nextSeated += 1 }
                token.hasSeatedAlef = nextSeated < seated.count && seated[nextSeated] <= Int32(start + 2)
            } else if FoldedText.isDigit(byte) {
                while index < bytes.count, FoldedText.isDigit(bytes[index]) { index += 1 }
                token.kind = .number
                token.value = 0
                for digit in start..<min(index, start + 9) {
                    token.value = token.value * 10 + Int32(bytes[digit] - 0x30)
                }
            }
            token.end = Int32(index)
            while nextMaksura < maksuras.count, maksuras[nextMaksura] < Int32(index - 1) { nextMaksura += 1 }
            token.endsInMaksura = nextMaksura < maksuras.count && maksuras[nextMaksura] == Int32(index - 1)
            while nextMarbuta < marbutas.count, marbutas[nextMarbuta] < Int32(index - 1) { nextMarbuta += 1 }
            token.endsInMarbuta = nextMarbuta < marbutas.count && marbutas[nextMarbuta] == Int32(index - 1)
            tokens.append(token)
            isSpaced = byte == 0x0A
        }
    }

    // MARK: Phrases

    @inline(__always) private static var waw: UInt8 { FoldedText.letter("و") }
    @inline(__always) private static var fa: UInt8 { FoldedText.letter("ف") }
    @inline(__always) private static var ba: UInt8 { FoldedText.letter("ب") }
    @inline(__always) private static var lam: UInt8 { FoldedText.letter("ل") }
    @inline(__always) private static var kaf: UInt8 { FoldedText.letter("ك") }
    @inline(__always) private static var seen: UInt8 { FoldedText.letter("س") }
    @inline(__always) private static var alef: UInt8 { FoldedText.letter("ا") }

    private mutating func look(in lexicon: Lexicon) {
        let letters = text.bytes
        let bytes = letters.span
        var endings: [Endings] = []
        endings.reserveCapacity(tokens.count)
        var whole = [Int32](repeating: 0, count: tokens.count)
        for index in tokens.indices {
            let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
            guard tokens[index].kind != .sign else {
                endings.append(Endings())
                continue
            }
            endings.append(Endings(bytes, start, end))
            whole[index] = lexicon.word(bytes, start, end, hash: endings[index].whole)
        }
        matchStarts.reserveCapacity(tokens.count + 1)
        matches.reserveCapacity(tokens.count * 2)
        glances.reserveCapacity(tokens.count)
        for index in tokens.indices {
            let first = matches.count
            if tokens[index].kind != .sign {
                walk(whole[index], 0, [], at: index, whole, lexicon)
                if tokens[index].kind == .word { strip(at: index, bytes, endings[index], whole, lexicon) }
            }
            if matches.count > first + 1 {
                sortMatches(from: first)
            }
            matchStarts.append(Int32(matches.count))
            glances.append(glance(from: first))
        }
    }

    /// The hashes of a word, of what is left without its first letter, and without the first two.
    private struct Endings {
        var (whole, second, third) = (ByteHash(), ByteHash(), ByteHash())

        init() {}

        @inline(__always) init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
            third = Lexicon.hash(bytes, min(start + 2, end), end)
            second = Lexicon.hash(bytes, min(start + 1, end), min(start + 2, end), from: third)
            whole = Lexicon.hash(bytes, start, start + 1, from: second)
        }

        @inline(__always) func behind(_ letters: Int) -> ByteHash {
            letters == 0 ? whole : letters == 1 ? second : third
        }
    }

    private func glance(from first: Int) -> Glance {
        var glance = Glance()
        for place in first..<matches.count {
            let match = matches[place]
            glance.kinds.insert(match.kind)
            if match.kind == .function, match.clitics.isSubset(of: .conjunction) {
                glance.functions |= 1 << UInt64(match.value)
            }
        }
        return glance
    }

    /// Longest first; of equals, the one with the fewest proclitics.
    private mutating func sortMatches(from first: Int) {
        for index in first + 1..<matches.count {
            var place = index
            while place > first,
                matches[place].end > matches[place - 1].end
                    || (matches[place].end == matches[place - 1].end && matches[place].skip < matches[place - 1].skip)
            {
                matches.swapAt(place, place - 1)
                place -= 1
            }
        }
    }

    /// Looks behind each chain of proclitics that the word may begin with: و ف, then ب ل ك س, then لل for ل and ال.
    private mutating func strip(
        at index: Int, _ bytes: Span<UInt8>, _ endings: Endings, _ whole: [Int32], _ lexicon: Lexicon
    ) {
        let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
        var at = start
        var clitics: Clitics = []
        guard end - at >= 3 else { return }
        if bytes[at] == Passage.waw || bytes[at] == Passage.fa {
            at += 1
            clitics.insert(.conjunction)
            let word = lexicon.word(bytes, at, end, hash: endings.behind(1))
            walk(word, 1, clitics, at: index, whole, lexicon)
            guard end - at >= 3 else { return }
        }
        switch bytes[at] {
        case Passage.ba: clitics.insert(.ba)
        case Passage.kaf: clitics.insert(.kaf)
        case Passage.seen: clitics.insert(.seen)
        case Passage.lam:
            clitics.insert(.lam)
            if bytes[at + 1] == Passage.lam, end - at >= 4 {
                // «للعراق»: the article's alef is elided.
                let skip = at + 1 - start
                let word = lexicon.word(Passage.alef, before: bytes, at + 1, end, hash: endings.behind(skip))
                walk(word, UInt8(skip), clitics, at: index, whole, lexicon)
            }
        default: return
        }
        guard end - at >= 4 else { return }
        let skip = at + 1 - start
        let word = lexicon.word(bytes, at + 1, end, hash: endings.behind(skip))
        walk(word, UInt8(skip), clitics, at: index, whole, lexicon)
    }

    private mutating func walk(
        _ word: Int32, _ skip: UInt8, _ clitics: Clitics, at index: Int, _ whole: [Int32], _ lexicon: Lexicon
    ) {
        guard word != 0 else { return }
        var node = lexicon.root(word)
        var next = index + 1
        while node != 0 {
            var place = lexicon.firstEntry(node)
            while place != 0 {
                let (entry, behind) = lexicon.entry(place)
                matches.append(
                    Match(
                        kind: entry.kind, clitics: clitics, skip: skip, value: entry.value, start: Int32(index),
                        end: Int32(next)))
                place = behind
            }
            guard next < tokens.count else { return }
            node = lexicon.next(node, whole[next])
            next += 1
        }
    }
}
