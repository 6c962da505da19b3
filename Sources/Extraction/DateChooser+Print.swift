import HTML
import News
import Text

extension DateChooser {
    /// Weighs print against metadata that seemed to settle the day.
    ///
    /// Systems stamp metadata anew when a page is edited, and nobody prints a day before the article was there: a whole line
    /// of print between headline and body with one day, days before the one in metadata, is the publication.
    mutating func weighPrint(_ lines: [PageLine], headline: Int?, body: Range<Int>?) {
        guard let best = published.best, best.weight > 0 else { return }
        let isInAddress = published.all.contains {
            $0.rule == "day in the address" && $0.value.localDay == best.value.localDay
        }
        var printed: [Candidate<PublicationDate>] = []
        for line in lines where line.text.hasAtMost(120) {
            guard let read = PrintedDates.reading(of: line, nil, monthFirst: resolver.context.readsMonthFirst),
                PrintedDates.isWholeLine(read), !PrintedDates.hasLabel(read, .updated),
                let weight = PrintedDates.weight(of: read, line, self, headline, body), weight >= 60,
                let date = resolver.resolved(read, raw: line.text, rule: "publication line", .published),
                isPlausible(date)
            else { continue }
            printed.append(
                Candidate(
                    value: date, raw: line.text, rule: "publication line", node: document.name(of: line.block),
                    weight: min(weight, 80)))
        }
        guard let first = printed.first, printed.allSatisfy({ $0.value.localDay == first.value.localDay }) else {
            return
        }
        let isStampedAnew = !isInAddress && best.value.epochSeconds - first.value.epochSeconds > 2 * 86_400
        published.offer(
            first.value, raw: first.raw, rule: first.rule, node: first.node,
            weight: isStampedAnew ? best.weight + 1 : first.weight)
    }

    /// The offset of the source's own clock where metadata tells an instant in UTC and nothing tells the zone: out of a
    /// `time` element that tells the same instant with its offset, or of a printed clock that is whole quarters apart.
    func printedOffset(of date: PublicationDate, _ lines: [PageLine]) -> Int? {
        guard date.hasTime, date.utcOffsetSeconds == 0, resolver.context.timeZone == nil else { return nil }
        for marked in signs.times.prefix(12) {
            guard let raw = document.attribute(.datetime, of: marked.node),
                let told = resolver.published(in: raw, rule: "time"), let offset = told.utcOffsetSeconds,
                told.hasTime, offset != 0, abs(told.epochSeconds - date.epochSeconds) <= 90
            else { continue }
            return offset
        }
        for line in lines where line.text.hasAtMost(120) {
            guard let printed = resolver.published(in: line, rule: "clock"), printed.hasTime else { continue }
            // Seconds are not printed.
            let gap = printed.epochSeconds - date.epochSeconds / 60 * 60
            if printed.zoneBasis == .explicit {
                if gap == 0, let offset = printed.utcOffsetSeconds, offset != 0 { return offset }
                continue
            }
            guard gap % 900 == 0, gap != 0, abs(gap) <= 14 * 3600 else { continue }
            return Int(gap)
        }
        return nil
    }
}
