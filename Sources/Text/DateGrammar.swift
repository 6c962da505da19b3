/// The patterns of printed days, over the tokens of one line.
struct DateGrammar {
    typealias Phrase = (meanings: [DateMeaning], next: Int)

    let tokens: [DateToken]
    let readsMonthFirst: Bool
    /// For each token the phrases that begin there, the longest first: every pattern asks for them.
    private let phrases: [[Phrase]]

    init(tokens: [DateToken], readsMonthFirst: Bool) {
        (self.tokens, self.readsMonthFirst) = (tokens, readsMonthFirst)
        let lexicon = DateLexicon.shared
        phrases = tokens.indices.map { lexicon.phrases(in: tokens, at: $0) }
    }

    func phrases(at index: Int) -> [Phrase] { index < phrases.count ? phrases[index] : [] }

    /// The first meaning that a phrase at a token has of the wanted sort, longest phrase first.
    func first<Value>(at index: Int, _ wanted: (DateMeaning) -> Value?) -> (Value, Int)? {
        for (meanings, next) in phrases(at: index) {
            for meaning in meanings { if let value = wanted(meaning) { return (value, next) } }
        }
        return nil
    }

    func number(at index: Int, maxDigits: Int = 2) -> Int? {
        guard index >= 0, index < tokens.count, tokens[index].kind == .number, tokens[index].digitCount <= maxDigits
        else { return nil }
        return tokens[index].value
    }

