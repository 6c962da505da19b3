/// Who speaks: noun phrases beside the verbs of saying.
extension QuoteGrammar {
    /// The speaker that a cue before a mark names: behind it, before it, or behind «عن» for «قوله».
    func speaker(of cue: SpeechCue, before mark: Int, from start: Int) -> NameRange? {
        switch cue.kind {
        case .accordingTo: return nounPhrase(behind: cue)
        case .noun:
            if let said = nounPhraseBehindAn(before: cue.start, from: start) { return said }
            if let name = subject(behind: cue), name.tokens.lowerBound == cue.end { return name }
            guard let other = cueBefore(cue.start, from: start) else { return subjectBefore(cue, from: start) }
            return speaker(of: other, before: cue.start, from: start)
        case .naming:
            if let name = subject(behind: cue) { return name }
            guard let other = cueBefore(cue.start, from: start) else {
                return subjectBefore(cue, from: start) ?? firstNoun(from: start, to: cue.start)
            }
            return speaker(of: other, before: cue.start, from: start)
        case .verb:
            if let name = subject(behind: cue) { return name }
            if let name = subjectBefore(cue, from: start) { return name }
            // «وأردف المصدر قائلا»: the participle's subject is the verb's.
            guard let other = cueBefore(cue.start, from: start) else { return nil }
            return speaker(of: other, before: cue.start, from: start)
        }
    }

    /// The noun phrase behind a verb: «قال [وزير الخارجية] إن». Asides such as «من جهته» and days are stepped over.
    func subject(behind cue: SpeechCue) -> NameRange? {
        guard cue.kind != .accordingTo else { return nounPhrase(behind: cue) }
        var place = cue.end
        for _ in 0..<4 {
            if passage.isSign(place, ",") { place += 1 }
            guard let aside = passage.match(.aside, at: place) else { break }
            place = Int(aside.end)
        }
        if let pair = pairs.first(where: { $0.open == place }) {
            guard wordCount(pair) <= 5,
                passage.has(.complement, at: pair.close + 1) || passage.isSign(pair.close + 1, ":")
            else { return nil }
            return NameRange(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        guard var name = nounPhrase(from: place, to: passage.count) else { return nil }
        if cue.prepositions & 1 != 0 || passage.has(.transitiveVerb, at: cue.start) { dropObject(&name, cue) }
        return name
    }

    /// «وصف الرئيس الفرنسي الهجوم بأنه»: the last noun with the article is the object.
    private func dropObject(_ name: inout NameRange, _ cue: SpeechCue) {
        guard passage.has(.transitiveVerb, at: cue.start), name.tokens.count >= 2 else { return }
        let last = name.tokens.upperBound - 1
        let ya = FoldedText.letter("ي")
        let length = passage.tokens[last].count
        let isAdjective = passage.lastLetter(last) == ya || (length > 3 && passage.letter(last, length - 2) == ya)
        if passage.isDefinite(last), passage.isDefinite(last - 1), !isAdjective {
            name.tokens = name.tokens.lowerBound..<last
        }
    }

    /// Behind «وفق», «بحسب», «وفقا لـ», «نقلا عن».
    func nounPhrase(behind cue: SpeechCue) -> NameRange? {
        var place = cue.end
        if passage.isWord(place), passage.tokens[place].count == 1 { place += 1 }
        if let pair = pairs.first(where: { $0.open == place }), wordCount(pair) <= 5 {
            return NameRange(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        guard var name = nounPhrase(from: place, to: passage.count) else { return nil }
        if passage.match(.accordingTo, at: cue.start)?.value == 1 || place > cue.end {
            // «وفقا للمتحدث»: ل is the preposition.
            if name.tokens.lowerBound == cue.end, passage.letter(cue.end, 0) == FoldedText.letter("ل") { name.skip = 1 }
        }
        return name
    }

    /// «كان الوزير قال», «رئيس الوزراء يؤكد»: what stands between the start of the clause and the verb.
    func subjectBefore(_ cue: SpeechCue, from start: Int) -> NameRange? {
        var place = cue.start - 1
        if passage.has(.copula, at: place) { place -= 1 }
        let end = place + 1
        while place >= start, passage.isWord(place), !passage.has(.complement, at: place),
            !passage.has(.copula, at: place),
            !passage.has(.speechVerb, at: place),
            !passage.isFunction(place, .was), !passage.isFunction(place, .inside), !passage.isFunction(place, .from)
        {
            place -= 1
        }
        let first = place + 1
        guard end - first >= 1, end - first <= 8 else { return nil }
        guard let name = nounPhrase(from: first, to: end), name.tokens.upperBound == end else { return nil }
        return name
    }

    /// «نقلت وكالة عن مصدر دبلوماسي قوله»: between «عن» and «قوله».
    private func nounPhraseBehindAn(before index: Int, from start: Int) -> NameRange? {
        var place = index - 1
        while place >= start, index - place <= 10 {
            if passage.isFunction(place, .on),
                passage.letter(place, passage.tokens[place].count - 1) == FoldedText.letter("ن")
            {
                return place + 1 < index ? NameRange(tokens: place + 1..<index, skip: 0) : nil
            }
            guard passage.isWord(place) else { return nil }
            place -= 1
        }
        return nil
    }

    private func firstNoun(from start: Int, to end: Int) -> NameRange? {
        guard start + 1 < end else { return nil }
        return nounPhrase(from: start + 1, to: end)
    }

    /// Words up to a sign, a preposition or a verb; at most ten, nil where there is none.
    func nounPhrase(from start: Int, to end: Int) -> NameRange? {
        guard start < end, passage.isWord(start) else { return nil }
        if isBoundary(start, isFirst: true) { return nil }
        var place = start + 1
        while place < end, place - start < 10, passage.isWord(place), !isBoundary(place, isFirst: false) {
            place += 1
        }
        return NameRange(tokens: start..<place, skip: 0)
    }

    private func isBoundary(_ index: Int, isFirst: Bool) -> Bool {
        if QuoteMarks.isProclitic(index, in: passage), passage.tokens[index].count <= 2 { return true }
        if passage.has(.complement, at: index) { return true }
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .speechSetting where match.clitics.isSubset(of: .conjunction): return true
            case .speechVerb where match.clitics.isSubset(of: .conjunction):
                // «الناطق», «مسؤول» are no verbs; a participle behind the noun opens what it said.
                if !isFirst { return true }
            case .accordingTo where match.clitics.isSubset(of: .conjunction) && !isFirst: return true
            default: continue
            }
        }
        return false
    }
}
