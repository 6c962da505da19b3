import Bytes
import News

/// Times as feeds write them: RFC 3339 and its shorter forms, RFC 822 and its many misspellings, or printed Arabic.
enum FeedDate {
    /// Seconds since 1970-01-01T00:00:00Z; a time without a zone is read as UTC.
    static func epochSeconds(_ text: String) -> Int64? {
        let text = text.foldingWhiteSpace()
        guard !text.isEmpty, text.utf8.count < 120 else { return nil }
        return CivilTime.parse(text)?.epochSeconds ?? shortened(text) ?? mail(text) ?? printed(text)
    }

    /// `2015`, `2015-04`, `2015-04-10T12:00:00` and `2015-04-10 12:00:00 +0300`.
    private static func shortened(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 4, bytes.prefix(4).allSatisfy(\.isASCIIDigit) else { return nil }
        switch bytes.count {
        case 4: return CivilTime.parse(text + "-01-01")?.epochSeconds
        case 7: return CivilTime.parse(text + "-01")?.epochSeconds
        default:
            let joined = text.split(separator: " ", maxSplits: 1).joined(separator: "T").filter { $0 != " " }
            return CivilTime.parse(joined)?.epochSeconds ?? CivilTime.parse(joined + "Z")?.epochSeconds
        }
    }

    /// `Fri, 10 Apr 2015 00:00:00 +0300`: weekday and seconds may miss, months be spelt out, zones be names.
    private static func mail(_ text: String) -> Int64? {
        var words = text.split { $0 == " " || $0 == "," || $0 == "-" && !text.contains(":") }.map { String($0) }
        if let first = words.first, first.utf8.first?.isASCIIDigit != true { words.removeFirst() }
        guard words.count >= 3 else { return nil }
        if Int(words[0]) == nil { words.swapAt(0, 1) }
        guard let day = Int(words[0]), let month = month(words[1]), var year = Int(words[2]) else { return nil }
        if year < 100 { year += year < 70 ? 2000 : 1900 }
        var clock = [0, 0, 0]
        if words.count > 3 {
            let parts = words[3].split(separator: ":").map { Int($0) }
            guard (2...3).contains(parts.count), !parts.contains(nil) else { return nil }
            for (index, part) in parts.enumerated() { clock[index] = part ?? 0 }
        }
        let offset = words.count > 4 ? zoneOffset(words[4]) : 0
        guard let offset,
            let time = CivilTime(year: year, month: month, day: day, hour: clock[0], minute: clock[1], second: clock[2])
        else { return nil }
        return time.epochSeconds - Int64(offset)
    }

    private static func month(_ word: String) -> Int? {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return months.firstIndex(of: String(word.lowercased().prefix(3))).map { $0 + 1 }
    }

    /// `+0300`, `+03:00`, `GMT+3`, or one of the names of RFC 822.
    private static func zoneOffset(_ word: String) -> Int? {
        var name = word.uppercased()[...]
        if name.hasPrefix("GMT") || name.hasPrefix("UTC"), name.utf8.count > 3 { name = name.dropFirst(3) }
        if let hours = names[String(name)] { return hours * 3600 }
        guard let sign = name.first, sign == "+" || sign == "-" else { return nil }
        let digits = name.dropFirst().filter { $0 != ":" }
        guard digits.utf8.allSatisfy(\.isASCIIDigit), let number = Int(digits) else { return nil }
        let seconds = digits.utf8.count <= 2 ? number * 3600 : (number / 100 * 60 + number % 100) * 60
        return seconds < 86_400 ? (sign == "-" ? -seconds : seconds) : nil
    }

    private static let names = [
        "GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
        "PST": -8,
        "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "AST": 3, "MSK": 3, "BST": 1, "WET": 0, "WEST": 1,
    ]

    private static func printed(_ text: String) -> Int64? {
        DateResolver(DateContext()).published(in: text, rule: "feed")?.epochSeconds
    }
}
