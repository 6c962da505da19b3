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
            if passage.has(any: openers, at: index), let cue = cue(at: index, in: passage, pairs) {
                cues.append(cue)
                index = cue.end
            } else {
                index += 1
            }
        }
        return cues
    }

    private static let openers: KindSet = [.accordingTo, .namingVerb, .speechVerb, .thinkingVerb, .openingVerb]

    private static func cue(at index: Int, in passage: Passage, _ pairs: [QuoteMarks.Pair]) -> SpeechCue? {
        // «يذكر أن», «يشار إلى أن»: nobody says it.
        if passage.has(.impersonal, at: index) { return nil }
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .accordingTo where match.clitics.isSubset(of: .conjunction):
                return SpeechCue(kind: .accordingTo, start: index, end: Int(match.end), prepositions: 0)
            case .namingVerb where match.clitics.isSubset(of: .conjunction):
                return SpeechCue(kind: .naming, start: index, end: Int(match.end), prepositions: 0)
            // «لافتة كتب عليها»: a banner, no word of hers who points «إلى» something.
            case .speechVerb where passage.has(.banner, at: index) && !passage.isFunction(Int(match.end), .to):
                return nil
            case .thinkingVerb where passage.has(.unsaid, at: index - 1): return nil
            case .speechVerb where isCalled(index, in: passage): return nil
            // «طلب عدم ذكر اسمه», «رفض كشف هويته»: a noun, and nothing is said.
            case .speechVerb where passage.has(.unsaid, at: index - 1): return nil
            case .speechVerb where isAsking(match, in: passage), .thinkingVerb where isAsking(match, in: passage):
                return nil
            case .speechVerb where match.clitics.isSubset(of: [.conjunction, .seen]):
                let judging = passage.match(.judgingVerb, at: index).map { Int($0.value) } ?? 0
                return SpeechCue(
                    kind: match.value == 1 ? .noun : .verb, start: index, end: Int(match.end), prepositions: judging)
            case .thinkingVerb where match.clitics.isSubset(of: [.conjunction, .seen]),
                .openingVerb where opensClause(match, in: passage):
                let judging = passage.match(.judgingVerb, at: index).map { Int($0.value) } ?? 0
                guard hasClause(behind: Int(match.end), in: passage, pairs, judging) else { continue }
                return SpeechCue(kind: .verb, start: index, end: Int(match.end), prepositions: judging)
            default: continue
            }
        }
        return nil
    }

    private static func isAsking(_ match: Passage.Match, in passage: Passage) -> Bool {
        passage.has(.asking, at: Int(match.start)) && passage.has(.unsaid, at: Int(match.end))
    }

    /// «سائق يدعى أحمد»: spelt as «يدعي».
    static func isCalled(_ index: Int, in passage: Passage) -> Bool {
        passage.has(.nameCue, at: index) && passage.bare(.givenName, at: index + 1) != nil
    }

    /// «وبين المدير أن», and behind a comma «بين مدير المياه أن».
    private static func opensClause(_ match: Passage.Match, in passage: Passage) -> Bool {
        let index = Int(match.start)
        if match.clitics == .conjunction { return opensSentence(index, in: passage) }
        return match.skip == 0 && passage.isSign(index - 1, ",") && passage.bare(.role, at: index + 1) != nil
    }

    private static func opensSentence(_ index: Int, in passage: Passage) -> Bool {
        index == 0 || passage.isSign(index - 1, ".") || passage.isLineEnd(index - 1) || passage.isSign(index - 1, ",")
    }

    /// «سجل التقرير [أن]», «أوصى [بـ"…"]», «قرر: …»: a verb that tells more than sayings needs its clause, its colon or its preposition.
    private static func hasClause(
        behind index: Int, in passage: Passage, _ pairs: [QuoteMarks.Pair], _ judging: Int
    ) -> Bool {
        var place = index
        while place < passage.count, place - index < 14 {
            if let pair = pairs.first(where: { $0.open == place }) {
                if judging & 1 != 0, QuoteMarks.isProclitic(place - 1, in: passage) { return true }
                if judging != 0, pair.close - pair.open > 4 { return true }
                place = pair.close + 1
                continue
            }
            if passage.has(.complement, at: place) || passage.isSign(place, ":") { return true }
            // «اكتفى بالقول», «عبر عن أسفه قائلا».
            if passage.match(.speechVerb, at: place)?.value == 1 { return true }
            if judging & ~1 != 0, passage.isFunction(place, .on) || passage.isFunction(place, .from) { return true }
            if passage.isSign(place, ".") || passage.isLineEnd(place) { return false }
            place += 1
        }
        return false
    }
}