    func isSymbol(_ character: Unicode.Scalar, at index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].isSymbol(character)
    }

    func isWord(_ word: DateWord, at index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .word && tokens[index].hash == word.hash
    }

    /// Whether no item of a date can begin at a token: a sign, or a word without a meaning.
    func isPlain(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .symbol: true
        case .word: phrases[index].isEmpty && tokens[index].hash != DateWord.t.hash
        case .number: false
        }
    }

    /// A day that begins at the token, with the token after it.
    func day(at index: Int) -> (PrintedDay, Int)? {
        let token = tokens[index]
        guard token.kind == .number else { return monthFirstDay(at: index) }
        if let found = compactDay(at: index) ?? counterDay(at: index) { return marked(found) }
        if let found = numericDay(at: index) ?? dayMonthYear(at: index) ?? yearMonthDay(at: index) {
            return marked(found)
        }
        return nil
    }

    // MARK: Months

    struct PrintedMonth {
        var number: Int
        var names: DateMeaning.MonthNames
        var calendar: DateMeaning.Calendar
        var next: Int
    }

    /// A month's name, with the same month's other name after it where two stand at once («نيسان / أبريل»).
    func month(at index: Int) -> PrintedMonth? {
        guard let month = singleMonth(at: index) else { return nil }
        var next = month.next
        var isBracketed = false
        while next < tokens.count, next < month.next + 2, isMonthSeparator(next) {
            isBracketed = isBracketed || tokens[next].isSymbol("(") || tokens[next].isSymbol("[")
            next += 1
        }
        guard next > month.next, next < tokens.count else { return month }
        var pair = month
        for (meanings, after) in phrases(at: next) {
            for case .month(month.number, _, month.calendar) in meanings {
                pair.next = after
                if isBracketed, isSymbol(")", at: after) || isSymbol("]", at: after) { pair.next += 1 }
                return pair
            }
        }
        return month
    }

    private func isMonthSeparator(_ index: Int) -> Bool {
        ["/", "(", "-", "[", "\\", "_", "|"].contains { tokens[index].isSymbol($0) }
    }

    private func singleMonth(at index: Int) -> PrintedMonth? {
        first(at: index) { meaning in
            if case .month(let number, let names, let calendar) = meaning { return (number, names, calendar) }
            return nil
        }.map { PrintedMonth(number: $0.0.0, names: $0.0.1, calendar: $0.0.2, next: $0.1) }
    }

    // MARK: Days with a month's name

    /// `10 نيسان 2015`, `10. April 2015`, `10-Apr-15`, `10 de abril de 2015`.
    private func dayMonthYear(at index: Int) -> (PrintedDay, Int)? {
        guard let day = number(at: index), (1...31).contains(day) else { return nil }
        guard let month = month(at: skippingJoiners(from: index + 1, limit: 3)) else { return nil }
        return finished(day: day, month: month, at: index, yearAt: skippingJoiners(from: month.next, limit: 3))
    }

    /// `April 10, 2015`, `أيلول 12, 2017`, `Apr 10 12:00:00 +0300 2015`.
    private func monthFirstDay(at index: Int) -> (PrintedDay, Int)? {
        guard let month = month(at: index) else { return nil }
        let dayIndex = skippingJoiners(from: month.next, limit: 2)
        guard let day = number(at: dayIndex), (1...31).contains(day), !isClockHour(dayIndex) else { return nil }
        let yearIndex = skippingJoiners(from: dayIndex + 1, limit: 3)
        if let found = finished(day: day, month: month, at: index, yearAt: yearIndex), found.0.year != nil {
            return marked(found)
        }
        if let clock = clock(at: yearIndex) {
            let afterClock = zone(at: clock.1)?.1 ?? clock.1
            if number(at: afterClock, maxDigits: 4) != nil, let year = year(at: afterClock, calendar: month.calendar) {
                let printed = PrintedDay(
                    year: year, month: month.number, day: day, calendar: month.calendar, monthNames: month.names)
                return (printed, dayIndex + 1)
            }
        }
        // «مارس 3» alone is rather a verb and a count: without a year a name of two readings is none.
        guard phrases(at: index).allSatisfy({ $0.meanings.count == 1 }) else { return nil }
        return finished(day: day, month: month, at: index, yearAt: tokens.count).map { ($0.0, dayIndex + 1) }
    }

    private func finished(day: Int, month: PrintedMonth, at index: Int, yearAt: Int) -> (PrintedDay, Int)? {
        var printed = PrintedDay(
            year: nil, month: month.number, day: day, calendar: month.calendar, monthNames: month.names)
        printed.hasPersianDigits = tokens[index].hasPersianDigits
        guard let year = year(at: yearAt, calendar: month.calendar) else { return (printed, month.next) }
        printed.year = year
        // Afghan and Arabic names of the zodiac are months only in solar years.
        if month.calendar == .jalali, year > 1600 { return nil }
        if month.calendar == .gregorian, year < 1600 { return nil }
        return (printed, yearAt + 1)
    }

    /// `2015 April 10`, `2015. április 10.`
    private func yearMonthDay(at index: Int) -> (PrintedDay, Int)? {
        guard tokens[index].digitCount == 4 else { return nil }
        guard let month = month(at: skippingJoiners(from: index + 1, limit: 2)),
            let year = year(at: index, calendar: month.calendar)
        else { return nil }
        let dayIndex = skippingJoiners(from: month.next, limit: 2)
        guard let day = number(at: dayIndex), (1...31).contains(day), !isClockHour(dayIndex) else { return nil }
        let printed = PrintedDay(
            year: year, month: month.number, day: day, calendar: month.calendar, monthNames: month.names)
        return (printed, dayIndex + 1)
    }

    /// A year of four digits, or of two where nothing else can be meant.
    private func year(at index: Int, calendar: DateMeaning.Calendar) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number else { return nil }
        let value = tokens[index].value
        if tokens[index].digitCount == 4 {
            if calendar == .buddhist || (2443...2643).contains(value) { return value > 2400 ? value - 543 : value }
            return (1900...2199).contains(value) || (1300...1599).contains(value) ? value : nil
        }
        guard tokens[index].digitCount == 2, !isClockHour(index), calendar == .gregorian,
            isSymbol("'", at: index - 1) || isSymbol("-", at: index - 1) || isSymbol("/", at: index - 1)
                || isSymbol(".", at: index - 1)
        else { return nil }
        return value < 70 ? 2000 + value : 1900 + value
    }

    /// Whether the number is the hour of a clock (`10:30`).
    func isClockHour(_ index: Int) -> Bool {
        isSymbol(":", at: index + 1) && number(at: index + 2) != nil && tokens[index + 2].digitCount == 2
    }

    /// Steps over signs and joining words between the parts of one date.
    func skippingJoiners(from start: Int, limit: Int) -> Int {
        var index = start
        var count = 0
        while index < tokens.count, count < limit {
            let token = tokens[index]
            if token.kind == .symbol {
                guard ["-", "/", ",", ".", "_", "'", "º", "ª", "°", "|"].contains(where: token.isSymbol) else { break }
            } else if token.kind == .word {
                guard !phrases(at: index).contains(where: { $0.meanings.contains { self.isMonth($0) } }) else { break }
                guard phrases(at: index).contains(where: { $0.next == index + 1 && $0.meanings.contains(.joiner) })
                else { break }
            } else {
                break
            }
            index += 1
            count += 1
        }
        return index
    }

    private func isMonth(_ meaning: DateMeaning) -> Bool {
        if case .month = meaning { return true }
        return false
    }

    /// Takes the era behind a year into the day («1436 هـ», «2015م», `2015 г.`).
    private func marked(_ found: (PrintedDay, Int)) -> (PrintedDay, Int) {
        var (day, next) = found
        guard day.year != nil else { return found }
        let start = isSymbol("(", at: next) || isSymbol("-", at: next) ? next + 1 : next
        guard
            let (era, after) = first(
                at: start,
                { meaning -> DateMeaning.Calendar? in
                    if case .era(let calendar) = meaning { return calendar }
                    return nil
                })
        else { return (day, next) }
        if start > next, !isSymbol(")", at: after) { return (day, next) }
        // «2017 م 02:30»: a lone م before a clock that has no other mark is the afternoon.
        if era == .gregorian, tokens[start].isSpaced, let hour = number(at: after), (1...12).contains(hour),
            isClockHour(after), first(at: after + 3, dayPart) == nil, isWord(.meem, at: start)
        {
            return (day, next)
        }
        if era != .gregorian || (day.year ?? 0) > 1600 { next = start > next ? after + 1 : after }
        if day.monthNames == .numeric || day.calendar == nil {
            if era == .gregorian, (day.year ?? 0) < 1600 { return (day, next) }
            if era != .gregorian, (day.year ?? 0) > 1600 { return (day, found.1) }
            day.calendar = era
        }
        return (day, next)
    }

    func dayPart(_ meaning: DateMeaning) -> DateMeaning.DayPart? {
        if case .dayPart(let part) = meaning { return part }
        return nil
    }
}
