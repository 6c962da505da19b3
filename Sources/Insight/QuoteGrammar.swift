/// The rules that tell a quote from a name in quotation marks, over one passage.
struct QuoteGrammar {
    let passage: Passage
    let pairs: [QuoteMarks.Pair]
    let cues: [SpeechCue]

    /// Tokens of a name, and the proclitics of the first that are none of it.
    struct NameRange: Equatable {
        var tokens: Range<Int>
        var skip: Int
    }

    struct Reading {
        var rule: QuoteRule
        var cue: SpeechCue?
        var speaker: NameRange?
        /// Whether the speaker's words reach us through a report of another's («وأضافت إن المجموعة أعربت عن …»).
        var isReported = false
    }

    /// Why a pair is a quote and who speaks, or nil where it is a name.
    func reading(of pair: QuoteMarks.Pair) -> Reading? {
        let words = wordCount(pair)
        guard words > 0 else { return nil }
        // A name that the text goes on to quote or to attribute to is none («واعتبرت "…" أن»).
        if isSubject(pair, words) { return nil }
        if isNamed(pair), words < 9, !isColonBefore(pair), !isWorded(pair, words) { return nil }
        let read =
            colon(pair, words) ?? attributedBehind(pair, words) ?? judgement(pair, words) ?? clause(pair, words)
            ?? wholeParagraph(pair, words) ?? continued(pair, words)
        guard var reading = read, let cue = reading.cue else { return read }
        reading.isReported = isReported(cue, before: pair.open)
        return reading
    }

    /// «تنظيم "…"», «ما يسمى بـ"…"»: a word of kind stands before.
    private func isNamed(_ pair: QuoteMarks.Pair) -> Bool {
        let head = pair.open - 1
        if passage.has(.nameCue, at: head) { return true }
        return QuoteMarks.isProclitic(head, in: passage) && passage.has(.nameCue, at: head - 1)
    }

    /// «اختصر المدير المشهد بعبارة "…"»: words that somebody found for something.
    private func isWorded(_ pair: QuoteMarks.Pair, _ words: Int) -> Bool {
        guard words >= 3, passage.has(.wording, at: pair.open - 1) else { return false }
        return cueBefore(pair.open, from: sentenceStart(before: pair.open))?.kind == .verb
    }

    /// «وأضافت إن المجموعة أعربت عن "…"»: an earlier verb of saying has the cue in its clause.
    private func isReported(_ cue: SpeechCue, before mark: Int) -> Bool {
        guard cue.kind == .verb, cue.end <= mark else { return false }
        let start = sentenceStart(before: mark)
        guard let other = cues.last(where: { $0.start >= start && $0.end <= cue.start }), other.kind == .verb else {
            return false
        }
        return (other.end..<cue.start).contains { passage.has(.complement, at: $0) }
    }

    // MARK: Around the marks

    func wordCount(_ pair: QuoteMarks.Pair) -> Int {
        var count = 0
        for index in pair.open + 1..<pair.close where passage.tokens[index].kind != .sign { count += 1 }
        return count
    }

    /// The first token of the sentence that a token stands in; a full stop inside of marks ends none.
    func sentenceStart(before index: Int) -> Int {
        var place = index - 1
        while place >= 0 {
            if let pair = pairs.last(where: { $0.depth == 0 && $0.open < place && place <= $0.close }) {
                place = pair.open - 1
                continue
            }
            if isSentenceEnd(place) { return place + 1 }
            place -= 1
        }
        return 0
    }

    private func isSentenceEnd(_ index: Int) -> Bool {
        guard passage.tokens[index].kind == .sign else { return false }
        if passage.isSign(index, ".") {
            return !(passage.isNumber(index - 1) && passage.isNumber(index + 1))
                && (index + 1 >= passage.count || passage.tokens[index + 1].isSpaced || passage.isLineEnd(index + 1))
        }
        return passage.isLineEnd(index) || passage.isSign(index, "?") || passage.isSign(index, "!")
    }

