/// Members, leaders, chairs, participants.
extension RelationGrammar {
    /// What the cue at a token says of groups and their members.
    func membership(at index: Int) -> Relation? {
        // «لم تنضم سويسرا», «لا تضم المجموعة»: what is not so.
        if passage.bare(.denial, at: index - 1) != nil { return nil }
        for match in passage.matches[passage.matchRange(index)] {
            let relation: Relation? =
                switch match.kind {
                case .represented: represented(match)
                case .joined: joined(match)
                case .comprises: comprises(match)
                case .composed: composed(match)
                case .membership: member(match)
                case .led: behind(match, .ledBy)
                case .leads: leads(match)
                case .jointChair: jointlyChaired(match)
                case .chairs: chairs(match)
                case .takesOffice: takesOffice(match)
                case .forms: forms(match)
                case .chairedBy where passage.match(.jointChair, at: index) == nil: behind(match, .chairedBy)
                case .participates: participates(match)
                case .partyCount: parties(match)
                case .eventHead: partiesOfEvent(match)
                case .groupHead: counted(match)
                default: nil
                }
            if let relation { return relation }
        }
        return nil
    }

    /// «"الجهود العسكرية" ممثلة بالولايات المتحدة والعراق».
    private func represented(_ match: Passage.Match) -> Relation? {
        let start = Int(match.start)
        // «تمثلت مجموعة "أمن الحدود" بالنرويج وكندا».
        if let group = group(at: Int(match.end), events: false) {
            var end = group.tokens.upperBound
            if passage.tokens.indices.contains(end), passage.tokens[end].kind == .sign { end += 1 }
            guard let list = list(at: end), passage.letter(end, 0) == FoldedText.letter("ب") else { return nil }
            return Relation(.representedBy, group: text(group), members: list.ids, at: range(match))
        }
        guard let list = list(at: Int(match.end)), let group = group(before: start, from: sentenceStart(before: start))
        else { return nil }
        return Relation(.representedBy, group: text(group), members: list.ids, at: range(match))
    }

