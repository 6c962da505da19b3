/// Who speaks: noun phrases beside the verbs of saying.
extension QuoteGrammar {
    /// The speaker that a cue before a mark names: behind it, before it, or behind «عن» for «قوله».
    func speaker(of cue: SpeechCue, before mark: Int, from start: Int) -> NameRange? {
        switch cue.kind {
        case .accordingTo: return relayed(behind: cue) ?? nounPhrase(behind: cue)
        case .noun:
            // «وجهت السفارة رسالة إلى مواطنيها جاء فيها».
            if passage.has(.toldIn, at: cue.end - 1), cue.end - cue.start == 2,
                let name = actor(from: start, to: cue.start)
            {
                return name
            }
            if let said = nounPhraseBehindAn(before: cue.start, from: start) { return said }
            if let name = subject(behind: cue), name.tokens.lowerBound == cue.end { return name }
            guard let other = cueBefore(cue.start, from: start) else {
                return subjectBefore(cue, from: start) ?? actor(from: start, to: cue.start)
            }
            return speaker(of: other, before: cue.start, from: start)
        case .naming:
            if let name = subject(behind: cue) { return name }
            guard let other = cueBefore(cue.start, from: start) else {
                return subjectBefore(cue, from: start) ?? firstNoun(from: start, to: cue.start)
            }
            return speaker(of: other, before: cue.start, from: start)
        case .verb:
            // «نقل موقع عن مسؤول أن»: the one behind «عن».
            if passage.bare(.relays, at: cue.start) != nil || passage.has(.relays, at: cue.start),
                let place = (cue.end..<mark).first(where: { isAbout($0) }),
                let name = nounPhrase(from: place + 1, to: mark)
            {
                return name
            }
            // «كانت الوزيرة قد وصفت الوضع»: who did stands before, what was done to stands behind.
            if passage.has(.copula, at: cue.start - 1), let name = subjectBefore(cue, from: start) { return name }
            // «كانت الخارجية الصينية اعتبرت الزيارة».
            if passage.has(.copula, at: start), start + 1 < cue.start,
                let name = nounPhrase(from: start + 1, to: cue.start), name.tokens.upperBound == cue.start
            {
                return name
            }
            if let name = subject(behind: cue) { return name }
            if let name = subjectBefore(cue, from: start) { return name }
            // «وأردف المصدر قائلا»: the participle's subject is the verb's, whatever the verb («لم يخف المدرب قلقه قائلا»).
            guard let other = cueBefore(cue.start, from: start) else {
                return passage.has(.participle, at: cue.start) ? actor(from: start, to: cue.start) : nil
            }
            return speaker(of: other, before: cue.start, from: start)
        }
    }

    /// «وفق ما نقلت صحيفة عن [مصدر مطلع]»: the one behind «عن».
    private func relayed(behind cue: SpeechCue) -> NameRange? {
        guard passage.has(.relays, at: cue.end - 1) else { return nil }
        for place in cue.end..<min(cue.end + 8, passage.count) {
            if passage.isSign(place, ",") || passage.isSign(place, ".") { return nil }
            if isAbout(place) { return nounPhrase(from: place + 1, to: passage.count) }
        }
        return nil
    }

