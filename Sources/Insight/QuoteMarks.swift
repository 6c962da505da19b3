/// Signs that open or close what is quoted, and how they pair.
enum QuoteMarks {
    static func isMark(_ code: Int32) -> Bool { (1...6).contains(code) || code == 0x22 || code == 0x27 }

    /// A pair of marks: the tokens of both.
    struct Pair: Equatable {
        var open: Int
        var close: Int
        var depth: Int
    }

    private struct Open {
        var token: Int
        var family: Int
    }

    /// The pairs of a passage in the order of their opening marks; an open mark that nothing closes is left out.
    static func pairs(in passage: Passage) -> [Pair] {
        var stack: [Open] = []
        var pairs: [Pair] = []
        for index in 0..<passage.count where passage.tokens[index].kind == .sign && isMark(passage.tokens[index].value)
        {
            let code = passage.tokens[index].value
            let family = family(code)
            guard !isApostrophe(index, code, in: passage) else { continue }
            let isOpen = stack.contains { $0.family == family }
            if opens(index, code, isOpen: isOpen, in: passage) {
                stack.append(Open(token: index, family: family))
            } else if let place = stack.lastIndex(where: { $0.family == family }) {
                if index > stack[place].token + 1 {
                    pairs.append(Pair(open: stack[place].token, close: index, depth: place))
                }
                stack.removeSubrange(place...)
            }
        }
        pairs.sort { $0.open < $1.open }
        return levelled(pairs)
    }

    /// Depth counted by the pairs that there are, not by marks that stayed open.
    private static func levelled(_ pairs: [Pair]) -> [Pair] {
        var levelled: [Pair] = []
        var closes: [Int] = []
        for pair in pairs {
            closes.removeAll { $0 < pair.open }
            levelled.append(Pair(open: pair.open, close: pair.close, depth: closes.count))
            closes.append(pair.close)
        }
        return levelled
    }

    private static func family(_ code: Int32) -> Int {
        code <= 2 ? 0 : code <= 4 ? 1 : code <= 6 || code == 0x27 ? 2 : 3
    }

    /// A sign between letters is an apostrophe.
    private static func isApostrophe(_ index: Int, _ code: Int32, in passage: Passage) -> Bool {
        guard family(code) == 2 else { return false }
        return index > 0 && passage.isWord(index - 1) && !passage.tokens[index].isSpaced && passage.isWord(index + 1)
            && !passage.tokens[index + 1].isSpaced
    }

    private static func opens(_ index: Int, _ code: Int32, isOpen: Bool, in passage: Passage) -> Bool {
        let isFree =
            index == 0 || passage.tokens[index].isSpaced || passage.isSign(index - 1, "(")
            || passage.isSign(index - 1, "[")
            || passage.isLineEnd(index - 1) || isProclitic(index - 1, in: passage) || passage.isSign(index - 1, ":")
            || (passage.tokens[index - 1].kind == .sign && isMark(passage.tokens[index - 1].value)
                && passage.tokens[index - 1].isSpaced)
        let touchesNext =
            index + 1 < passage.count && !passage.tokens[index + 1].isSpaced
            && (passage.tokens[index + 1].kind != .sign || isMark(passage.tokens[index + 1].value)
                || passage.isSign(index + 1, "(") || passage.isSign(index + 1, "."))
        switch code {
        case 1: return isFree || !isOpen
        case 2: return isFree && touchesNext && !isOpen
        case 3: return (isFree && touchesNext) || !isOpen
        case 4: return isFree && touchesNext && !isOpen
        default:
            if isFree, touchesNext { return true }
            return !isOpen && isFree
        }
    }

    /// ب, ل, س, ك, ال and their joins before a mark («لـ"الغد"»), with tatweel that the folding dropped.
    static func isProclitic(_ index: Int, in passage: Passage) -> Bool {
        guard passage.isWord(index), passage.tokens[index].count <= 3 else { return false }
        for place in 0..<passage.tokens[index].count where !procliticLetters[Int(passage.letter(index, place))] {
            return false
        }
        return true
    }

    private static let procliticLetters: [Bool] = {
        var letters = [Bool](repeating: false, count: 256)
        for scalar in "وفبلكسا".unicodeScalars { letters[Int(FoldedText.letter(scalar))] = true }
        return letters
    }()
}
