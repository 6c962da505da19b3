/// The rules of dates over one passage. Each takes a token and answers what it reads there, or nothing.
struct DateGrammar {
    let passage: Passage
    let reference: ReferenceDay
    /// The year of the date before, which «من العام نفسه» means.
    var lastYear: Int?
    /// The first day of the month of the date before, which «من الشهر نفسه» means.
    var lastMonth: Int?

    init(passage: Passage, reference: ReferenceDay) {
        self.passage = passage
        self.reference = reference
    }

    /// What a rule read from a token on.
    struct Found {
        var value: TimexValue
        /// The token after the last one read.
        var end: Int
        /// Folded bytes of the first token that are proclitics.
        var skip: Int
        var rule: TimexRule
        var mod: Timex.Modifier?
        var part: Timex.PartOfDay?
    }

    /// The longest of what the rules read at a token.
    func longest(at index: Int) -> Found? {
        guard passage.isNumber(index) || passage.has(any: DateGrammar.openers, at: index) else { return nil }
        var best: Found?
        func offer(_ found: Found?) {
            guard let found, found.end > best?.end ?? 0 else { return }
            best = found
        }
        offer(dayWithClock(at: index))
        offer(range(at: index))
        offer(dayOfIt(at: index))
        offer(anniversary(at: index))
        offer(monthAlone(at: index))
        offer(relativeUnit(at: index))
        offer(positioned(at: index))
        offer(quarter(at: index))
        offer(weekOfMonth(at: index))
        offer(season(at: index))
        offer(decadeOrCentury(at: index))
        offer(clockWithDay(at: index))
        offer(shift(at: index))
        offer(lastUnits(at: index))
        offer(every(at: index))
        offer(duration(at: index))
        offer(yearAlone(at: index))
        offer(vague(at: index))
        return best
    }

    /// What a time expression can begin with, besides figures.
    private static let openers: KindSet = [
        .part, .thePart, .function, .dayShift, .weekday, .cardinal, .ordinal, .firstOfMonth, .month, .ambiguousMonth,
        .hijriMonth, .unit, .theUnit, .position, .season, .theSeason, .decade, .fullHour, .every, .rate, .frequency,
        .few, .fraction, .yearWord, .reference, .vagueNoun,
    ]

    // MARK: What stands around

    /// Whether a name stands before that dates are parts of («شارع 26 يوليو», «صحيفة الغد»), or quotation marks make it one.
    func isName(_ range: Range<Int>) -> Bool {
        if passage.has(.dateTrap, at: range.lowerBound - 1) { return true }
        let before = range.lowerBound - 1
        guard before >= 0, range.upperBound < passage.count, passage.tokens[before].kind == .sign,
            passage.tokens[range.upperBound].kind == .sign
        else { return false }
        return QuoteMarks.isMark(passage.tokens[before].value)
            && QuoteMarks.isMark(passage.tokens[range.upperBound].value)
    }

    /// Whether the clause around a token speaks of what is to come: «سيعقد», «من المقرر».
    func isAhead(_ index: Int) -> Bool {
        var place = index - 1
        var steps = 0
        while place >= 0, steps < 14 {
            if passage.isSign(place, ".") || passage.isSign(place, ",") || passage.isLineEnd(place) { break }
            if isFutureCue(place) { return true }
            place -= 1
            steps += 1
        }
        place = index + 1
        steps = 0
        while place < passage.count, steps < 5 {
            if passage.isSign(place, ".") || passage.isSign(place, ",") || passage.isLineEnd(place) { break }
            if passage.tokens[place].kind == .word, isFutureVerb(place) { return true }
            place += 1
            steps += 1
        }
        return false
    }

    private func isFutureCue(_ index: Int) -> Bool {
        guard passage.isWord(index) else { return false }
        return isFutureVerb(index) || passage.has(.futureCue, at: index)
    }

    /// «سيعقد», «وستنطلق»: س before a letter of the present tense.
    private func isFutureVerb(_ index: Int) -> Bool {
        let (seen, waw, fa) = (FoldedText.letter("س"), FoldedText.letter("و"), FoldedText.letter("ف"))
        var at = 0
        let first = passage.letter(index, 0)
        if first == waw || first == fa { at = 1 }
        guard passage.letter(index, at) == seen, passage.tokens[index].count - at >= 5 else { return false }
        let second = passage.letter(index, at + 1)
        guard second == FoldedText.letter("ي") || second == FoldedText.letter("ت") || second == FoldedText.letter("ن")
        else { return false }
        // «ستين» is a number; «ستبلغ» is known as «تبلغ» behind its س.
        let matches = passage.matches[passage.matchRange(index)]
        return matches.isEmpty || matches.contains { $0.kind == .futureCue || $0.clitics.contains(.seen) }
    }

    /// Whether a preposition of time stands before: «في», «منذ», «حتى».
    func followsPreposition(_ index: Int) -> Bool {
        for word in [FunctionWord.inside, .since, .until, .before, .after, .month, .of, .from, .between, .to, .and]
        where passage.isFunction(index - 1, word) { return true }
        return passage.has(.position, at: index - 1) || passage.has(.lasting, at: index - 1)
    }
}
