/// The rules of relations over one passage: a cue, a list of members on one side, the group on the other.
struct RelationGrammar {
    let passage: Passage
    let units: [UInt16]
    let names: NameChooser
    let pairs: [QuoteMarks.Pair]

    /// What says that there is a relation.
    static let cues: KindSet = [
        .represented, .joined, .comprises, .composed, .membership, .led, .leads, .jointChair, .chairs, .takesOffice,
        .forms, .handsOver, .chairedBy, .participates, .participants, .gathers, .countries, .partyCount, .eventHead,
        .groupHead, .held, .willHold, .ownMeeting, .founding, .opens, .speaks, .derived,
    ]

    struct List {
        var ids: [String]
        var start: Int
        var end: Int
    }

    /// A group's name: its tokens and the proclitics of the first.
    struct Group {
        var tokens: Range<Int>
        var skip: Int
    }

    // MARK: Lists

    /// «كل من ألمانيا وفرنسا وبريطانيا», «تركيا، قطر والسعودية» from a token on.
    func list(at index: Int) -> List? {
        var place = index
        if let each = passage.match(.eachOf, at: place), Int(each.end) > place { place = Int(each.end) }
        // «وزراء خارجية السعودية والأردن», «ممثلين عن الصين».
        if let envoys = passage.match(.envoys, at: place) { place = Int(envoys.end) }
        if place > index, let each = passage.match(.eachOf, at: place) { place = Int(each.end) }
        guard let first = member(at: place) else { return nil }
        var list = List(ids: [first.id], start: place, end: first.end)
        while true {
            var next = list.end
            if passage.isSign(next, ",") || (passage.isFunction(next, .and) && passage.tokens[next].count == 1) {
                next += 1
            }
            // «إلى جانب البرازيل، كلا من روسيا والهند».
            if next > list.end, let each = passage.match(.eachOf, at: next) { next = Int(each.end) }
            guard let more = member(at: next), next > list.end || isConjoined(next) else { break }
            if !list.ids.contains(more.id) { list.ids.append(more.id) }
            list.end = more.end
        }
        return list
    }

    private func member(at index: Int) -> NameChooser.Choice? {
        guard let name = names.name(at: index),
            name.kind == .place || name.kind == .organisation || name.kind == .person,
            !name.id.hasPrefix("region:")
        else { return nil }
        return name
    }

    private func isConjoined(_ index: Int) -> Bool {
        passage.isWord(index) && passage.letter(index, 0) == FoldedText.letter("و")
    }

    /// The first list within so many words, not beyond the clause.
    func list(within words: Int, from index: Int) -> List? {
        var place = index
        while place < passage.count, place - index <= words {
            if let list = list(at: place) { return list }
            if isClauseEnd(place) { return nil }
            place += 1
        }
        return nil
    }

    /// The list that ends right before a token.
    func list(before index: Int, from start: Int) -> List? {
        var best: List?
        var place = max(start, index - 14)
        while place < index {
            if let list = list(at: place) {
                if list.end == index { best = best ?? list }
                place = max(list.end, place + 1)
            } else {
                place += 1
            }
        }
        return best
    }

    /// «أردنية اميركية»: demonyms in a row.
    func demonyms(at index: Int) -> List? {
        var list = List(ids: [], start: index, end: index)
        while let demonym = passage.match(.demonym, at: list.end) {
            let id = KnownName.all[Int(demonym.value)].id
            if !list.ids.contains(id) { list.ids.append(id) }
            list.end = Int(demonym.end)
            if passage.isSign(list.end, "-") { list.end += 1 }
        }
        return list.ids.isEmpty ? nil : list
    }

    // MARK: Clauses

    func isClauseEnd(_ index: Int) -> Bool {
        if passage.isSign(index, ".") || passage.isSign(index, ";") || passage.isLineEnd(index)
            || passage.isSign(index, "!")
        {
            return true
        }
        return passage.has(.clauseBreak, at: index) && !isInside(index)
    }

    private func isInside(_ index: Int) -> Bool { pairs.contains { $0.open < index && index < $0.close } }

    func clauseStart(before index: Int) -> Int {
        var place = index - 1
        while place >= 0 {
            if isClauseEnd(place) { return passage.tokens[place].kind == .sign ? place + 1 : place }
            place -= 1
        }
        return 0
    }

