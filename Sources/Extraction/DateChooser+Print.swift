import HTML
import News
import Text

extension DateChooser {
    /// Weighs print against metadata that seemed to settle the day.
    ///
    /// Systems stamp metadata anew when a page is edited, and nobody prints a day before the article was there: a whole line
    /// of print between headline and body with one day, days before the one in metadata, is the publication. Days behind
    /// it, it is so too, unless that is when metadata says that the page was changed, or when it was read: then it
    /// is the calendar of the page's head.
    mutating func weighPrint(_ lines: [PageLine], headline: Int?, body: Range<Int>?) {
        guard let best = published.best, best.weight > 0 else { return }
        let isInAddress = published.all.contains {
            $0.rule == "day in the address" && $0.value.localDay == best.value.localDay
        }
        var printed: [Candidate<PublicationDate>] = []
        for line in lines where line.text.hasAtMost(120) {
            guard let read = PrintedDates.reading(of: line, nil, nil, monthFirst: resolver.context.readsMonthFirst),
                PrintedDates.isWholeLine(read), !PrintedDates.isUpdate(read),
                let weight = PrintedDates.weight(of: read, line, self, headline, body), weight >= 60,
                let date = resolver.resolved(read, raw: line.text, rule: "publication line", .published),
                isPlausible(date), !isUpdate(line.block) || isClaimed(date, besides: best)
            else { continue }
            printed.append(
                Candidate(
                    value: date, raw: line.text, rule: "publication line", node: document.name(of: line.block),
                    weight: min(weight, 80)))
        }
        guard let first = printed.first, printed.allSatisfy({ $0.value.localDay == first.value.localDay }) else {
            return
        }
        let lead = first.value.epochSeconds - best.value.epochSeconds
        // Clocks differ by zones, by fourteen hours at most.
        let isBefore = lead < (first.value.hasTime && best.value.hasTime ? -15 * 3600 : -36 * 3600)
        let isBehind = lines.contains { $0.text == first.raw && $0.order > headline ?? .max }
        let isNamed = lines.contains { $0.text == first.raw && isPublication($0.block) }
        let isGivenAnew = lead > 2 * 86_400 && isBehind && (isNamed || !isOfToday(first.value))
        // Of two days that metadata tells print decides.
        let isStampedAnew = !isInAddress && (isBefore || isGivenAnew || isClaimed(first.value, besides: best))
        published.offer(
            first.value, raw: first.raw, rule: first.rule, node: first.node,
            weight: isStampedAnew ? best.weight + 1 : first.weight)
    }

    /// Whether a day is the one of a change that metadata tells, or the one of the reading.
    private func isOfToday(_ date: PublicationDate) -> Bool {
        if modified.all.contains(where: { abs($0.value.epochSeconds - date.epochSeconds) < 2 * 86_400 }) { return true }
        return resolver.context.reference.map { abs($0 - date.epochSeconds) < 2 * 86_400 } ?? false
    }

    /// Whether a line near the headline prints the one day alone, and none the other.
    func prints(_ day: String, not other: String, _ lines: [PageLine]) -> Bool {
        var isFound = false
        for line in lines where line.text.hasAtMost(120) {
            guard let read = line.dates, PrintedDates.isWholeLine(read), !signs.isElsewhere(line.block),
                let date = resolver.published(in: line, rule: "day"), !date.hasTime
            else { continue }
            if date.localDate == other { return false }
            if date.localDate == day { isFound = true }
        }
        return isFound
    }

    /// Whether the page's own `meta` for it tells another day than the heaviest as the publication's, and it is this one.
    private func isClaimed(_ date: PublicationDate, besides best: Candidate<PublicationDate>) -> Bool {
        date.localDay != best.value.localDay
            && published.all.contains { other in
                other.weight >= 95 && other.rule.hasPrefix("meta ") && other.value.localDay == date.localDay
            }
    }

    /// Whether the markup of a block, or the one just above, calls its date the publication's.
    private func isPublication(_ block: NodeID) -> Bool {
        [block, document.parent(of: block)].compactMap { $0 }.contains { node in
            guard document.kind(of: node) == .element else { return false }
            let names = document.attribute(.class, of: node) ?? ""
            return names.lowercased().holds("publish") && !ClassHints(names).contains(.updated)
        }
    }

    /// Whether the markup in a block, or just above it, calls its date one of a change and of nothing else.
    private func isUpdate(_ block: NodeID) -> Bool {
        let above = [block, document.parent(of: block)].compactMap { $0 }
        return (above + document.descendants(of: block)).contains { node in
            guard document.kind(of: node) == .element else { return false }
            let names =
                (document.attribute(.class, of: node) ?? "") + " " + (document.attribute(.itemprop, of: node) ?? "")
            return ClassHints(names).contains(.updated) && !names.lowercased().holds("publish")
        }
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
