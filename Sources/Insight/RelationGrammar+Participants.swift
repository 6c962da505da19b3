/// Who takes part in, meets at and is gathered for what.
extension RelationGrammar {
    /// «بمشاركة وزراء خارجية كل من ألمانيا وفرنسا، عقد المؤتمر», «شاركت الأردن ومصر في المناورات».
    func participates(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if let (group, list) = groupAndEach(from: end) {
            return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
        }
        if let chairing = chairing(match) { return chairing }
        // «شارك في القمة زعماء باكستان», «حضر القمة قادة كل من قطر».
        let inside = passage.isFunction(end, .inside) ? end + 1 : end
        // «قوات من المغرب» take part, and are not what is taken part in.
        let isOfEnvoys = passage.match(.envoys, at: inside).map { $0.end > $0.start + 1 } ?? false
        if !isOfEnvoys, let group = group(at: inside), let list = list(within: 3, from: group.tokens.upperBound),
            (group.tokens.upperBound..<list.start).allSatisfy({ passage.isWord($0) })
        {
            return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
        }
        if let own = participantsBefore(start, inside: inside) {
            return Relation(.participatedIn, group: text(own.group), members: own.list.ids, at: range(match))
        }
        guard let list = list(within: 4, from: end) else { return nil }
        let group =
            passage.isFunction(list.end, .inside)
            ? group(from: list.end + 1, within: 1)
            : group(before: start, from: clauseStart(before: start)) ?? group(from: list.end, within: 4)
        guard let group else { return nil }
        return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
    }

    /// «كان [العراق] قد شارك في القمة», «[السعودية] شاركت في المنتدى»: who opens the clause, and the event behind «في».
    private func participantsBefore(_ start: Int, inside: Int) -> (list: List, group: Group)? {
        guard passage.isFunction(inside - 1, .inside), let group = group(at: inside) else { return nil }
        let clause = clauseStart(before: start)
        let end = passage.has(.copula, at: start - 1) ? start - 1 : start
        guard let list = list(before: end, from: clause),
            list.start == clause || (list.start == clause + 1 && passage.has(.copula, at: clause))
        else { return nil }
        return (list, group)
    }

    /// «شارك في رئاسة الجلسة وزيرا خارجية النرويج ومصر».
    private func chairing(_ match: Passage.Match) -> Relation? {
        let end = Int(match.end)
        if let list = list(at: end), let office = passage.match(.office, at: list.end),
            let group = group(from: Int(office.end), within: 1)
        {
            return held(office, of: group, by: list, match)
        }
        guard passage.isFunction(end, .inside),
            let office = passage.match(.office, at: Int(match.end) + 1),
            let group = group(from: Int(office.end), within: 1),
            let list = list(within: 2, from: group.tokens.upperBound)
        else { return nil }
        return held(office, of: group, by: list, match)
    }

    /// «اجتماع ثلاثي أردني مصري عراقي».
    func parties(_ match: Passage.Match) -> Relation? {
        let start = Int(match.start)
        guard let list = demonyms(at: Int(match.end)), list.ids.count > 1,
            let head = passage.match(.eventHead, at: start - 1)
        else { return nil }
        return Relation(
            .participatedIn, group: text(Group(tokens: start - 1..<start, skip: Int(head.skip))), members: list.ids,
            at: range(match))
    }

    /// «اجتماع وزاري تركي روسي إيراني», «قمة مصرية أردنية».
    func partiesOfEvent(_ match: Passage.Match) -> Relation? {
        guard !passage.isDefinite(Int(match.start)) else { return nil }
        var place = Int(match.end)
        // An adjective before the demonyms, as that of a level; a count is read by itself.
        if passage.isWord(place), passage.match(.demonym, at: place) == nil,
            passage.bare(.partyCount, at: place) == nil,
            !passage.isDefinite(place), passage.has(.demonym, at: place + 1)
        {
            place += 1
        }
        if let list = delegates(at: Int(match.end)) ?? betweenStates(at: Int(match.end)) {
            let head = Group(tokens: Int(match.start)..<Int(match.end), skip: Int(match.skip))
            return Relation(.participatedIn, group: text(head), members: list.ids, at: range(match))
        }
        guard let list = demonyms(at: place), list.ids.count > 1, !passage.isDefinite(list.start) else { return nil }
        let head = Group(tokens: Int(match.start)..<Int(match.end), skip: Int(match.skip))
        return Relation(.participatedIn, group: text(head), members: list.ids, at: range(match))
    }

    /// «اجتماع [وزراء خارجية إيران وتركيا]».
    private func delegates(at index: Int) -> List? {
        guard passage.bare(.envoys, at: index) != nil, let list = list(at: index), list.ids.count > 1 else {
            return nil
        }
        return list
    }

    /// «محادثات [بين الهند وباكستان]», «مباحثات تجارية [بين الصين والولايات المتحدة]».
    private func betweenStates(at index: Int) -> List? {
        let place = passage.isWord(index) && !passage.isFunction(index, .between) ? index + 1 : index
        guard passage.isFunction(place, .between), !passage.isDefinite(index), let list = list(at: place + 1),
            list.ids.count > 1
        else { return nil }
        return list
    }

    /// «قمة ثلاثية جمعت قادة مصر والأردن», «جمع اللقاء وزراء خارجية …», «لقاء يجمع بين».
    func gathers(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if passage.has(.eventHead, at: end), let group = group(at: end),
            let list = list(within: 3, from: group.tokens.upperBound), list.ids.count > 1,
            !hasThings(group.tokens.upperBound..<list.start)
        {
            return Relation(kind(of: group), group: text(group), members: list.ids, at: range(match))
        }
        let first = passage.isFunction(end, .between) ? end + 1 : end
        guard let list = list(at: first), list.ids.count > 1,
            let group = group(before: start, from: clauseStart(before: start))
        else { return nil }
        // «تحالف "أوكوس" الذي يجمع أستراليا وبريطانيا».
        if isAlliance(group), passage.isFunction(start - 1, .who) {
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        guard isMeeting(group) else { return nil }
        return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
    }

    private func isAlliance(_ group: Group) -> Bool {
        let first = group.tokens.lowerBound
        let isQuoted = pairs.contains { $0.open == first - 1 }
        return passage.has(.groupHead, at: isQuoted ? first - 2 : first)
    }

    private func isMeeting(_ group: Group) -> Bool { passage.has(.eventHead, at: group.tokens.lowerBound) }

    /// «الدول المشاركة في المعرض: الصين والهند».
    func participants(_ match: Passage.Match) -> Relation? {
        let end = Int(match.end)
        let first = passage.isFunction(end, .inside) ? end + 1 : end
        guard let group = group(at: first), let list = listBehindSigns(group.tokens.upperBound) else { return nil }
        return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
    }
}
