extension DateGrammar {
    /// «منذ ساعتين», `2 hours ago`, `vor einem Tag`, «أمس», `now`, with the token after it.
    func age(at index: Int) -> (PrintedAge, Int)? {
        for (meanings, next) in phrases(at: index) {
            for meaning in meanings {
                switch meaning {
                case .agoBefore:
                    if let (parts, after) = parts(at: next) { return (PrintedAge(parts: parts), after) }
                case .daysBack(let days):
                    guard let days else { return (PrintedAge(parts: []), next) }
                    return (PrintedAge(parts: [.init(count: days, unit: .day)]), next)
                default: break
                }
            }
        }
        guard let (parts, after) = parts(at: index), tokens[index].kind == .number || after > index + 1,
            let (_, next) = first(at: after, { $0 == .agoAfter ? true : nil })
        else { return nil }
        return (PrintedAge(parts: parts), next)
    }

    /// `2 hours`, «ساعة و 20 دقيقة», «يوم واحد», «ساعتين».
    private func parts(at index: Int) -> ([PrintedAge.Part], Int)? {
        var parts: [PrintedAge.Part] = []
        var next = index
        while parts.count < 3, next < tokens.count {
            var start = next
            if !parts.isEmpty, isWord(.waw, at: start) || isSymbol(",", at: start) || isWord(.and, at: start) {
                start += 1
            }
            guard let (part, after) = part(at: start) else { break }
            parts.append(part)
            next = after
        }
        return parts.isEmpty ? nil : (parts, next)
    }

    private func part(at index: Int) -> (PrintedAge.Part, Int)? {
        var start = index
        var count: Int?
        if let value = number(at: index, maxDigits: 3) {
            (count, start) = (value, index + 1)
        } else if let (value, next) = first(at: index, amount) {
            (count, start) = (value, next)
        }
        guard start < tokens.count, let ((unit, unitCount), next) = first(at: start, unit) else { return nil }
        // «يوم واحد»: the number behind a lone unit.
        if count == nil, unitCount == 1, let (value, after) = first(at: next, amount), value == 1 {
            return (.init(count: value, unit: unit), after)
        }
        return (.init(count: count ?? unitCount, unit: unit), next)
    }

    private func amount(_ meaning: DateMeaning) -> Int? {
        if case .amount(let value) = meaning { return value }
        return nil
    }

    private func unit(_ meaning: DateMeaning) -> (DateMeaning.Unit, Int)? {
        if case .unit(let unit, let count) = meaning { return (unit, count) }
        return nil
    }
}