    /// The last cue before a token in its sentence.
    func cueBefore(_ index: Int, from start: Int) -> SpeechCue? { cues.last { $0.end <= index && $0.start >= start } }

    private func isColonBefore(_ pair: QuoteMarks.Pair) -> Bool { passage.isSign(pair.open - 1, ":") }

    private func isEnd(_ index: Int) -> Bool {
        index >= passage.count || passage.isSign(index, ".") || passage.isLineEnd(index) || passage.isSign(index, "!")
            || passage.isSign(index, "?")
    }

    /// «واعتبرت "هيومن رايتس ووتش" أن», «وحسب "رويترز"، …»: the marks hold who speaks.
    private func isSubject(_ pair: QuoteMarks.Pair, _ words: Int) -> Bool {
        guard words <= 5 else { return false }
        let next = pair.close + 1
        if passage.has(.complement, at: next) || passage.isSign(next, ":") {
            return cues.contains { $0.end == pair.open } || passage.has(.nameCue, at: pair.open - 1)
        }
        if let cue = cues.last(where: { $0.end == pair.open }), cue.kind == .accordingTo { return true }
        if passage.isWord(pair.open - 1), passage.tokens[pair.open - 1].count <= 2,
            let cue = cues.last(where: { $0.end == pair.open - 1 }), cue.kind == .accordingTo
        {
            return true
        }
        // «وقال أبو زهري لـ«الشرق الأوسط» إن»: an addressee.
        return QuoteMarks.isProclitic(pair.open - 1, in: passage)
            && passage.letter(pair.open - 1, passage.tokens[pair.open - 1].count - 1) == FoldedText.letter("ل")
            && words <= 4
    }

    // MARK: Rules

    /// «قال زيد: "…"», «وجاء في البيان: "…"», «زيد: "…"».
    private func colon(_ pair: QuoteMarks.Pair, _ words: Int) -> Reading? {
        guard isColonBefore(pair) else { return nil }
        let start = sentenceStart(before: pair.open - 1)
        guard let cue = cueBefore(pair.open, from: start) else {
            guard words >= 4, pair.open - 1 > start, pair.open - 1 - start <= 7,
                let name = nounPhrase(from: start, to: pair.open - 1),
                name.tokens.upperBound == pair.open - 1
            else { return nil }
            return Reading(rule: .colon, cue: nil, speaker: name)
        }
        guard words >= 3 || isEnd(pair.close + 1) || passage.isSign(pair.close + 1, ",") else { return nil }
        return Reading(rule: .colon, cue: cue, speaker: speaker(of: cue, before: pair.open, from: start))
    }

    /// «نددت المنظمة بـ"…"», «وصفه بـ"…"», «بما سماه "…"»: one word may be enough.
    private func judgement(_ pair: QuoteMarks.Pair, _ words: Int) -> Reading? {
        let start = sentenceStart(before: pair.open)
        guard let cue = cueBefore(pair.open, from: start) else { return nil }
        if cue.kind == .naming, pair.open - cue.end <= 2 {
            return Reading(rule: .naming, cue: cue, speaker: speaker(of: cue, before: pair.open, from: start))
        }
        if isDeemed(pair, words, cue) {
            return Reading(rule: .judgement, cue: cue, speaker: speaker(of: cue, before: pair.open, from: start))
        }
        guard cue.prepositions != 0 || cue.kind == .naming else { return nil }
        // «شدد على ضرورة "…"».
        let mark = words >= 2 && passage.bare(.need, at: pair.open - 1) != nil ? pair.open - 1 : pair.open
        if words >= 2, cue.prepositions & 1 != 0, isDeed(pair.open - 1), pair.open - cue.end <= 9 {
            return Reading(rule: .judgement, cue: cue, speaker: speaker(of: cue, before: pair.open, from: start))
        }
        let isGoverned = governs(cue, preposition(before: mark), at: mark)
        let isSaidOf = passage.has(.complement, at: pair.open - 1) && pair.open - cue.end <= 9
        guard isGoverned || isSaidOf else { return nil }
        return Reading(rule: .judgement, cue: cue, speaker: speaker(of: cue, before: pair.open, from: start))
    }

