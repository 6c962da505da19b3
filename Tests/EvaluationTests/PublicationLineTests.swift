import Extraction
import Foundation
import News
import Testing

@Suite(
    "Publication lines of the Arab press are read to the minute",
    .enabled(if: SharedPages.areThere, "../shared/eval is not beside the checkout"))
struct PublicationLineTests {
    struct Line: Decodable {
        var line: String
        var tz: String
        var ref: String
        var iso: String?
    }

    /// Below this share of the lines nothing lands; it may be raised, never lowered.
    private static let floor = 0.99

    @Test("day, minute and offset are those of the annotation") func lines() throws {
        let lines = try SharedPages.lines(of: "arabic/dev/publines.jsonl", as: Line.self)
        #expect(lines.count > 90)
        var wrong: [String] = []
        for line in lines {
            let civil = try #require(
                DateResolver(DateContext(timeZone: "GMT")).published(in: line.ref + "Z", rule: "test"))
            let offset = ZoneRules.offset(of: line.tz, at: civil.epochSeconds) ?? 0
            let context = DateContext(timeZone: line.tz, reference: civil.epochSeconds - Int64(offset))
            let found = DateResolver(context).published(in: line.line, rule: "publication line")
            if found.map(minute) != line.iso { wrong.append("\(line.line) → \(found?.rfc3339 ?? "nothing")") }
        }
        let share = 1 - Double(wrong.count) / Double(lines.count)
        #expect(share >= PublicationLineTests.floor, "\(wrong.joined(separator: "\n"))")
    }

    /// As the annotation writes it: without seconds, and +00:00 for UTC.
    private func minute(_ date: PublicationDate) -> String {
        guard date.hasTime, let offset = date.utcOffsetSeconds else { return date.localDate }
        let civil = CivilTime(epochSeconds: date.epochSeconds + Int64(offset)).dateAndTime.prefix(16)
        let (sign, minutes) = (offset < 0 ? "-" : "+", abs(offset) / 60)
        return "\(civil)\(sign)\(pair(minutes / 60)):\(pair(minutes % 60))"
    }

    private func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
