/// A word of attribution outside of quotation marks.
struct SpeechCue {
    enum Kind { case verb, noun, naming, accordingTo }
    var kind: Kind
    /// The token, and the one after the phrase.
    var start: Int
    var end: Int
    /// Prepositions behind which its quoted object stands, a bit each (see `judgingVerbs`).
    var prepositions: Int

    /// The cues of a passage in order; words inside of marks are none.
    static func all(in passage: Passage, outside pairs: [QuoteMarks.Pair]) -> [SpeechCue] {
        var cues: [SpeechCue] = []
        var index = 0
        var place = 0
        while index < passage.count {
            while place < pairs.count, pairs[place].close < index { place += 1 }
            if place < pairs.count, pairs[place].open < index, index < pairs[place].close {
                index = pairs[place].close
                continue
            }
            if let cue = cue(at: index, in: passage) {
                cues.append(cue)
                index = cue.end
            } else {
                index += 1
            }
        }
        return cues
    }

    private static func cue(at index: Int, in passage: Passage) -> SpeechCue? {
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .accordingTo where match.clitics.isSubset(of: .conjunction):
                return SpeechCue(kind: .accordingTo, start: index, end: Int(match.end), prepositions: 0)
            case .namingVerb where match.clitics.isSubset(of: .conjunction):
                return SpeechCue(kind: .naming, start: index, end: Int(match.end), prepositions: 0)
            // «طلب عدم ذكر اسمه», «رفض كشف هويته»: a noun, and nothing is said.
            case .speechVerb where passage.has(.unsaid, at: index - 1): return nil
            case .speechVerb where match.clitics.isSubset(of: [.conjunction, .seen]):
                let judging = passage.match(.judgingVerb, at: index).map { Int($0.value) } ?? 0
                return SpeechCue(
                    kind: match.value == 1 ? .noun : .verb, start: index, end: Int(match.end), prepositions: judging)
            default: continue
            }
        }
        return nil
    }
}