    /// «انضوت كل من السعودية وإيطاليا في مجموعة …», «انضوت تحت مظلتها الإمارات», «انضوت تحت لواء التحالف دول أبرزها …».
    private func joined(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        // «دخلت كرواتيا منطقة اليورو»: what is entered stands without a preposition.
        if match.value == 1 {
            guard let list = list(at: end), let group = group(at: list.end, events: false) else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        if match.value == 2 {
            guard let list = list(before: start, from: clauseStart(before: start)), let group = joinedGroup(at: end),
                passage.bare(.denial, at: list.start - 1) == nil,
                passage.has(.speechVerb, at: list.start - 1) || passage.has(.thinkingVerb, at: list.start - 1)
            else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        if let umbrella = passage.match(.umbrella, at: end) {
            guard let list = list(within: 5, from: Int(umbrella.end)),
                let group = group(before: start, from: sentenceStart(before: start))
            else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        if let under = passage.match(.under, at: end) {
            guard let group = group(at: Int(under.end)), let list = list(within: 8, from: group.tokens.upperBound)
            else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        if let list = list(at: end) {
            guard let group = joinedGroup(at: list.end) else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        if let (group, list) = groupAndEach(from: end) {
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        // «انضمت إلى الحلف فنلندا».
        if passage.isFunction(end, .to) || passage.isFunction(end, .inside), let group = joinedGroup(at: end),
            let list = list(at: group.tokens.upperBound)
        {
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        // «فنلندا والسويد انضمتا إلى الحلف».
        guard passage.isFunction(end, .inside) || passage.isFunction(end, .to),
            let list = list(before: start, from: clauseStart(before: start)),
            let group = group(from: end + 1, within: 1)
        else { return nil }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// «في مجموعة …», «إلى الحلف», «بالاتحاد», «تحت مظلة مجموعة …».
    private func joinedGroup(at index: Int) -> Group? {
        if passage.isFunction(index, .to) {
            return group(from: index + 1, within: 1) ?? group(at: index + 1, events: false, open: true)
        }
        if passage.isFunction(index, .inside) { return group(from: index + 1, within: 1) }
        if let under = passage.match(.under, at: index) { return group(at: Int(under.end)) }
        guard passage.isWord(index), passage.letter(index, 0) == FoldedText.letter("ب") else { return nil }
        return group(at: index, events: false)
    }

    /// «في مجموعة دعم ليبيا كل من مالطا وإسبانيا»: what stands before «كل من» is the group's name, countries in it too.
    private func groupAndEach(from index: Int) -> (Group, List)? {
        guard passage.isFunction(index, .inside) || passage.isFunction(index, .to),
            let head = passage.match(.groupHead, at: index + 1) ?? passage.match(.eventHead, at: index + 1)
        else { return nil }
        for place in Int(head.end)..<min(index + 8, passage.count) {
            guard passage.isWord(place), !isClauseEnd(place) else { return nil }
            if passage.has(.eachOf, at: place), let list = list(at: place) {
                return (Group(tokens: index + 1..<place, skip: Int(head.skip)), list)
            }
        }
        return nil
    }

    /// «شكلت روسيا والصين مجموعة "…"»: one that forms a group alone need not be in it.
    private func forms(_ match: Passage.Match) -> Relation? {
        guard let list = list(at: Int(match.end)), list.ids.count > 1, let group = group(at: list.end, events: false)
        else { return nil }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// «تضم اللجنة السعودية ومصر», «مجلس التعاون الذي يضم …».
    private func comprises(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if let group = group(at: end, events: true, open: true),
            passage.has(.groupHead, at: end) || passage.has(.eventHead, at: end)
                || isFull(list(at: group.tokens.upperBound))
                || pairs.contains(where: { $0.open <= group.tokens.lowerBound && group.tokens.upperBound <= $0.close })
                || names.name(at: end) != nil
        {
            guard let list = list(within: 6, from: group.tokens.upperBound),
                !hasThings(group.tokens.upperBound..<list.start)
            else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        let first = passage.match(.withinIt, at: end).map { Int($0.end) } ?? end
        guard let list = listOfMembers(from: first) else { return nil }
        let clause = clauseStart(before: start)
        let isRelative = passage.isFunction(start - 1, .who)
        let open = isRelative && list.ids.count > 1 ? openGroup(before: start - 1, from: clause) : nil
        guard let group = group(before: start, from: clause) ?? open else { return nil }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// «بقيادة واشنطن»: who leads from a capital is the country.
    private func governments(_ list: List) -> [String] {
        list.ids.map { id in
            guard RelationTables.capitals.contains(id), let country = KnownName.named(id)?.country else { return id }
            return "country:" + country
        }
    }

    /// «لوحات [من] العراق»: things or people of a country, not the country, stand between.
    private func hasThings(_ range: Range<Int>) -> Bool {
        range.contains { place in
            passage.isFunction(place, .from)
                && ![LexicalKind.envoys, .countries, .cardinal, .eachOf, .few].contains {
                    passage.has($0, at: place - 1)
                } && !passage.isNumber(place - 1)
        }
    }

    /// Two members at least.
    private func isFull(_ list: List?) -> Bool { list.map { $0.ids.count > 1 } ?? false }

    /// «تحالف ثماني دول بينها بولندا»: a group by the count of its countries.
    private func counted(_ match: Passage.Match) -> Relation? {
        guard !passage.isDefinite(Int(match.start)) else { return nil }
        for place in Int(match.end)..<min(Int(match.end) + 4, passage.count) {
            guard passage.isWord(place) || passage.isNumber(place), !passage.has(.function, at: place) else {
                return nil
            }
            guard passage.has(.countries, at: place) else { continue }
            var next = place + 1
            if passage.isSign(next, ",") { next += 1 }
            guard let among = passage.match(.among, at: next), let list = list(at: Int(among.end)) else { return nil }
            let head = Group(tokens: Int(match.start)..<Int(match.end), skip: Int(match.skip))
            return Relation(.memberOf, group: text(head), members: list.ids, at: range(match))
        }
        return nil
    }

    /// Right behind, or behind «… دول بينها».
    private func listOfMembers(from index: Int) -> List? {
        if let list = list(at: index) { return list }
        for place in index..<min(index + 8, passage.count) {
            if isClauseEnd(place) { return nil }
            if let among = passage.match(.among, at: place) { return list(at: Int(among.end)) }
            if passage.has(.eachOf, at: place) { return list(at: place) }
        }
        return nil
    }

    /// «يتألف التحالف من عشر دول بينها تركيا وقطر», «مجموعة مكونة من …».
    private func composed(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if passage.isFunction(end, .from) {
            guard let list = listOfMembers(from: end + 1),
                let group = group(before: start, from: clauseStart(before: start))
            else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        guard let group = group(at: end), let from = from(behind: group),
            let list = listOfMembers(from: from + 1)
        else { return nil }
        let whole = Group(tokens: group.tokens.lowerBound..<max(group.tokens.upperBound, from), skip: group.skip)
        return Relation(
            .memberOf, group: text(passage.isWord(from - 1) ? whole : group), members: list.ids, at: range(match))
    }

    /// «مجموعة أصدقاء سوريا [من] إحدى عشرة دولة»: the preposition, a word or two behind the name.
    private func from(behind group: Group) -> Int? {
        var place = group.tokens.upperBound
        if passage.tokens.indices.contains(place), passage.tokens[place].kind == .sign { place += 1 }
        for next in place..<min(place + 3, passage.count) {
            if passage.isFunction(next, .from) { return next }
            guard passage.isWord(next), !isClauseEnd(next) else { return nil }
        }
        return nil
    }

    /// «بعضوية الأردن ومصر», «الأردن ومصر أعضاء في اللجنة».
    private func member(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if let group = group(at: end, open: true) {
            if let list = list(before: start, from: clauseStart(before: start)) {
                return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
            }
            // «الدول الأعضاء في المجلس، وهي السعودية والبحرين».
            var place = group.tokens.upperBound
            if let list = list(at: place) {
                return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
            }
            if passage.isSign(place, ",") { place += 1 }
            if let among = passage.match(.among, at: place), let list = list(at: Int(among.end)) {
                return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
            }
        }
        guard let list = list(at: end), let group = group(before: start, from: clauseStart(before: start)) else {
            return nil
        }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// «… تقودها بريطانيا», «… بقيادة السعودية»: the group before the cue, the list behind it.
    private func behind(_ match: Passage.Match, _ type: RelationType) -> Relation? {
        let start = Int(match.start)
        let both = type == .chairedBy ? demonyms(at: Int(match.end)) : nil
        guard let list = both.flatMap({ $0.ids.count > 1 ? $0 : nil }) ?? list(at: Int(match.end)) else { return nil }
        let before = group(before: start, from: clauseStart(before: start))
        guard let group = before ?? group(from: list.end, within: 4) else { return nil }
        let type = type == .chairedBy && list.ids.count > 1 ? .coChairedBy : type
        return Relation(type, group: text(group), members: governments(list), at: range(match))
    }

    /// «تقود السعودية التحالف», «بريطانيا تقود مجموعة …».
    private func leads(_ match: Passage.Match) -> Relation? {
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
    private func jointlyChaired(_ match: Passage.Match) -> Relation? {
        let start = Int(match.start)
        var end = Int(match.end)
        if passage.isFunction(end, .between) || passage.isFunction(end, .from) { end += 1 }
        guard let list = demonyms(at: end) ?? list(at: end), list.ids.count > 1 else { return nil }
        let group = group(before: start, from: sentenceStart(before: start)) ?? group(from: list.end, within: 4)
        return Relation(.coChairedBy, group: group.map(text), members: list.ids, at: range(match))
    }

    /// «ترأست الأردن والولايات المتحدة اجتماع المجموعة».
    private func chairs(_ match: Passage.Match) -> Relation? {
        guard let list = list(at: Int(match.end)) else { return nil }
        let behind = passage.match(.together, at: list.end).map { Int($0.end) } ?? list.end
        guard let group = group(from: behind, within: 3) ?? group(at: behind, open: true) else { return nil }
        return Relation(
            list.ids.count > 1 ? .coChairedBy : .chairedBy, group: text(group), members: governments(list),
            at: range(match))
    }

    /// «تتولى بلجيكا قيادة فريق …», «تشترك الهند واليابان في رئاسة اللجنة», «تسلمت رئاسة المجلس تونس».
    private func takesOffice(_ match: Passage.Match) -> Relation? {
        let end = Int(match.end)
        if let list = list(at: end) {
            let place = passage.isFunction(list.end, .inside) ? list.end + 1 : list.end
            guard let office = passage.match(.office, at: place),
                let group = group(from: Int(office.end), within: 1)
            else { return nil }
            return held(office, of: group, by: list, match)
        }
        guard let office = passage.match(.office, at: end), let group = group(from: Int(office.end), within: 1),
            let list = list(within: 2, from: group.tokens.upperBound)
        else { return nil }
        return held(office, of: group, by: list, match)
    }

    private func held(
        _ office: Passage.Match, of group: Group, by list: List, _ match: Passage.Match
    ) -> Relation {
        let type: RelationType = office.value == 1 ? .ledBy : list.ids.count > 1 ? .coChairedBy : .chairedBy
        return Relation(type, group: text(group), members: governments(list), at: range(match))
    }

    /// «بمشاركة وزراء خارجية كل من ألمانيا وفرنسا، عقد المؤتمر», «شاركت الأردن ومصر في المناورات».
    private func participates(_ match: Passage.Match) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        if let (group, list) = groupAndEach(from: end) {
            return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
        }
        if let chairing = chairing(match) { return chairing }
        // «شارك في القمة زعماء باكستان», «حضر القمة قادة كل من قطر».
        let inside = passage.isFunction(end, .inside) ? end + 1 : end
        if let group = group(at: inside), let list = list(within: 3, from: group.tokens.upperBound),
            (group.tokens.upperBound..<list.start).allSatisfy({ passage.isWord($0) })
        {
            return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
        }
        guard let list = list(within: 4, from: end) else { return nil }
        let group =
            passage.isFunction(list.end, .inside)
            ? group(from: list.end + 1, within: 1)
            : group(before: start, from: clauseStart(before: start)) ?? group(from: list.end, within: 4)
        guard let group else { return nil }
        return Relation(.participatedIn, group: text(group), members: list.ids, at: range(match))
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
    private func parties(_ match: Passage.Match) -> Relation? {
        let start = Int(match.start)
        guard let list = demonyms(at: Int(match.end)), list.ids.count > 1,
            let head = passage.match(.eventHead, at: start - 1)
        else { return nil }
        return Relation(
            .participatedIn, group: text(Group(tokens: start - 1..<start, skip: Int(head.skip))), members: list.ids,
            at: range(match))
    }

    /// «اجتماع وزاري تركي روسي إيراني», «قمة مصرية أردنية».
    private func partiesOfEvent(_ match: Passage.Match) -> Relation? {
        guard !passage.isDefinite(Int(match.start)) else { return nil }
        var place = Int(match.end)
        // An adjective before the demonyms, as that of a level; a count is read by itself.
        if passage.isWord(place), passage.match(.demonym, at: place) == nil,
            passage.bare(.partyCount, at: place) == nil,
            !passage.isDefinite(place), passage.has(.demonym, at: place + 1)
        {
            place += 1
        }
        guard let list = demonyms(at: place), list.ids.count > 1, !passage.isDefinite(list.start) else { return nil }
        let head = Group(tokens: Int(match.start)..<Int(match.end), skip: Int(match.skip))
        return Relation(.participatedIn, group: text(head), members: list.ids, at: range(match))
    }

    /// The first token of the sentence; commas and «بينما» do not end it.
    func sentenceStart(before index: Int) -> Int {
        var place = index - 1
        while place >= 0 {
            if passage.isSign(place, ".") || passage.isLineEnd(place) || passage.isSign(place, ";") { return place + 1 }
            place -= 1
        }
        return 0
    }
}
