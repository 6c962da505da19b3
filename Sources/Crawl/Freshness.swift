import News

/// What an answer says about time: when to come again, and how long it is good for.
package enum Freshness {
    /// Seconds from `now` by `Retry-After` (RFC 9110, section 10.2.3): a number, or a date; never negative, at most a week.
    package static func retrySeconds(_ value: String?, now: Int64) -> Int64? {
        guard let value else { return nil }
        if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return min(Int64(value) ?? .max, 604_800)
        }
        return HTTPDate.epochSeconds(value).map { max(0, min($0 - now, 604_800)) }
    }

    /// Seconds by `Cache-Control` (RFC 9111, section 5.2.2) or `Expires`; 0 for `no-store` and `no-cache`.
    package static func seconds(cacheControl: String?, expires: String?, age: String?, date: Int64) -> Int64? {
        var lifetime: Int64?
        for directive in (cacheControl ?? "").lowercased().split(separator: ",") {
            let parts = directive.filter { $0 != " " && $0 != "\"" }.split(separator: "=")
            switch parts.first {
            case "no-store", "no-cache": return 0
            case "max-age": lifetime = parts.count == 2 ? deltaSeconds(parts[1]) : nil
            default: continue
            }
        }
        if lifetime == nil, let expires { lifetime = HTTPDate.epochSeconds(expires).map { $0 - date } ?? 0 }
        return lifetime.map { max(0, min($0, 31_536_000) - (age.flatMap { deltaSeconds($0[...]) } ?? 0)) }
    }

    /// Digits and nothing else (RFC 9111, section 1.2.2); more than a year counts as a year, so that nothing overflows.
    private static func deltaSeconds(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return min(Int64(text) ?? .max, 31_536_000)
    }
}

/// Dates as HTTP writes them (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT` and the two obsolete forms.
package enum HTTPDate {
    /// Seconds since 1970-01-01T00:00:00Z; nil for anything else.
    package static func epochSeconds(_ text: String) -> Int64? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map { String($0) }
        let ordered: (day: String, month: String, year: String, clock: String)
        if words.count == 5, words[3].contains(":") {  // asctime: Sun Nov  6 08:49:37 1994
            ordered = (words[2], words[1], words[4], words[3])
        } else if words.count == 6, words[5] == "GMT" || words[5] == "UTC" {
            ordered = (words[1], words[2], words[3], words[4])
        } else {
            return nil
        }
        let clock = ordered.clock.split(separator: ":").map { Int($0) }
        guard let day = Int(ordered.day), var year = Int(ordered.year), clock.count == 3, let hour = clock[0],
            let minute = clock[1], let second = clock[2], let month = months.firstIndex(of: ordered.month.lowercased())
        else { return nil }
        if ordered.year.utf8.count == 2 { year += year < 70 ? 2000 : 1900 }
        return CivilTime(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)?
            .epochSeconds
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
