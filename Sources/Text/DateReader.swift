import Bytes

/// Finds what a line says about days and clocks, in any of the languages of `DateVocabulary`, without a locale.
package struct DateReader: Sendable {
    /// Whether `4/10/2015` is the tenth of April, as in the United States.
    package var readsMonthFirst: Bool

    package init(readsMonthFirst: Bool = false) { self.readsMonthFirst = readsMonthFirst }

    /// Everything in the line, linear in its length.
    package func read(_ text: String) -> DateLine {
        let grammar = DateGrammar(tokens: DateTokenizer.tokens(of: text), readsMonthFirst: readsMonthFirst)
        var line = DateLine(entries: [], otherTokenCount: 0)
        var index = 0
        while index < grammar.tokens.count {
            guard !grammar.isPlain(index), let (item, next) = item(in: grammar, at: index), next > index else {
                if grammar.tokens[index].kind != .symbol, !isFiller(grammar, index) { line.otherTokenCount += 1 }
                index += 1
                continue
            }
            line.entries.append(
                DateLine.Entry(
                    item: item, tokens: index..<next, start: grammar.tokens[index].start,
                    end: grammar.tokens[next - 1].end))
            index = next
        }
        return line
    }

    private func item(in grammar: DateGrammar, at index: Int) -> (DateLine.Item, Int)? {
        if let age = grammar.age(at: index) { return (.age(age.0), age.1) }
        if let day = grammar.day(at: index) { return (.day(day.0), day.1) }
        if let clock = grammar.clock(at: index) { return (.clock(clock.0), clock.1) }
        for (meanings, next) in grammar.phrases(at: index) {
            for meaning in meanings {
                switch meaning {
                case .label(let label): return (.label(label), next)
                case .weekday(let day): return (.weekday(day), next)
                case .zoneCue: if let zone = grammar.zone(at: index) { return (.zone(zone.0), zone.1) }
                case .zone:
                    if let zone = grammar.zone(at: index), grammar.isZoneContext(index, zone.1) {
                        return (.zone(zone.0), zone.1)
                    }
                default: break
                }
            }
        }
        return nil
    }

    /// Words that belong to a date without saying anything of their own («بتاريخ», `on`, `at`).
    private func isFiller(_ grammar: DateGrammar, _ index: Int) -> Bool {
        grammar.phrases(at: index).contains { phrase in
            phrase.next == index + 1
                && phrase.meanings.contains { meaning in
                    switch meaning {
                    case .joiner, .clockCue, .era, .dayPart, .zone, .hourMark, .zoneCue: true
                    default: false
                    }
                }
        } || DateReader.fillers.contains(grammar.tokens[index].hash)
    }

    private static let fillers: Set<ByteHash> = Set(
        [
            "تاريخ", "بتاريخ", "التاريخ", "الموافق", "موافق", "يوم", "في", "تم", "اخر", "وقت", "التوقيت", "le",
            "am",
            "il", "el", "den", "dne", "dnia", "first", "last", "time", "تاریخ", "مورخ", "العدد", "from",
        ].map { ByteHash(of: $0.utf8) })
}