    // MARK: Groups

    /// The group or event that begins at a token or a word or two behind it; `open`: whatever noun heads it, where the words around
    /// leave no doubt that it is one.
    func group(at index: Int, events: Bool = true, open: Bool = false) -> Group? {
        if let pair = pairs.first(where: { $0.open == index }) {
            return Group(tokens: pair.open + 1..<pair.close, skip: 0)
        }
        if let name = names.name(at: index), name.kind == .organisation,
            // «التحالف الثلاثي» is longer than what the tables know.
            name.end > index + 1 || !passage.has(.groupHead, at: index) || !passage.has(.groupHead, at: index + 1)
        {
            let isLonger = passage.has(.cause, at: name.end) && passage.isDefinite(name.end + 1)
            return Group(tokens: index..<(isLonger ? name.end + 2 : name.end), skip: name.skip)
        }
        let head = passage.match(.groupHead, at: index) ?? (events ? passage.match(.eventHead, at: index) : nil)
        guard head != nil || (open && isNoun(index)) else { return nil }
        var place = head.map { Int($0.end) } ?? index + 1
        let isOpen = !passage.isDefinite(index)
        var sawDefinite = false
        while place < passage.count, place - index < 9 {
            if let pair = pairs.first(where: { $0.open == place }) {
                return Group(tokens: pair.open + 1..<pair.close, skip: 0)
            }
            if passage.isWord(place), QuoteMarks.isProclitic(place, in: passage),
                pairs.contains(where: { $0.open == place + 1 })
            {
                place += 1
                continue
            }
            // «رابطة جنوب شرق آسيا», «اتحاد المغرب العربي»: a place right behind the head, unless a list goes on from it.
            if isOpen, place == index + 1, head != nil, let end = placeOfGroup(at: place) {
                place = end
                sawDefinite = true
                continue
            }
            guard passage.isWord(place), !isClauseEnd(place), !endsGroup(place) else { break }
            // «التحالف الدولي [لمكافحة] الإرهاب»: what bodies are named after.
            if place > index, passage.has(.cause, at: place), passage.isDefinite(place + 1) {
                sawDefinite = true
                place += 2
                continue
            }
            if passage.isDefinite(place) {
                sawDefinite = true
            } else if isOpen, !sawDefinite, passage.has(.partyCount, at: place) {
                // «لجنة خماسية», «قوة مشتركة».
            } else if !isOpen || sawDefinite {
                break
            }
            place += 1
        }
        // A noun that is no head of a group by itself: «جهود الوساطة», «منطقة شنغن», «الترويكا».
        if head == nil, isOpen, !sawDefinite, place - index != 2 { return nil }
        return Group(tokens: index..<place, skip: head.map { Int($0.skip) } ?? 0)
    }

    private func placeOfGroup(at index: Int) -> Int? {
        guard let name = names.name(at: index), name.kind == .place, name.skip == 0 else { return nil }
        if name.id.hasPrefix("region:") { return name.end }
        let next = name.end
        if passage.isSign(next, ",") || isConjoined(next) || !passage.isWord(next) { return nil }
        return passage.isDefinite(next) && passage.match(.demonym, at: next) == nil ? next : nil
    }

    /// A word of which no table knows that it is anything else than a noun.
    private func isNoun(_ index: Int) -> Bool {
        guard passage.isWord(index), passage.tokens[index].count >= 3, !passage.has(.noGroup, at: index),
            !isClauseEnd(index), !endsGroup(index)
        else { return false }
        for match in passage.matches[passage.matchRange(index)] where match.skip == 0 {
            switch match.kind {
            case .function, .complement, .city, .region, .country, .demonym, .knownPerson, .unit, .cardinal, .ordinal,
                .weekday, .dayShift, .part, .few, .about, .envoys, .eachOf, .past, .future, .current:
                return false
            default: continue
            }
        }
        return true
    }

