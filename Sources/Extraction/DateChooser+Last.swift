import HTML
import News
import Text

/// Where a page tells its day when neither metadata nor print does.
extension DateChooser {
    /// Whether nothing has told a day yet that can be believed.
    var isWithoutDay: Bool { (published.best?.weight ?? 0) <= DateChooser.least && modified.best == nil }

    /// Dates of a change stand in where nothing tells the publication.
    mutating func offerModifiedAsLast() {
        guard published.best.map({ $0.weight < 40 }) ?? true, let last = modified.best else { return }
        published.offer(
            last.value, raw: last.raw, rule: last.rule + ", for want of another", node: last.node, weight: 38)
    }

    /// The day that the page's programs keep of it, and the one beside the copyright sign.
    mutating func offerLastResorts(_ lines: @autoclosure () -> [PageLine]) {
        guard isWithoutDay else { return }
        if let found = ProgramDate.first(in: document.source),
            let date = resolver.published(in: found.raw, rule: "value in a program"), isPlausible(date)
        {
            published.offer(date, raw: found.raw, rule: "value in a program", node: found.name, weight: 16)
        }
        offerScripts()
        offerPageName()
        if let text = signs.meta("description", "og:description"), PrintedDates.mayHoldDay(text), text.hasAtMost(400),
            DateReader().read(text).holdsDayWithYear, let date = resolver.published(in: text, rule: "meta description"),
            isPlausible(date)
        {
            published.offer(date, raw: text, rule: "meta description", node: "meta[name=description]", weight: 12)
        }
        for line in lines() where line.text.hasAtMost(120) {
            guard PrintedDates.isOfRights(line.folded), let read = line.dates, read.otherTokenCount <= 12,
                let date = resolver.resolved(read, raw: line.text, rule: "line of rights", .published),
                read.holdsDayWithYear, isPlausible(date)
            else { continue }
            published.offer(
                date, raw: line.text, rule: "line of rights", node: document.name(of: line.block), weight: 14)
        }
    }

    /// The day that the template names the whole page after (`<body id="news20190624_1">`).
    private mutating func offerPageName() {
        guard let body = signs.order.first(where: { document.tag(of: $0) == .body }) else { return }
        let names = [document.attribute("id", of: body), document.attribute(.class, of: body)]
        for name in names.compactMap({ $0 }) {
            guard let day = URLDate.day(in: name) else { continue }
            let raw = day.date
            guard let date = resolver.published(in: raw, rule: "name of the page"), isPlausible(date) else { continue }
            published.offer(date, raw: name, rule: "name of the page", node: "body", weight: 13)
            return
        }
    }

    /// Programs of one line among the text that write their page's date (`showDate("2020/04/17 01:43")`).
    private mutating func offerScripts() {
        for node in signs.order where document.tag(of: node) == .script {
            guard document.attribute("src", of: node) == nil, let child = document.firstChild(of: node) else {
                continue
            }
            let bytes = document.textBytes(of: child)
            guard (10...160).contains(bytes.count) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let read = DateReader().read(text)
            guard read.holdsDayWithYear, read.otherTokenCount <= 6,
                let date = resolver.resolved(read, raw: text, rule: "date that a program writes", .published),
                isPlausible(date)
            else { continue }
            published.offer(date, raw: text, rule: "date that a program writes", node: "script", weight: 15)
            return
        }
    }
}

extension DateLine {
    fileprivate var holdsDayWithYear: Bool {
        entries.contains { if case .day(let day) = $0.item { day.year != nil } else { false } }
    }
}

extension PageLine {
    /// The text folded.
    var folded: ArraySlice<UInt8> { DateFolding.foldedBytes(of: text)[...] }
}