    /// The noun phrase behind a verb: «قال [وزير الخارجية] إن». Asides such as «من جهته» and days are stepped over.
    func subject(behind cue: SpeechCue) -> NameRange? {
        guard cue.kind != .accordingTo else { return nounPhrase(behind: cue) }
        // «واصفا العملية بـ», «مخاطبا الحضور»: what stands behind a participle is its object.
        if passage.has(.participle, at: cue.start) { return nil }
        var place = cue.end
        for _ in 0..<4 {
            if passage.isSign(place, ",") { place += 1 }
            guard let aside = passage.match(.aside, at: place) else { break }
            place = Int(aside.end)
        }
        // «قال [عنه] الناقد».
        if passage.has(.toldIn, at: place) { place += 1 }
        if let pair = pairs.first(where: { $0.open == place }) {
            guard wordCount(pair) <= 5,
                passage.has(.complement, at: pair.close + 1) || passage.isSign(pair.close + 1, ":")
            else { return nil }
            return NameRange(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        guard var name = nounPhrase(from: place, to: passage.count) else { return nil }
        // «رأت صحيفة "…" أن»: the name in the marks.
        if name.tokens.count == 1, passage.bare(.nameCue, at: place) != nil,
            let pair = pairs.first(where: { $0.open == place + 1 }), wordCount(pair) <= 5
        {
            return NameRange(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        dropObject(&name, cue)
        return name
    }

    /// The noun behind a verb that no table need know.
    func subject(behindVerbAt index: Int) -> NameRange? {
        guard var name = nounPhrase(from: index + 1, to: passage.count) else { return nil }
        dropObject(&name, takesObject: true, isCertain: true)
        return name
    }

    /// Behind «وفق», «بحسب», «وفقا لـ», «نقلا عن».
    func nounPhrase(behind cue: SpeechCue) -> NameRange? {
        var place = cue.end
        if passage.isWord(place), passage.tokens[place].count == 1 { place += 1 }
        if let pair = pairs.first(where: { $0.open == place }), wordCount(pair) <= 5 {
            return NameRange(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        guard var name = nounPhrase(from: place, to: passage.count, isGoverned: true) else { return nil }
        // «بحسب وكالة "تسنيم"»: the name in the marks.
        if name.tokens.count == 1, passage.has(.nameCue, at: place),
            let pair = pairs.first(where: { $0.open == place + 1 }), wordCount(pair) <= 5
        {
            return NameRange(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        if passage.match(.accordingTo, at: cue.start)?.value == 1 || place > cue.end {
            // «وفقا للمتحدث»: ل is the preposition.
            if name.tokens.lowerBound == cue.end, passage.letter(cue.end, 0) == FoldedText.letter("ل") { name.skip = 1 }
        }
        return name
    }

    /// «كان الوزير قال», «رئيس الوزراء يؤكد»: what stands between the start of the clause and the verb.
    func subjectBefore(_ cue: SpeechCue, from start: Int) -> NameRange? {
        var place = cue.start - 1
        // «بدا المدرب متفائلا إذ قال»: who the sentence is about.
        if passage.bare(.clauseLink, at: place) != nil, start < place - 1,
            passage.letter(start, 0) == FoldedText.letter("و"),
            !passage.isDefinite(start), let name = subject(behindVerbAt: start), name.tokens.upperBound < place
        {
            return name
        }
        if passage.has(.copula, at: place) { place -= 1 }
        let end = place + 1
        while place >= start, passage.isWord(place), !passage.has(.complement, at: place),
            !passage.has(.copula, at: place),
            !passage.has(.speechVerb, at: place),
            !passage.isFunction(place, .was),
            !passage.isFunction(place, .inside) || passage.bare(.official, at: place - 1) != nil,
            !passage.isFunction(place, .from) || passage.bare(.beside, at: place - 1) != nil
        {
            place -= 1
        }
        var first = place + 1
        // «وجه اللواء رسالة قال فيها»: what stands before is a sentence of its own.
        let isTold = passage.has(.toldIn, at: cue.end) && passage.letter(first, 0) == FoldedText.letter("و")
        let isSentence =
            (passage.has(.thinkingVerb, at: first)
                || (isTold && !passage.isDefinite(first) && passage.isDefinite(first + 1)))
            && first + 1 < end
        if isSentence { first += 1 }
        guard end - first >= 1, end - first <= 8 else { return nil }
        // «واسترسل قائلا»: one word behind «و» is a verb.
        if end - first == 1, first == start, passage.letter(first, 0) == FoldedText.letter("و"),
            !passage.isDefinite(first)
        {
            return nil
        }
        guard var name = nounPhrase(from: first, to: end), name.tokens.upperBound == end || isSentence else {
            return nil
        }
        if isSentence { dropObject(&name, takesObject: true, isCertain: true) }
        return name
    }

    /// «نقلت وكالة عن مصدر دبلوماسي قوله»: between «عن» and «قوله».
    private func nounPhraseBehindAn(before index: Int, from start: Int) -> NameRange? {
        var place = index - 1
        while place >= start, index - place <= 10 {
            // «نسبت الوكالة إلى مصدر عسكري قوله».
            if isAbout(place) || passage.isFunction(place, .to) {
                return place + 1 < index ? NameRange(tokens: place + 1..<index, skip: 0) : nil
            }
            guard passage.isWord(place) else { return nil }
            place -= 1
        }
        return nil
    }

    /// «عن».
    private func isAbout(_ index: Int) -> Bool {
        passage.isFunction(index, .on)
            && passage.letter(index, passage.tokens[index].count - 1) == FoldedText.letter("ن")
    }

    /// The subject of a sentence that begins with its verb.
    private func actor(from start: Int, to end: Int) -> NameRange? {
        var start = start
        // «من جانبه، رفض المحامي».
        if let aside = passage.match(.aside, at: start) { start = Int(aside.end) }
        if passage.isSign(start, ",") { start += 1 }
        let isDenied = passage.has(.denial, at: start) && !passage.has(.asking, at: start)
        let verb = isDenied ? start + 1 : start
        guard verb < end, passage.isWord(verb), !passage.isDefinite(verb),
            verb > start || passage.letter(verb, 0) == FoldedText.letter("و")
                || passage.has(.thinkingVerb, at: verb) || passage.has(.asking, at: verb),
            passage.isDefinite(verb + 1) || passage.bare(.role, at: verb + 1) != nil,
            let name = subject(behindVerbAt: verb), name.tokens.upperBound <= end
        else { return nil }
        return name
    }

    private func firstNoun(from start: Int, to end: Int) -> NameRange? {
        guard start + 1 < end else { return nil }
        return nounPhrase(from: start + 1, to: end)
    }

    /// Words up to a sign, a preposition or a verb; at most ten, nil where there is none.
    func nounPhrase(from start: Int, to end: Int, isGoverned: Bool = false) -> NameRange? {
        guard start < end, passage.isWord(start) else { return nil }
        // «وفقا لوكالة الأنباء»: whom one speaks to elsewhere is whom it is taken from.
        let isSource =
            isGoverned && passage.letter(start, 0) == FoldedText.letter("ل") && passage.tokens[start].count > 3
        if !isSource, isBoundary(start, isFirst: true) { return nil }
        var place = start + 1
        while place < end, place - start < 10, passage.isWord(place),
            !isBoundary(place, isFirst: false) || isIssuer(place) || isOffice(place, from: start)
                || (passage.isFunction(place, .from) && passage.bare(.beside, at: place - 1) != nil)
        {
            place += 1
        }
        return NameRange(tokens: start..<place, skip: 0)
    }

    /// «بيان صادر [عن الرئاسة]».
    private func isIssuer(_ index: Int) -> Bool {
        passage.isFunction(index, .on) && passage.bare(.issued, at: index - 1) != nil && passage.isWord(index + 1)
    }

    /// «مسؤول كبير [في الإدارة]», «مصدر [في الوزارة]»: where somebody without a name sits.
    private func isOffice(_ index: Int, from start: Int) -> Bool {
        guard passage.isFunction(index, .inside), passage.bare(.official, at: start) != nil else { return false }
        let isBody =
            (passage.isDefinite(index + 1) && !passage.has(.announcement, at: index + 1))
            || passage.bare(.field, at: index + 1) != nil
            || (passage.bare(.roleTail, at: index + 1) != nil && !passage.has(.announcement, at: index + 1)
                && (passage.isDefinite(index + 2) || passage.has(.city, at: index + 2)))
            || passage.bare(.city, at: index + 1) != nil || passage.bare(.country, at: index + 1) != nil
        return isBody && !passage.has(.eventHead, at: index + 1) && !passage.has(.theUnit, at: index + 1)
            && !passage.has(.weekday, at: index + 1) && !passage.has(.speechSetting, at: index + 1)
    }

    private func isBoundary(_ index: Int, isFirst: Bool) -> Bool {
        if QuoteMarks.isProclitic(index, in: passage), passage.tokens[index].count <= 2 { return true }
        if passage.has(.complement, at: index) { return true }
        // «دبلوماسي غربي طلب عدم نشر اسمه».
        if passage.has(.asking, at: index), passage.has(.unsaid, at: index + 1) { return true }
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .speechSetting where match.clitics.isSubset(of: .conjunction): return true
            case .speechVerb where match.clitics.isSubset(of: .conjunction):
                // «مصادر متابعة», «سائق يدعى أحمد».
                if passage.bare(.official, at: index - 1) != nil, !passage.has(.complement, at: index + 1),
                    passage.lastLetter(index) == FoldedText.letter("ه")
                {
                    continue
                }
                if SpeechCue.isCalled(index, in: passage) { continue }
                // «الناطق», «مسؤول» are no verbs; a participle behind the noun opens what it said.
                if !isFirst || match.value == 1 { return true }
            case .speechVerb where match.value == 1 && isFirst: return true
            // «شهود عيان لرويترز»: an agency that was spoken to.
            case .organisation
            where match.clitics == .lam
                && AgencyTable.all.contains(KnownName.all[Int(match.value) % KnownName.commonWord].id):
                return true
            case .accordingTo where match.clitics.isSubset(of: .conjunction) && !isFirst: return true
            default: continue
            }
        }
        return false
    }
}
