/// Numbers in figures and words.
extension DateGrammar {
    struct Number {
        var value: Int
        var end: Int
        var skip: Int
        /// How many figures, 0 for words.
        var digits: Int
    }

    /// «20», «الـ20», «خمسة وعشرين», «ثلاثة عشر», «خمسمائة».
    func number(at index: Int) -> Number? {
        if let (value, digits) = passage.number(index) {
            return Number(value: value, end: index + 1, skip: 0, digits: digits)
        }
        if passage.isFunction(index, .theArticle), let (value, digits) = passage.number(index + 1),
            !passage.tokens[index + 1].isSpaced
        {
            return Number(value: value, end: index + 2, skip: 0, digits: digits)
        }
        guard let first = passage.match(.cardinal, at: index) else { return nil }
        var number = Number(value: Int(first.value), end: Int(first.end), skip: Int(first.skip), digits: 0)
        var last = number.value
        for _ in 0..<4 {
            guard let next = passage.match(.cardinal, at: number.end) else { break }
            let value = Int(next.value)
            let isJoined = next.clitics == .conjunction && passage.letter(number.end, 0) == FoldedText.letter("و")
            if next.skip == 0, value == 10, last < 10, last > 0 {
                number.value += 10
            } else if next.skip == 0, value == 1000 {
                number.value *= 1000
            } else if isJoined, value < last || (last < 10 && value >= 20 && value < 100) {
                number.value += value
            } else {
                break
            }
            last = value == 10 ? 15 : value
            number.end = Int(next.end)
        }
        return number
    }

    /// «الأول», «الخامس والعشرين», «الحادي عشر».
    func ordinal(at index: Int) -> Number? {
        guard let first = passage.match(.ordinal, at: index) else { return nil }
        var number = Number(value: Int(first.value), end: Int(first.end), skip: Int(first.skip), digits: 0)
        if number.value < 10,
            let tens = passage.match(.ordinal, at: number.end) ?? passage.match(.cardinal, at: number.end),
            tens.value >= 20, tens.value < 100, tens.clitics == .conjunction
        {
            number.value += Int(tens.value)
            number.end = Int(tens.end)
        }
        return number
    }

    /// A day of a month: «22», «العاشر», «فاتح».
    func dayOfMonth(at index: Int) -> Number? {
        if let first = passage.match(.firstOfMonth, at: index) {
            return Number(value: 1, end: Int(first.end), skip: Int(first.skip), digits: 0)
        }
        if let number = number(at: index), number.digits == 1 || number.digits == 2 {
            return (1...31).contains(number.value) ? number : nil
        }
        guard let number = ordinal(at: index), (1...31).contains(number.value) else { return nil }
        return number
    }
}
