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
                case .handsOver: handsOver(match)
                case .chairedBy where passage.match(.jointChair, at: index) == nil: behind(match, .chairedBy)
                case .participates: participates(match)
                case .participants: participants(match)
                case .gathers: gathers(match)
                case .countries: states(match)
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
        // «فريق "المساءلة" ممثل بهولندا», but «ممثل هولندا».
        if match.value == 1, passage.letter(Int(match.end), 0) != FoldedText.letter("ب") { return nil }
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
            let place = behindAdverb(end)
            guard let list = list(before: start, from: clauseStart(before: start)), let group = joinedGroup(at: place),
                passage.bare(.denial, at: list.start - 1) == nil,
                passage.has(.speechVerb, at: list.start - 1) || passage.has(.thinkingVerb, at: list.start - 1)
            else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        // «مثل مجموعة "…" كل من إثيوبيا وكينيا».
        if match.value == 3, let group = group(at: end, events: false) {
            let behind = passage.isWord(group.tokens.upperBound) ? group.tokens.upperBound : group.tokens.upperBound + 1
            if isEach(behind), let list = list(at: behind) {
                return Relation(.representedBy, group: text(group), members: list.ids, at: range(match))
            }
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
            guard let group = joinedGroup(at: behindAdverb(list.end)) else { return nil }
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        if let (group, list) = groupAndEach(from: end) {
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        let behind = behindAdverb(end)
        // «انضمت إلى الحلف فنلندا».
        if passage.isFunction(behind, .to) || passage.isFunction(behind, .inside), let group = joinedGroup(at: behind),
            let list = list(at: group.tokens.upperBound)
        {
            return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
        }
        // «فنلندا والسويد انضمتا إلى الحلف».
        guard passage.isFunction(behind, .inside) || passage.isFunction(behind, .to),
            let list = list(before: start, from: clauseStart(before: start)),
            let group = group(from: behind + 1, within: 1)
        else { return nil }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// «انضمامها [رسميا] إلى», «انضمت الجزائر [العام الماضي] إلى»: behind adverbs and times, up to a preposition.
    func behindAdverb(_ index: Int) -> Int {
        let place = behindTimes(index)
        return isPreposition(place) ? place : index
    }

    /// Behind words of time and manner, four at most.
    func behindTimes(_ index: Int) -> Int {
        var place = index
        while place - index < 4, passage.isWord(place) || passage.isNumber(place), !isPreposition(place),
            isTimeOrManner(place)
        {
            place += 1
        }
        return place
    }

    private func isPreposition(_ index: Int) -> Bool {
        passage.isFunction(index, .to) || passage.bare(.under, at: index) != nil
            || (passage.isFunction(index, .inside) && !isTimeOrManner(index + 1))
            || (passage.isWord(index) && passage.letter(index, 0) == FoldedText.letter("ب") && group(at: index) != nil)
    }

    private func isTimeOrManner(_ index: Int) -> Bool {
        guard passage.isWord(index) else { return passage.isNumber(index) }
        let isAdverb = passage.lastLetter(index) == FoldedText.letter("ا") && passage.tokens[index].count >= 4
        return isAdverb
            || [
                .aside, .dayShift, .weekday, .theUnit, .unit, .past, .future, .current, .part, .month, .ambiguousMonth,
                .yearWord, .reference, .position,
            ].contains { passage.has($0, at: index) }
            || [FunctionWord.inside, .since, .month, .this].contains { passage.isFunction(index, $0) }
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

    /// «آلية أستانا كلا من روسيا وتركيا»: a group from a token on, up to «كل من».
    private func headAndEach(at index: Int) -> (Group, List)? {
        guard let head = passage.match(.groupHead, at: index) ?? passage.match(.eventHead, at: index) else {
            return nil
        }
        for place in Int(head.end)..<min(max(Int(head.end), index + 7), passage.count) {
            guard passage.isWord(place), !isClauseEnd(place), !passage.has(.function, at: place) || isEach(place) else {
                return nil
            }
            if isEach(place), let list = list(at: place) {
                return (Group(tokens: index..<place, skip: Int(head.skip)), list)
            }
        }
        return nil
    }

    private func isEach(_ index: Int) -> Bool {
        passage.match(.eachOf, at: index).map { $0.end > $0.start + 1 } ?? false
    }

    /// «في مجموعة دعم ليبيا كل من مالطا وإسبانيا»: what stands before «كل من» is the group's name, countries in it too.
    func groupAndEach(from index: Int) -> (Group, List)? {
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
        guard let list = list(at: Int(match.end)), list.ids.count > 1,
            let group = group(at: list.end, events: passage.isDefinite(list.end))
        else { return nil }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// «تضم اللجنة السعودية ومصر», «مجلس التعاون الذي يضم …».
    private func comprises(_ match: Passage.Match) -> Relation? {
        let start = Int(match.start)
        // «تضم عضوية التحالف».
        let end = passage.bare(.membership, at: Int(match.end)).map { Int($0.end) } ?? Int(match.end)
        // «على ضم السويد»: a deed, and nobody's yet.
        if [FunctionWord.on, .from, .to, .after, .before].contains(where: { passage.isFunction(start - 1, $0) }) {
            return nil
        }
        if let (group, list) = headAndEach(at: end) {
            return Relation(kind(of: group), group: text(group), members: list.ids, at: range(match))
        }
        if let group = group(at: end, events: true, open: true),
            passage.has(.groupHead, at: end) || passage.has(.eventHead, at: end)
                || isFull(list(at: group.tokens.upperBound))
                || pairs.contains(where: { $0.open <= group.tokens.lowerBound && group.tokens.upperBound <= $0.close })
                || names.name(at: end) != nil
        {
            guard let list = list(within: 6, from: group.tokens.upperBound),
                !hasThings(group.tokens.upperBound..<list.start)
            else { return nil }
            return Relation(kind(of: group), group: text(group), members: list.ids, at: range(match))
        }
        let first = passage.match(.withinIt, at: end).map { Int($0.end) } ?? end
        guard let list = listOfMembers(from: first) else { return nil }
        let clause = clauseStart(before: start)
        let isRelative = passage.isFunction(start - 1, .who)
        let open = isRelative && list.ids.count > 1 ? openGroup(before: start - 1, from: clause) : nil
        guard let group = group(before: start, from: clause) ?? open else { return nil }
        return Relation(kind(of: group), group: text(group), members: list.ids, at: range(match))
    }

    /// Who is gathered in a meeting takes part; who is in anything else belongs to it.
    func kind(of group: Group) -> RelationType {
        let first = group.tokens.lowerBound
        return passage.has(.eventHead, at: first) && !passage.has(.groupHead, at: first) ? .participatedIn : .memberOf
    }

    /// «دول مجلس التعاون الست وهي السعودية والكويت».
    private func states(_ match: Passage.Match) -> Relation? {
        guard var group = group(at: Int(match.end)) else { return nil }
        var behind = group.tokens.upperBound
        if passage.has(.cardinal, at: behind) { behind += 1 }
        while group.tokens.count > 1, passage.has(.cardinal, at: group.tokens.upperBound - 1) {
            group.tokens = group.tokens.lowerBound..<group.tokens.upperBound - 1
        }
        guard let list = listBehindSigns(behind), list.ids.count > 1, list.start > behind else { return nil }
        return Relation(.memberOf, group: text(group), members: list.ids, at: range(match))
    }

    /// A list right here or behind a comma, a colon, «وهي», «بينها».
    func listBehindSigns(_ index: Int) -> List? {
        var place = index
        if passage.isSign(place, ",") || passage.isSign(place, ":") || passage.isSign(place, "-") { place += 1 }
        if let among = passage.match(.among, at: place) { place = Int(among.end) }
        if passage.isSign(place, ":") { place += 1 }
        return list(at: place)
    }

    /// «لوحات [من] العراق»: things or people of a country, not the country, stand between.
    func hasThings(_ range: Range<Int>) -> Bool {
        range.contains { place in
            passage.isFunction(place, .from)
                && ![LexicalKind.envoys, .countries, .cardinal, .eachOf, .few].contains {
                    passage.has($0, at: place - 1)
                } && !passage.isNumber(place - 1)
        }
    }

    /// Two members at least.
    func isFull(_ list: List?) -> Bool { list.map { $0.ids.count > 1 } ?? false }

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
    func listOfMembers(from index: Int) -> List? {
        if let list = list(at: index) ?? peoples(at: index) { return list }
        for place in index..<min(index + 8, passage.count) {
            if isClauseEnd(place) { return nil }
            if let among = passage.match(.among, at: place) { return list(at: Int(among.end)) }
            if passage.has(.eachOf, at: place) { return list(at: place) }
        }
        return nil
    }

    /// «جنود نيجيريين وتشاديين»: people by the countries that they come from.
    private func peoples(at index: Int) -> List? {
        guard passage.isWord(index), !passage.isDefinite(index), passage.match(.demonym, at: index) == nil else {
            return nil
        }
        var list = List(ids: [], start: index, end: index + 1)
        while let demonym = passage.match(.demonym, at: list.end), demonym.clitics.isSubset(of: .conjunction),
            !passage.isDefinite(list.end),
            list.ids.isEmpty || demonym.clitics == .conjunction || passage.isSign(list.end - 1, ",")
        {
            list.ids.append(KnownName.all[Int(demonym.value)].id)
            list.end = Int(demonym.end)
            if passage.isSign(list.end, ",") { list.end += 1 }
        }
        return list.ids.count > 1 ? list : nil
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
        guard let group = group(at: end) ?? group(at: end, open: true), let from = from(behind: group),
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
        let start = Int(match.start)
        // «العضو [الثاني والثلاثين] في الحلف».
        let end = match.value == 1 ? behindOrdinals(Int(match.end)) : Int(match.end)
        if match.value == 1, end == Int(match.end) { return nil }
        if let group = group(at: end, open: true) {
            // «حصلت فلسطين [على] عضوية المنظمة».
            let before = passage.isFunction(start - 1, .on) ? start - 1 : start
            if let list = list(before: before, from: clauseStart(before: start)), !isNotYet(list, before: start) {
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

    /// «خسرت نيجيريا عضوية اللجنة», «تسعى تركيا إلى عضوية الاتحاد»: no longer, or not yet.
    private func isNotYet(_ list: List, before index: Int) -> Bool {
        passage.has(.notYet, at: list.start - 1)
            || (list.end..<max(list.end, index)).contains { passage.has(.notYet, at: $0) }
    }

    /// The token behind «الثاني والثلاثين في», or the same token.
    private func behindOrdinals(_ index: Int) -> Int {
        for place in index..<min(index + 4, passage.count) {
            if passage.isFunction(place, .inside) { return place + 1 }
            guard passage.isNumber(place) || passage.isDefinite(place) || passage.tokens[place].count == 3 else {
                break
            }
        }
        return index
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