    /// «اعتبرت الزيارة "استفزازا خطيرا"»: what something is held to be, in the accusative.
    private func isDeemed(_ pair: QuoteMarks.Pair, _ words: Int, _ cue: SpeechCue) -> Bool {
        guard passage.has(.deeming, at: cue.start), (1...6).contains(pair.open - cue.end),
            passage.isDefinite(pair.open - 1) || passage.lastLetter(pair.open - 1) == FoldedText.letter("ه"),
            (cue.end..<pair.open).allSatisfy({
                passage.isWord($0) && !passage.has(.complement, at: $0) && !passage.has(.nameCue, at: $0)
            })
        else { return false }
        let first = pair.open + 1
        return passage.isWord(first) && !passage.isDefinite(first)
            && (passage.lastLetter(first) == FoldedText.letter("ا")
                || (words >= 2 && passage.lastLetter(first) == FoldedText.letter("ه")))
    }

    /// Which of the five prepositions stands right before a mark, as a bit.
    private func preposition(before index: Int) -> Int {
        let before = index - 1
        guard passage.isWord(before) else { return 0 }
        if passage.tokens[before].count <= 2, passage.lastLetter(before) == FoldedText.letter("ب") { return 1 }
        if passage.isFunction(before, .on) {
            let first = passage.letter(before, passage.tokens[before].count - 2)
            return first == FoldedText.letter("ع") ? 4 : 2
        }
        if passage.isFunction(before, .from) { return 8 }
        return passage.isFunction(before, .to) ? 16 : 0
    }

    private func governs(_ cue: SpeechCue, _ preposition: Int, at index: Int) -> Bool {
        guard preposition != 0, cue.prepositions & preposition != 0 else {
            return cue.kind == .naming && preposition == 1
        }
        // Nothing else may take the preposition: no second verb and no clause between.
        for place in cue.end..<max(cue.end, index - 1)
        where passage.has(.complement, at: place) || passage.isFunction(place, .who)
            || passage.has(.relationAdjective, at: place)
        {
            return false
        }
        return index - cue.end <= 9
    }

    /// «"…"، وفق مسؤول», «"…"، قال الوزير», «"…"، هكذا لخص المدير».
    private func attributedBehind(_ pair: QuoteMarks.Pair, _ words: Int) -> Reading? {
        var place = pair.close + 1
        var hasComma = false
        if passage.isSign(place, ",") || passage.isSign(place, "-") {
            hasComma = true
            place += 1
        } else if passage.isSign(place, "."), passage.isSign(place + 1, ".") || passage.has(.thusCue, at: place + 1) {
            // «"…".. هكذا رد الضابط».
            hasComma = true
            while passage.isSign(place, ".") { place += 1 }
        }
        let thus = passage.match(.thusCue, at: place)
        if let thus { place = Int(thus.end) }
        guard let cue = cues.first(where: { $0.start == place }) else {
            // «"…"، بهذه الكلمات تختصر سميرة حالها»: whatever the verb.
            // «"…"، يشتكي أحد السكان»: a verb that tells more than sayings, right behind what opens the sentence.
            let isTold =
                hasComma && words >= 3 && sentenceStart(before: pair.open) == pair.open
                && passage.bare(.thinkingVerb, at: place) != nil
            guard thus != nil || isTold, words >= 2, passage.isWord(place), let speaker = subject(behindVerbAt: place)
            else { return nil }
            return Reading(rule: .attributedBehind, cue: nil, speaker: speaker)
        }
        if thus != nil, words >= 2 {
            return Reading(rule: .attributedBehind, cue: cue, speaker: subject(behindVerbAt: cue.start))
        }
        switch cue.kind {
        case .accordingTo:
            guard words >= 4 || (words >= 2 && !isNamePlace(pair)) || (words >= 2 && isAnnounced(pair)) else {
                return nil
            }
            let start = sentenceStart(before: pair.open)
            let before = cueBefore(pair.open, from: start)
            let speaker =
                nounPhrase(behind: cue) ?? before.flatMap { self.speaker(of: $0, before: pair.open, from: start) }
            return Reading(rule: .attributedBehind, cue: cue, speaker: speaker)
        case .verb:
            let isFirst = hasComma && sentenceStart(before: pair.open) == pair.open
            // «"الأمطار جاءت في وقتها" يقول الفلاح», but «"…" يقول إن»: a name that goes on to speak.
            let isPlain = words >= 5 || (words >= 4 && !opensClause(cue))
            guard words >= (isFirst ? 2 : 3), hasComma || place > pair.close + 2 || isPlain else { return nil }
            // «"…"، وأضاف أن»: the next sentence's own verb.
            let next =
                passage.letter(cue.start, 0) == FoldedText.letter("و")
                && passage.bare(.speechVerb, at: cue.start) == nil
            let start = sentenceStart(before: pair.open)
            if next || cueBefore(pair.open, from: start) != nil { return nil }
            return Reading(rule: .attributedBehind, cue: cue, speaker: subject(behind: cue))
        default: return nil
        }
    }

