extension DateGrammar {
    /// `10/04/2015`, `2015-04-10`, `10.4.15`: three numbers with the same sign between them.
    func numericDay(at index: Int) -> (PrintedDay, Int)? {
        guard let sign = separator(at: index + 1), isSymbol(sign, at: index + 3), index + 4 < tokens.count,
            tokens[index + 2].kind == .number, tokens[index + 4].kind == .number
        else { return nil }
        // `1.2.3.4` is an address, `06-12-34-56` a telephone, `1/2/3/4` a path.
        if isSymbol(sign, at: index - 1), !tokens[index].isSpaced, tokens[safe: index - 2]?.kind == .number {
            return nil
        }
        if isSymbol(sign, at: index + 5), tokens[safe: index + 6]?.kind == .number, !tokens[index + 6].isSpaced,
            !isClockHour(index + 6)
        {
            return nil
        }
        // Columns of numbers have bars between them too.
        if sign == "|",
            tokens[index].digitCount != 2 || tokens[index + 2].digitCount != 2
                || tokens[index + 4].digitCount != 4
        {
            return nil
        }
        // `1.9.22_1171` is a version.
        if sign == ".", isSymbol("_", at: index + 5), !tokens[index + 5].isSpaced { return nil }
        let (first, second, third) = (tokens[index], tokens[index + 2], tokens[index + 4])
        var printed = PrintedDay(year: nil, month: 0, day: 0, calendar: .gregorian, monthNames: .numeric)
        printed.hasPersianDigits = first.hasPersianDigits
        if first.digitCount == 4 || (first.digitCount == 2 && first.value > 31 && third.digitCount <= 2) {
            guard second.digitCount <= 2, third.digitCount <= 2 else { return nil }
            (printed.year, printed.month, printed.day) = (completed(first), second.value, third.value)
            if printed.month > 12 { printed = printed.swapped }
        } else {
            guard first.digitCount <= 2, second.digitCount <= 2, third.digitCount == 4 || third.digitCount == 2,
                third.digitCount == 4 || !isSymbol(":", at: index + 5)
            else { return nil }
            if third.digitCount == 2, first.digitCount != 2 || second.digitCount != 2 {
                guard sign == "/" || sign == "." else { return nil }
            }
            (printed.year, printed.month, printed.day) = (completed(third), second.value, first.value)
            printed.isOrderOpen = first.value <= 12 && second.value <= 12 && first.value != second.value
            if printed.month > 12 || (printed.isOrderOpen && readsMonthFirst) { printed = printed.swapped }
        }
        guard let year = printed.year, (1...12).contains(printed.month), (1...31).contains(printed.day) else {
            return nil
        }
        switch year {
        case 1900...2199: break
        case 1300...1599: printed.calendar = nil
        case 2443...2643: printed.year = year - 543
        default: return nil
        }
        return (printed, index + 5)
    }

    private func completed(_ token: DateToken) -> Int {
        guard token.digitCount == 2 else { return token.value }
        return token.value < 70 ? 2000 + token.value : 1900 + token.value
    }

    private func separator(at index: Int) -> Unicode.Scalar? {
        (["/", "-", ".", "\\", "_", "|"] as [Unicode.Scalar]).first { isSymbol($0, at: index) }
    }

    /// `20150410`, `20150410T1200`, `201504101230`, `20150410123000`.
    func compactDay(at index: Int) -> (PrintedDay, Int)? {
        let token = tokens[index]
        guard [8, 12, 14].contains(token.digitCount) else { return nil }
        var value = token.value
        for _ in 0..<(token.digitCount - 8) { value /= 10 }
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        guard (1990...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let printed = PrintedDay(year: year, month: month, day: day, calendar: .gregorian, monthNames: .numeric)
        return (printed, index + 1)
    }

    /// `2015年4月10日`, `2015년 4월 10일`.
    func counterDay(at index: Int) -> (PrintedDay, Int)? {
        guard tokens[index].digitCount == 4, isWord(.hanYear, at: index + 1) || isWord(.hangulYear, at: index + 1),
            let month = number(at: index + 2), isWord(.hanMonth, at: index + 3) || isWord(.hangulMonth, at: index + 3),
            let day = number(at: index + 4), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let next = isWord(.hanDay, at: index + 5) || isWord(.hangulDay, at: index + 5) ? index + 6 : index + 5
        let printed = PrintedDay(
            year: tokens[index].value, month: month, day: day, calendar: .gregorian, monthNames: .numeric)
        return (printed, next)
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
