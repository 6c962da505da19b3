/// Leaders and chairs.
extension RelationGrammar {
    /// «… تقودها بريطانيا», «… بقيادة السعودية»: the group before the cue, the list behind it.
    func behind(_ match: Passage.Match, _ type: RelationType) -> Relation? {
        let start = Int(match.start)
        // «بقيادة أميركية بريطانية», «برئاسة سعودية»: of one country alone in the feminine and without the article.
        let both = demonyms(at: Int(match.end)).flatMap { list in
            list.ids.count > 1
                || (!passage.isDefinite(list.start) && passage.lastLetter(list.start) == FoldedText.letter("ه"))
                ? list : nil
        }
        guard let list = both ?? list(at: Int(match.end)) else { return nil }
        let before = group(before: start, from: clauseStart(before: start))
        guard let group = before ?? group(from: list.end, within: 4) else { return nil }
        let type = type == .chairedBy && list.ids.count > 1 ? .coChairedBy : type
        return Relation(type, group: text(group), members: governments(list), at: range(match))
    }

    /// «تقود السعودية التحالف», «بريطانيا تقود مجموعة …».
    func leads(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if let list = list(at: end) {
            guard let group = group(at: list.end, open: true) else { return nil }
            return Relation(.ledBy, group: text(group), members: governments(list), at: range(match))
        }
        // «يتزعم التكتل كل من روسيا والصين».
        if let group = group(at: end), passage.has(.eachOf, at: group.tokens.upperBound),
            let list = list(at: group.tokens.upperBound)
        {
            return Relation(.ledBy, group: text(group), members: governments(list), at: range(match))
        }
        guard let group = group(at: end), let list = list(before: start, from: clauseStart(before: start)) else {
            return nil
        }
        return Relation(.ledBy, group: text(group), members: governments(list), at: range(match))
    }

    /// «عقد برئاسة مشتركة أردنية أميركية».
    func jointlyChaired(_ match: Passage.Match) -> Relation? {
        let start = Int(match.start)
        var end = Int(match.end)
        if passage.isFunction(end, .between) || passage.isFunction(end, .from) { end += 1 }
        let both = demonyms(at: end).flatMap { $0.ids.count > 1 ? $0 : nil }
        guard let list = both ?? list(at: end), list.ids.count > 1 else { return nil }
        let group = group(before: start, from: sentenceStart(before: start)) ?? group(from: list.end, within: 4)
        return Relation(.coChairedBy, group: group.map(text), members: list.ids, at: range(match))
    }

    /// «ترأست الأردن والولايات المتحدة اجتماع المجموعة».
    func chairs(_ match: Passage.Match) -> Relation? {
        guard let list = list(at: Int(match.end)) else { return nil }
        let behind = passage.match(.together, at: list.end).map { Int($0.end) } ?? list.end
        guard let group = group(from: behind, within: 3) ?? group(at: behind, open: true) else { return nil }
        return Relation(
            list.ids.count > 1 ? .coChairedBy : .chairedBy, group: text(group), members: governments(list),
            at: range(match))
    }

    /// «تتولى بلجيكا قيادة فريق …», «تشترك الهند واليابان في رئاسة اللجنة», «تسلمت رئاسة المجلس تونس».
    func takesOffice(_ match: Passage.Match) -> Relation? {
        let end = Int(match.end)
        if let list = list(at: end) {
            // «تسلمت البرازيل [من الهند] رئاسة المجموعة», «خلفا لفنلندا».
            let behind = behindPredecessor(list.end)
            let isJoined = passage.isFunction(behind, .inside) || passage.isFunction(behind, .on)
            let place = isJoined ? behind + 1 : behind
            guard let office = passage.match(.office, at: place), let group = governed(behind: office) else {
                return nil
            }
            return held(office, of: group, by: list, match)
        }
        guard let office = passage.match(.office, at: end), let group = governed(behind: office),
            let list = list(within: 2, from: group.tokens.upperBound)
        else { return nil }
        return held(office, of: group, by: list, match)
    }

    /// «سلمت السنغال رئاسة الاتحاد إلى جزر القمر»: who gets it.
    func handsOver(_ match: Passage.Match) -> Relation? {
        let end = Int(match.end)
        let first = list(at: end).map { $0.end } ?? end
        guard let office = passage.match(.office, at: first), let group = governed(behind: office) else { return nil }
        for place in group.tokens.upperBound..<min(group.tokens.upperBound + 3, passage.count) {
            if passage.isFunction(place, .to), let heir = list(at: place + 1) {
                return held(office, of: group, by: heir, match)
            }
            if let heir = list(at: place), passage.letter(heir.start, 0) == FoldedText.letter("ل") {
                return held(office, of: group, by: heir, match)
            }
        }
        return nil
    }

    private func behindPredecessor(_ index: Int) -> Int {
        let isFrom = passage.isFunction(index, .from)
        let isAfter =
            passage.isWord(index) && passage.lastLetter(index) == FoldedText.letter("ا")
            && passage.letter(index + 1, 0) == FoldedText.letter("ل")
        guard isFrom || isAfter, let other = list(at: index + 1) else {
            // «تتولى سلوفينيا [حاليا] رئاسة المجلس».
            let place = behindTimes(index)
            return passage.bare(.office, at: place) != nil ? place : behindAdverb(index)
        }
        return other.end
    }

    /// What is chaired or led: a group or event, or any noun.
    func governed(behind office: Passage.Match) -> Group? {
        group(from: Int(office.end), within: 1) ?? group(at: Int(office.end), open: true)
    }

    func held(
        _ office: Passage.Match, of group: Group, by list: List, _ match: Passage.Match
    ) -> Relation {
        let type: RelationType = office.value == 1 ? .ledBy : list.ids.count > 1 ? .coChairedBy : .chairedBy
        return Relation(type, group: text(group), members: governments(list), at: range(match))
    }

    /// «بقيادة واشنطن»: who leads from a capital is the country.
    private func governments(_ list: List) -> [String] {
        list.ids.map { id in
            guard RelationTables.capitals.contains(id), let country = KnownName.named(id)?.country else { return id }
            return "country:" + country
        }
    }
}