    private func opensClause(_ cue: SpeechCue) -> Bool {
        (cue.end..<min(cue.end + 6, passage.count)).contains {
            passage.has(.complement, at: $0) || passage.isSign($0, ":")
        }
    }

    /// Whether a preposition or a noun without the article stands before: the marks hold a name.
    private func isNamePlace(_ pair: QuoteMarks.Pair) -> Bool {
        let before = pair.open - 1
        guard passage.isWord(before) else { return false }
        if passage.has(.function, at: before) || QuoteMarks.isProclitic(before, in: passage) { return true }
        return passage.has(.nameCue, at: before)
    }

    private func isAnnounced(_ pair: QuoteMarks.Pair) -> Bool {
        guard let cue = cueBefore(pair.open, from: sentenceStart(before: pair.open)) else { return false }
        return governs(cue, preposition(before: pair.open), at: pair.open)
    }

    /// The clause of a verb of saying, or of «وفقا لـ» at its head.
    private func clause(_ pair: QuoteMarks.Pair, _ words: Int) -> Reading? {
        let start = sentenceStart(before: pair.open)
        guard let cue = cueBefore(pair.open, from: start) else { return nil }
        let before = pair.open - 1
        let isBehindComplement = (cue.end..<pair.open).contains { passage.has(.complement, at: $0) }
        let touchesComplement = passage.has(.complement, at: before) || passage.isFunction(before, .that)
        let beginsClause = passage.has(.complement, at: pair.open + 1)
        let isFuture =
            passage.isWord(before) && passage.tokens[before].count == 1
            && passage.letter(before, 0) == FoldedText.letter("س")
        let isLong = words >= 4
        let isPredicate = words >= 2 && isBehindComplement && !isNamePlace(pair) && isPredicatePlace(pair)
        let isDirect =
            cue.kind != .accordingTo && words >= (passage.has(.showing, at: cue.start) ? 2 : 3)
            && (isRightBehindSubject(cue, pair) || isBehindSetting(cue, pair) || isBehindObject(cue, pair))
        guard isLong || isPredicate || isDirect || isFuture || beginsClause || (touchesComplement && words >= 2) else {
            return nil
        }
        if !isLong, !isBehindComplement, !isDirect, !beginsClause, !isFuture { return nil }
        let rule: QuoteRule = cue.kind == .accordingTo ? .attributedBefore : isBehindComplement ? .complement : .verb
        return Reading(rule: rule, cue: cue, speaker: speaker(of: cue, before: pair.open, from: start))
    }

