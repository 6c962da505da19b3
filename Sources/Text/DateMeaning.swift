import Bytes

/// What a word or phrase can mean in a line with a date. Many words have several meanings (`mar`: a month, a weekday).
package enum DateMeaning: Sendable, Equatable {
    package enum MonthNames: Sendable, Equatable { case levant, gulf, maghreb, hijri, persian, latin, numeric, other }
    package enum Calendar: Sendable, Equatable { case gregorian, hijri, jalali, buddhist }
    /// What a part of the day does to a clock of twelve hours.
    package enum DayPart: Sendable, Equatable { case morning, noon, afternoon, night, midnight }
    package enum Unit: Sendable, Equatable { case second, minute, hour, day, week, month, year }
    package enum Label: Sendable, Equatable { case published, updated }
    /// A fixed offset in seconds, an IANA zone, or the source's own.
    package enum Zone: Sendable, Equatable { case offset(Int), named(String), local }

    case month(Int, MonthNames, Calendar)
    /// 0 is Sunday.
    case weekday(Int)
    case dayPart(DayPart)
    case zone(Zone)
    /// `count` is 2 for a dual (`ساعتين`), else 1.
    case unit(Unit, count: Int)
    case amount(Int)
    case label(Label)
    /// A word that follows a year and tells its calendar (`هـ`, `م`, `AH`).
    case era(Calendar)
    /// «منذ», `il y a`: an age follows.
    case agoBefore
    /// `ago`, `назад`: an age stands before.
    case agoAfter
    /// `yesterday` is 1 day back, `now` is nil.
    case daysBack(Int?)
    /// `of`, `de`, «من» between day, month and year.
    case joiner
    /// A clock follows («الساعة», `at`, `um`).
    case clockCue
    /// A clock's hour stands before (`Uhr`, `h`).
    case hourMark
    /// A zone's name follows («بتوقيت»).
    case zoneCue
}

/// Phrases of up to four words, folded, with their meanings. Built once from `DateVocabulary`.
struct DateLexicon: Sendable {
    private struct Entry {
        var meanings: [DateMeaning] = []
        /// Whether a longer phrase begins with it.
        var isBeginning = false
    }
    private let entries: [Entry]
    private let index: ByteHashIndex

    static let shared = DateLexicon()

    private init() {
        var table: [ByteHash: Entry] = [:]
        func add(_ phrase: Substring, _ meaning: DateMeaning) {
            let words = DateTokenizer.tokens(of: String(phrase)).filter { $0.kind != .symbol }.map(\.hash)
            guard let first = words.first else { return }
            table[words.dropFirst().reduce(first) { $0.followed(by: $1) }, default: Entry()].meanings.append(meaning)
            if words.count > 1 { table[first, default: Entry()].isBeginning = true }
        }
        for line in DateVocabulary.months.split(separator: "\n") { DateLexicon.readMonths(line, add) }
        for line in DateVocabulary.weekdays.split(separator: "\n") {
            for (index, names) in line.split(separator: ",").enumerated() {
                for name in names.split(separator: "/") { add(name, .weekday(index)) }
            }
        }
        for line in DateVocabulary.words.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"), let meaning = DateLexicon.meaning(of: line[..<colon]) else {
                continue
            }
            for name in line[line.index(after: colon)...].split(separator: ",") { add(name, meaning) }
        }
        var (index, entries) = (ByteHashIndex(), [Entry]())
        for (hash, entry) in table {
            index.insert(hash.value, entries.count)
            entries.append(entry)
        }
        (self.index, self.entries) = (index, entries)
    }

    private static func readMonths(_ line: Substring, _ add: (Substring, DateMeaning) -> Void) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let (names, calendar): (DateMeaning.MonthNames, DateMeaning.Calendar) =
            switch line[..<colon] {
            case "levant": (.levant, .gregorian)
            case "gulf": (.gulf, .gregorian)
            case "maghreb": (.maghreb, .gregorian)
            case "hijri": (.hijri, .hijri)
            case "jalali": (.persian, .jalali)
            case "persian": (.persian, .gregorian)
            case "thai": (.other, .buddhist)
            case "other": (.other, .gregorian)
            default: (.latin, .gregorian)
            }
        for (index, field) in line[line.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false)
            .enumerated()
        {
            for name in field.split(separator: "/") { add(name, .month(index + 1, names, calendar)) }
        }
    }

    /// The longest phrase that begins at a token, its meanings, and the number of its tokens; a lone dot inside an
    /// abbreviation (`p.m.`) is stepped over.
    func phrases(in tokens: [DateToken], at index: Int) -> [(meanings: [DateMeaning], next: Int)] {
        guard index < tokens.count, tokens[index].kind == .word else { return [] }
        let first = tokens[index].hash
        guard let known = self.index.number(of: first.value) else { return [] }
        var found: [(meanings: [DateMeaning], next: Int)] = []
        if !entries[known].meanings.isEmpty { found.append((entries[known].meanings, index + 1)) }
        guard entries[known].isBeginning else { return found }
        var phrase = first
        var next = index + 1
        var wordCount = 1
        while wordCount < 4, next < tokens.count {
            if tokens[next].isSymbol("."), !tokens[next].isSpaced { next += 1 }
            guard next < tokens.count, tokens[next].kind != .symbol else { break }
            phrase = phrase.followed(by: tokens[next].hash)
            next += 1
            wordCount += 1
            if let known = self.index.number(of: phrase.value), !entries[known].meanings.isEmpty {
                found.insert((entries[known].meanings, next), at: 0)
            }
        }
        return found
    }

    private static func meaning(of key: Substring) -> DateMeaning? {
        let parts = key.split(separator: " ", maxSplits: 1)
        guard let kind = parts.first else { return nil }
        let value = parts.count > 1 ? parts[1] : ""
        switch kind {
        case "part": return dayParts[value].map { .dayPart($0) }
        case "zone":
            if value == "local" { return .zone(.local) }
            return .zone(Int(value).map { .offset($0 / 100 * 3600 + $0 % 100 * 60) } ?? .named(String(value)))
        case "unit": return units[value].map { .unit($0, count: 1) }
        case "dual": return units[value].map { .unit($0, count: 2) }
        case "amount": return Int(value).map { .amount($0) }
        case "published": return .label(.published)
        case "updated": return .label(.updated)
        case "era": return .era(value == "hijri" ? .hijri : value == "jalali" ? .jalali : .gregorian)
        case "before": return .agoBefore
        case "after": return .agoAfter
        case "back": return .daysBack(Int(value))
        case "joiner": return .joiner
        case "clock": return .clockCue
        case "hour": return .hourMark
        case "zonecue": return .zoneCue
        default: return nil
        }
    }

    private static let dayParts: [Substring: DateMeaning.DayPart] = [
        "morning": .morning, "noon": .noon, "afternoon": .afternoon, "night": .night, "midnight": .midnight,
    ]
    private static let units: [Substring: DateMeaning.Unit] = [
        "second": .second, "minute": .minute, "hour": .hour, "day": .day, "week": .week, "month": .month,
        "year": .year,
    ]
}