    /// «الترويكا [التي]», «حوار المناخ [الذي]»: the noun phrase right before a relative pronoun.
    func openGroup(before index: Int, from start: Int) -> Group? {
        var place = index - 1
        guard place >= start, passage.isWord(place), passage.isDefinite(place), isNoun(place) else { return nil }
        while place - 1 >= start, index - place < 3, passage.isDefinite(place - 1), isNoun(place - 1) { place -= 1 }
        if place - 1 >= start, !passage.isDefinite(place - 1), isNoun(place - 1), passage.matchRange(place - 1).isEmpty
        {
            place -= 1
        }
        return Group(tokens: place..<index, skip: 0)
    }

    private func endsGroup(_ index: Int) -> Bool {
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .function where match.clitics.isSubset(of: .conjunction), .complement, .speechVerb, .held, .willHold,
                .led, .chairedBy,
                .membership, .participates, .participants, .gathers, .comprises, .composed, .represented, .joined,
                .leads,
                .dayShift, .weekday:
                return true
            case .partyCount where passage.has(.demonym, at: Int(match.end)): return true
            case .country where !match.clitics.contains(.lam): return true
            default: continue
            }
        }
        return false
    }

    /// The nearest group before a token in its clause: a quoted name, «المختصة بوقف …», or a noun phrase under مجموعة, لجنة ….
    func group(before index: Int, from start: Int) -> Group? {
        var place = index - 1
        while place >= start {
            if let pair = pairs.last(where: { $0.close == place }), pair.open >= start {
                return Group(tokens: pair.open + 1..<pair.close, skip: 0)
            }
            if passage.has(.specialised, at: place), place + 1 < index, passage.isWord(place + 1),
                passage.match(.country, at: place + 1) == nil,
                passage.letter(place + 1, 0) == FoldedText.letter("ب"), passage.tokens[place + 1].count > 2
            {
                return Group(tokens: place + 1..<groupEnd(from: place + 1, to: index), skip: 1)
            }
            if isHead(place) {
                // «قوات التحالف»: the head before belongs to the name.
                let first =
                    place > start && isHead(place - 1) && (!passage.isDefinite(place - 1) || passage.isDefinite(place))
                    ? place - 1 : place
                if let group = group(at: first), group.tokens.upperBound <= index { return grown(group, to: index) }
            }
            if let name = names.name(at: place), name.kind == .organisation, name.end <= index {
                return Group(tokens: place..<name.end, skip: name.skip)
            }
            place -= 1
        }
        return nil
    }

    /// «لجنة متابعة مؤلفة من»: a word or two up to the cue that are no other clause's belong to an indefinite name.
    private func grown(_ group: Group, to index: Int) -> Group {
        let end = group.tokens.upperBound
        guard index - end <= 2, end > group.tokens.lowerBound, !passage.isDefinite(group.tokens.lowerBound),
            (end..<index).allSatisfy({
                passage.isWord($0) && passage.match(.function, at: $0) == nil && passage.match(.country, at: $0) == nil
                    && passage.match(.complement, at: $0) == nil && !passage.has(.held, at: $0)
                    && !passage.has(.ownMeeting, at: $0)
                    && !passage.has(.chairedBy, at: $0) && passage.bare(.demonym, at: $0) == nil
                    && !passage.has(.dayShift, at: $0) && !passage.has(.weekday, at: $0) && !passage.has(.part, at: $0)
            })
        else { return group }
        return Group(tokens: group.tokens.lowerBound..<index, skip: group.skip)
    }

    private func isHead(_ index: Int) -> Bool {
        passage.has(.groupHead, at: index) || passage.has(.eventHead, at: index)
    }

    private func groupEnd(from start: Int, to index: Int) -> Int {
        var end = start
        while end < index, passage.isWord(end) { end += 1 }
        return end
    }

    /// The group or event that stands first from a token on.
    func group(from index: Int, within words: Int) -> Group? {
        var place = index
        while place < passage.count, place - index <= words {
            if let group = group(at: place) { return group }
            if isClauseEnd(place) { return nil }
            place += 1
        }
        return nil
    }

    func text(_ group: Group) -> String {
        let range =
            passage.start(group.tokens.lowerBound, skipping: group.skip)..<passage.end(group.tokens.upperBound - 1)
        return String(decoding: units[range], as: UTF16.self)
    }

    func range(_ match: Passage.Match) -> Range<Int> {
        passage.start(Int(match.start), skipping: Int(match.skip))..<passage.end(Int(match.end) - 1)
    }
}