    /// «أن القرار "نهائي ولا رجعة عنه"»: a noun with the article or a name stands before, the clause ends behind.
    private func isPredicatePlace(_ pair: QuoteMarks.Pair) -> Bool {
        let before = pair.open - 1
        guard passage.isWord(before) else {
            return passage.isSign(before, ",") || pairs.contains { $0.close == before }
        }
        let endsClause =
            isEnd(pair.close + 1) || passage.isSign(pair.close + 1, ",") || passage.has(.conjoins, at: pair.close + 1)
        // «أن ما يحدث "ليس أزمة"»: a predicate by its first word.
        if passage.has(.negation, at: pair.open + 1), wordCount(pair) >= 3 { return true }
        let beginsDefinite = passage.isDefinite(pair.open + 1)
        if passage.isDefinite(before) { return endsClause || !beginsDefinite }
        return endsClause && !beginsDefinite
    }

    /// «قال الوزير "نحن معكم"»: only the subject stands between the verb and the mark.
    private func isRightBehindSubject(_ cue: SpeechCue, _ pair: QuoteMarks.Pair) -> Bool {
        guard cue.kind == .verb || cue.kind == .noun else { return false }
        if cue.end == pair.open { return true }
        guard let subject = subject(behind: cue) else { return false }
        return subject.tokens.upperBound >= pair.open
    }

    /// «حمل البيان الحكومة "المسؤولية الكاملة"»: a verb of two objects, and the first of them.
    private func isBehindObject(_ cue: SpeechCue, _ pair: QuoteMarks.Pair) -> Bool {
        guard passage.has(.transitiveVerb, at: cue.start), passage.isDefinite(pair.open + 1),
            let subject = subject(behind: cue), (0...3).contains(pair.open - subject.tokens.upperBound)
        else { return false }
        return (subject.tokens.upperBound..<pair.open).allSatisfy {
            passage.isWord($0) && passage.match(.function, at: $0) == nil && !passage.has(.nameCue, at: $0)
        }
    }

    /// «… "ليس أزمة عابرة" بل "تحول بنيوي"»: what goes on from a quote is one too.
    private func continued(_ pair: QuoteMarks.Pair, _ words: Int) -> Reading? {
        guard words >= 2, passage.isWord(pair.open - 1), passage.has(.conjoins, at: pair.open - 1),
            let first = pairs.first(where: { $0.depth == 0 && $0.close == pair.open - 2 }),
            let reading = reading(of: first), reading.cue != nil
        else { return nil }
        return reading
    }

    /// «قال بلينكن للصحافيين قبيل مغادرته "…"», «أدان المجلس في بيان "…"»: between the speaker and the mark stands where it was said.
    private func isBehindSetting(_ cue: SpeechCue, _ pair: QuoteMarks.Pair) -> Bool {
        guard cue.kind == .verb, let subject = subject(behind: cue), passage.has(.speechVerb, at: cue.start) else {
            return false
        }
        let end = subject.tokens.upperBound
        guard end < pair.open, pair.open - end <= 6,
            passage.has(.speechSetting, at: end) || passage.isSign(end, ","),
            (end..<pair.open).allSatisfy({
                passage.isWord($0) && !passage.has(.complement, at: $0) && !passage.has(.nameCue, at: $0)
                    || passage.isSign($0, ",") || passage.has(.announcement, at: $0)
            })
        else { return false }
        let before = pair.open - 1
        guard passage.isWord(before) else { return true }
        let (last, count) = (passage.lastLetter(before), passage.tokens[before].count)
        let hasPronoun =
            count >= 5
            && (last == FoldedText.letter("ه") || passage.letter(before, count - 2) == FoldedText.letter("ه"))
        return passage.isDefinite(before) || hasPronoun || passage.has(.announcement, at: before)
            || passage.has(.dayShift, at: before)
    }

    /// A paragraph that is nothing but quoted words goes on with the speaker of the one before.
    private func wholeParagraph(_ pair: QuoteMarks.Pair, _ words: Int) -> Reading? {
        guard words >= 6, pair.open <= 1 else { return nil }
        let isLast = pair.close + 2 >= passage.count
        return isLast ? Reading(rule: .wholeParagraph, cue: nil, speaker: nil) : nil
    }
}
