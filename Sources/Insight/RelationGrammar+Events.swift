/// Events: when they are held, who opens them and speaks there, what they come from.
extension RelationGrammar {
    /// What the cue at a token says of an event; `dates` and `people` are those of the passage in order.
    func event(at index: Int, dates: [Timex], people: [TitledPerson]) -> Relation? {
        for match in passage.matches[passage.matchRange(index)] {
            let relation: Relation? =
                switch match.kind {
                case .held: held(match, dates)
                case .willHold: willBeHeld(match, dates)
                case .ownMeeting: ownMeeting(match, dates)
                case .founding: founded(match, dates)
                case .opens: opens(match, people)
                case .speaks: speaks(match, people)
                case .derived: derived(match)
                default: nil
                }
            if let relation { return relation }
        }
        return nil
    }

    /// The first day, month or clock that begins within so many words of a token.
    private func date(within words: Int, from index: Int, _ dates: [Timex]) -> Timex? {
        guard index < passage.count else { return nil }
        let last = min(index + words, passage.count - 1)
        for place in index...last where isClauseEnd(place) && place > index {
            return date(from: passage.start(index), to: passage.start(place), dates)
        }
        return date(from: passage.start(index), to: passage.end(last), dates)
    }

    private func date(from start: Int, to end: Int, _ dates: [Timex]) -> Timex? {
        dates.first { $0.start >= start && $0.start < end && $0.value.days != nil }
    }

    /// «اجتماع لندن الوزاري الذي عقد بـ22 كانون الثاني الماضي».
    private func held(_ match: Passage.Match, _ dates: [Timex]) -> Relation? {
        let start = Int(match.start)
        guard let date = date(within: 5, from: Int(match.end), dates) else { return nil }
        let before = group(before: start, from: max(sentenceStart(before: start), start - 8))
        guard let group = before ?? group(from: Int(match.end), within: 1), isEvent(group) else { return nil }
        return Relation(.heldOn, group: text(group), dates: [date.valueText], at: range(match))
    }

    private func isEvent(_ group: Group) -> Bool { passage.has(.eventHead, at: group.tokens.lowerBound) }

    /// «ذلك الاجتماع سيكون الشهر الحالي أو مطلع الشهر المقبل».
    private func willBeHeld(_ match: Passage.Match, _ dates: [Timex]) -> Relation? {
        let start = Int(match.start)
        guard let first = date(within: 4, from: Int(match.end), dates) else { return nil }
        var values = [first.valueText]
        if let next = dates.first(where: { $0.start > first.end && $0.start - first.end <= 6 && $0.value.days != nil })
        {
            values.append(next.valueText)
        }
        var place = start - 1
        while place >= 0, start - place <= 4 {
            if passage.has(.eventHead, at: place), let group = group(at: place) {
                return Relation(.nextMeeting, group: text(group), dates: values, at: range(match))
            }
            place -= 1
        }
        return nil
    }

    /// «في اجتماعها بالأردن أول من أمس».
    private func ownMeeting(_ match: Passage.Match, _ dates: [Timex]) -> Relation? {
        guard let date = date(within: 3, from: Int(match.end), dates) else { return nil }
        let event = text(Group(tokens: Int(match.start)..<Int(match.end), skip: Int(match.skip)))
        return Relation(.heldOn, group: event, dates: [date.valueText], at: range(match))
    }

    /// «منذ تأسيس مجموعات العمل في شباط الماضي», «تأسست الحركة في حزيران 2014».
    private func founded(_ match: Passage.Match, _ dates: [Timex]) -> Relation? {
        let end = Int(match.end)
        guard let date = date(within: 6, from: end, dates), passage.isWord(end) else { return nil }
        var last = end
        while last < passage.count, passage.isWord(last), passage.start(last) < date.start,
            !passage.isFunction(last, .inside)
        { last += 1 }
        guard last > end else { return nil }
        return Relation(
            .foundedOn, group: text(Group(tokens: end..<last, skip: 0)), dates: [date.valueText], at: range(match))
    }

    /// «الوزير فلان افتتح الاجتماع», «افتتح الوزير فلان المعرض».
    private func opens(_ match: Passage.Match, _ people: [TitledPerson]) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        let (first, last) = (passage.start(start), passage.end(end - 1))
        if let before = people.last(where: {
            max($0.name.upperBound, $0.title.upperBound) <= first
                && first - max($0.name.upperBound, $0.title.upperBound) <= 3
        }) {
            guard let group = group(from: end, within: 1) ?? group(at: end, open: true) else { return nil }
            return Relation(.openedBy, group: text(group), agent: before.nameText, agentID: before.id, at: range(match))
        }
        guard
            let after = people.first(where: {
                min($0.title.lowerBound, $0.name.lowerBound) >= last
                    && min($0.title.lowerBound, $0.name.lowerBound) - last <= 3
            })
        else { return nil }
        let behind = max(after.name.upperBound, after.title.upperBound)
        guard let place = (end..<passage.count).first(where: { passage.start($0) >= behind }),
            let group = group(from: place, within: 4) ?? group(at: place, open: true)
        else { return nil }
        return Relation(.openedBy, group: text(group), agent: after.nameText, agentID: after.id, at: range(match))
    }

    /// «وزير الدفاع فلان، استعرض خلاله».
    private func speaks(_ match: Passage.Match, _ people: [TitledPerson]) -> Relation? {
        let (start, end) = (Int(match.start), Int(match.end))
        guard (end..<min(end + 4, passage.count)).contains(where: { passage.has(.meanwhileThere, at: $0) }) else {
            return nil
        }
        let first = passage.start(start)
        guard
            let speaker = people.last(where: {
                max($0.name.upperBound, $0.title.upperBound) <= first
                    && first - max($0.name.upperBound, $0.title.upperBound) <= 4
            })
        else { return nil }
        return Relation(.spokeAt, agent: speaker.nameText, agentID: speaker.id, at: range(match))
    }

    /// «اللجان الخمس المنبثقة عن اجتماع لندن».
    private func derived(_ match: Passage.Match) -> Relation? {
        guard let group = group(at: Int(match.end)), isEvent(group) else { return nil }
        return Relation(.derivedFrom, group: text(group), at: range(match))
    }
}
