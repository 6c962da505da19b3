package import News

/// Finds the dates that a text mentions and resolves them against the publication date.
///
/// Patterns compete at each word: the longest wins, then the earlier rule. Nothing is read twice. Linear in the text.
package struct DateFinder: Sendable {
    private let reference: ReferenceDay

    /// `published` is the source's own local time; `hasTime` tells whether its clock counts.
    package init(published: CivilTime, hasTime: Bool) { reference = ReferenceDay(published, hasTime: hasTime) }

    /// Every time expression in the order of the text.
    package func dates(in text: String) -> [Timex] { dates(in: Passage(text)) }

    func dates(in passage: Passage) -> [Timex] {
        var grammar = DateGrammar(passage: passage, reference: reference)
        var dates: [Timex] = []
        var index = 0
        while index < passage.count {
            guard let found = grammar.longest(at: index) else {
                index += 1
                continue
            }
            dates.append(
                Timex(
                    start: passage.start(index, skipping: found.skip), end: passage.end(found.end - 1),
                    value: found.value, mod: found.mod, part: found.part, rule: found.rule))
            if let day = found.value.days?.lowerBound {
                let civil = TimexValue.civil(day)
                grammar.lastYear = civil.year
                // A weekday or «أمس» names no month that «منه» could mean.
                if found.rule != .weekday, found.rule != .relativeDay {
                    grammar.lastMonth = found.rule == .hijri ? nil : TimexValue.firstDay(civil.year, civil.month)
                }
            }
            index = found.end
        }
        return dates
    }
}

/// The publication day from which relative dates count.
struct ReferenceDay: Sendable {
    let day: Int
    let year: Int
    let month: Int
    let dayOfMonth: Int
    /// Monday is 0.
    let weekday: Int
    /// Minutes after midnight, nil where the clock is not known.
    let minute: Int?

    init(_ time: CivilTime, hasTime: Bool) {
        day = time.epochDay
        (year, month, dayOfMonth) = (time.year, time.month, time.day)
        weekday = (time.weekday + 6) % 7
        minute = hasTime ? time.hour * 60 + time.minute : nil
    }

    var monday: Int { day - weekday }
}
