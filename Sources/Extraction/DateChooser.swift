import Bytes
import HTML
import News
import Text

/// Weighs what a page says about its time in metadata, in `time` elements, in its address and in print.
struct DateChooser {
    let document: Document
    let signs: PageSigns
    let linkedData: LinkedData
    let resolver: DateResolver
    let url: WebURL?
    var published = Candidates<PublicationDate>()
    var modified = Candidates<PublicationDate>()

    init(document: Document, signs: PageSigns, linkedData: LinkedData, resolver: DateResolver, url: WebURL?) {
        (self.document, self.signs, self.linkedData, self.resolver, self.url) = (
            document, signs, linkedData, resolver, url
        )
        offerLinkedData()
        offerMetas()
        offerProperties()
    }

    /// Whether metadata alone settles the day.
    var isSettled: Bool { (published.best?.weight ?? 0) >= 88 }

    /// What a candidate weighs at least that is an answer.
    static let least = 10.0

    /// The heaviest day; of the candidates for it the one with a clock and a zone.
    var chosen: Candidate<PublicationDate>? {
        guard let best = published.best, best.weight > DateChooser.least else { return nil }
        guard !best.value.hasTime || best.value.zoneBasis != .explicit else { return best }
        let sameDay = published.all.filter {
            $0.weight > 20 && abs($0.value.epochSeconds - best.value.epochSeconds) < 90_000
                && $0.value.localDay == best.value.localDay
        }
        return sameDay.first { $0.value.hasTime && $0.value.zoneBasis == .explicit && !best.value.hasTime }
            ?? (best.value.hasTime ? best : sameDay.first { $0.value.hasTime } ?? best)
    }

    private mutating func offer(_ raw: String?, _ rule: String, _ node: String, _ weight: Double) {
        guard let raw, let date = resolver.published(in: raw, rule: rule) else { return }
        let isDefault = !date.hasTime && date.localDate.hasSuffix("-01-01")
        published.offer(
            local(date), raw: raw, rule: rule, node: node,
            weight: isPlausible(date) ? isDefault ? weight * 0.4 : weight : -1)
    }

    private mutating func offerModified(_ raw: String?, _ rule: String, _ node: String, _ weight: Double) {
        guard let raw, let date = resolver.published(in: raw, rule: rule), isPlausible(date) else { return }
        modified.offer(local(date), raw: raw, rule: rule, node: node, weight: weight)
    }

    /// Metadata in UTC told on the source's own clock, since a day is the source's day; the instant stays.
    private func local(_ date: PublicationDate) -> PublicationDate {
        guard date.hasTime, date.zoneBasis == .explicit, date.utcOffsetSeconds == 0, !date.timeMayBeDefault,
            let offset = ZoneRules.offset(of: resolver.context.timeZone, at: date.epochSeconds)
        else { return date }
        var copy = date
        copy.utcOffsetSeconds = offset
        copy.zoneBasis = resolver.context.zoneBasis
        copy.timeMayBeDefault =
            date.timeMayBeDefault
            || CivilTime(epochSeconds: date.epochSeconds + Int64(offset)).dateAndTime.hasSuffix("T00:00:00")
        return copy
    }

    /// The year 1990, in seconds since 1970.
    private static let webBegan: Int64 = 631_152_000

    /// Not before the web, and at most two days ahead of the reading.
    func isPlausible(_ date: PublicationDate) -> Bool {
        guard date.epochSeconds > DateChooser.webBegan else {
            return date.localDate > "1900" && date.epochSeconds > 0 && !date.timeMayBeDefault
        }
        guard let reference = resolver.context.reference else { return true }
        return date.epochSeconds < reference + 2 * 86_400
    }

    /// The date with its true zone where metadata says UTC of what the page prints as the source's own clock.
    ///
    /// So systems print it in `meta` elements; a day that the change would move stays where a second rule confirms it.
    func corrected(_ date: PublicationDate, by lines: [PageLine]) -> PublicationDate {
        let stated = CivilTime(epochSeconds: date.epochSeconds)
        let isUTC = date.raw.uppercased().hasSuffix("Z") || date.raw.hasSuffix("+00:00") || date.raw.hasSuffix("+0000")
        if date.hasTime, isUTC, stated.date != date.localDate,
            published.all.contains(where: {
                $0.weight > 20 && $0.value.raw != date.raw && $0.value.localDate == stated.date
            }) || date.zoneBasis != .explicit && prints(stated.date, not: date.localDate, lines)
        {
            var copy = date
            (copy.utcOffsetSeconds, copy.zoneBasis) = (0, .explicit)
            return copy
        }
        if let offset = printedOffset(of: date, lines) {
            var copy = date
            (copy.utcOffsetSeconds, copy.zoneBasis) = (offset, .explicit)
            return copy
        }
        guard date.rule.hasPrefix("meta "), date.hasTime, let offset = date.utcOffsetSeconds, offset != 0,
            date.zoneBasis != .explicit,
            date.raw.hasSuffix("Z")
                || date.raw.hasSuffix("+00:00")
        else { return date }
        for line in lines where line.text.hasAtMost(160) {
            guard let printed = resolver.published(in: line, rule: date.rule), printed.hasTime,
                printed.zoneBasis != .explicit, let own = printed.utcOffsetSeconds
            else { continue }
            let clock = CivilTime(epochSeconds: printed.epochSeconds + Int64(own))
            guard abs(clock.epochSeconds - stated.epochSeconds) < 60 else { continue }
            var copy = date
            copy.epochSeconds = stated.epochSeconds - Int64(own)
            copy.utcOffsetSeconds = own
            copy.rule = date.rule + ", its clock printed as local"
            return copy
        }
        return date
    }

    // MARK: Metadata

    private mutating func offerLinkedData() {
        let script = "script[type=application/ld+json]"
        offer(text(linkedData.article?["datePublished"]), "json-ld datePublished", script, 100)
        offer(text(linkedData.page?["datePublished"]), "json-ld page datePublished", script, 97)
        offer(text(linkedData.article?["dateCreated"]), "json-ld dateCreated", script, 80)
        offer(text(linkedData.page?["uploadDate"]), "json-ld uploadDate", script, 60)
        offerModified(text(linkedData.article?["dateModified"]), "json-ld dateModified", script, 100)
        offerModified(text(linkedData.page?["dateModified"]), "json-ld page dateModified", script, 90)
    }

    private func text(_ value: JSONValue?) -> String? {
        switch value?.elements.first {
        case .string(let text): text
        case .number(let number) where number > 1e9 && number < 1e13:
            CivilTime(epochSeconds: Int64(number > 1e11 ? number / 1000 : number)).dateAndTime + "Z"
        case .object: value?.elements.first?["@value"]?.string
        default: nil
        }
    }

    private mutating func offerMetas() {
        for meta in DateChooser.publishedMetas {
            guard let raw = signs.content(meta.hash) else { continue }
            offer(raw, "meta \(meta.name)", "meta[name=\(meta.name)]", meta.weight)
        }
        for meta in DateChooser.modifiedMetas {
            guard let raw = signs.content(meta.hash) else { continue }
            offerModified(raw, "meta \(meta.name)", "meta[name=\(meta.name)]", meta.weight)
        }
    }

    /// A name of `meta` elements, with its hash since every page is asked for all of them.
    private struct MetaName {
        var name: String
        var hash: ByteHash
        var weight: Double

        init(_ name: String, _ weight: Double) {
            (self.name, self.weight, hash) = (name, weight, ByteHash(of: name.utf8))
        }
    }

    private static let publishedMetas = [
        ("article:published_time", 98), ("article:published", 97), ("og:article:published_time", 96),
        ("og:published_time", 95),
        ("og:pubdate", 95), ("parsely-pub-date", 95), ("datepublished", 93), ("rnews:datepublished", 92),
        ("pubdate", 92),
        ("publishdate", 91), ("publish-date", 91), ("publish_date", 91), ("published-date", 91),
        ("publication_date", 91),
        ("publicationdate", 91), ("article.published", 91), ("article_date_original", 91), ("date.issued", 90),
        ("sailthru.date", 90), ("cxenseparse:recs:publishtime", 90), ("cxenseparse:publishtime", 90),
        ("dc.date.issued", 90),
        ("dcterms.issued", 90), ("dcterms.created", 84), ("dc.date.created", 84), ("dcterms.date", 60), ("dc.date", 60),
        ("dc:date", 60), ("date", 60), ("published", 86), ("dcsext.articlefirstpublished", 86),
        ("originalpublicationdate", 91),
        ("article.created", 84), ("bt:pubdate", 90), ("timestamp", 60), ("displaydate", 84),
        ("citation_publication_date", 88),
        ("citation_online_date", 87), ("citation_date", 86), ("article-pub-date", 90), ("created", 66),
        ("date-creation-yyyymmdd", 84),
        ("last-published", 60), ("datecreated", 72), ("eomportal-lastupdate", 30), ("pdate", 86), ("ptime", 86),
    ].map { MetaName($0, $1) }

    private static let modifiedMetas = [
        ("article:modified_time", 98), ("article:modified", 95), ("og:updated_time", 90), ("datemodified", 93),
        ("lastmod", 85), ("dateupdate", 85), ("dateupdated", 85),
        ("dcterms.modified", 88), ("dc.date.modified", 88), ("last-modified", 80), ("article.updated", 85),
        ("revised", 70),
        ("lastmodified", 80), ("modified", 75), ("updated_time", 80),
    ].map { MetaName($0, $1) }

    private mutating func offerProperties() {
        let values = Set(
            signs.properties.filter { $0.name == "datepublished" }.map {
                document.attribute("content", of: $0.marked.node) ?? document.readableText(of: $0.marked.node)
            })
        // Lists of other articles carry a date each; the page's own is then only one of many.
        let others: Double = values.count > 2 ? 45 : 0
        for (name, marked) in signs.properties {
            guard ["datepublished", "datecreated", "datemodified", "dateupdated", "pubdate"].contains(name),
                document.tag(of: marked.node) != .meta
            else { continue }
            let raw =
                document.attribute(.content, of: marked.node) ?? document.attribute(.datetime, of: marked.node)
                ?? document.readableText(of: marked.node)
            let weight = (signs.isElsewhere(marked.node) ? 40 : 92) - others
            switch name {
            case "datepublished", "pubdate": offer(raw, "microdata datePublished", "[itemprop=datePublished]", weight)
            case "datecreated": offer(raw, "microdata dateCreated", "[itemprop=dateCreated]", weight - 10)
            default: offerModified(raw, "microdata dateModified", "[itemprop=dateModified]", weight)
            }
        }
    }

    // MARK: Address and print

    /// The day in the address (`/2015/04/10/`).
    mutating func offerAddress() {
        guard let url, let day = URLDate.day(in: url.path) else { return }
        let zone = ZoneRules.offset(of: resolver.context.timeZone, atLocal: day)
        let date = PublicationDate(
            epochSeconds: day.epochSeconds - Int64(zone ?? 0), utcOffsetSeconds: zone, hasTime: false, raw: url.path,
            rule: "day in the address", zoneBasis: zone == nil ? .none : resolver.context.zoneBasis)
        published.offer(date, raw: url.path, rule: "day in the address", node: nil, weight: isPlausible(date) ? 66 : -1)
    }

    /// Days that several rules name weigh more: six for each further rule, twelve at most. Metadata that repeats one stamp is
    /// one witness.
    mutating func weighSupport() {
        let snapshot = published.all
        for (index, candidate) in snapshot.enumerated() where candidate.weight > 20 {
            let supporters = Set(
                snapshot.filter {
                    $0.weight > 20 && $0.rule != candidate.rule && $0.value.localDay == candidate.value.localDay
                        && !($0.raw == candidate.raw && $0.rule.hasPrefix("meta ") && candidate.rule.hasPrefix("meta "))
                }
                .map(\.rule))
            published.add(min(12, Double(supporters.count) * 6), at: index)
        }
    }

    /// `time` elements: the first behind the headline weighs most.
    mutating func offerTimes(headline: Int?, body: Range<Int>?) {
        let makings = signs.times.map { PrintedDates.making(of: $0.node, signs.marks, document) }
        for (index, marked) in signs.times.prefix(12).enumerated() {
            let raw = document.attribute(.datetime, of: marked.node) ?? ""
            let printed = document.readableText(of: marked.node).foldingWhiteSpace()
            var weight = 62.0 - Double(index)
            let names =
                (document.attribute(.class, of: marked.node) ?? "") + " "
                + (document.attribute(.itemprop, of: marked.node) ?? "")
            let label = labelBefore(marked.node)
            let isUpdated = ClassHints(names).contains(.updated) || label == .updated
            if document.attribute("pubdate", of: marked.node) != nil || names.lowercased().holds("publish")
                || names.holds("entry-date")
            {
                weight += 16
            }
            if let headline, marked.order > headline, marked.order < (body?.upperBound ?? headline + 120) {
                weight += 12
            }
            // Of each entry of a list its label tells no more than that it has a date.
            let isListed = makings[index].map { making in makings.count { $0 == making } > 2 } ?? false
            let isLabelled = label == .published && !isListed
            if isLabelled { weight += 20 }
            if isListed { weight -= PrintedDates.listed }
            if signs.isElsewhere(marked.node) || isQuoted(marked.node) { weight -= isLabelled ? 22 : 40 }
            if let body, body.contains(marked.order) { weight -= 10 }
            let text = resolver.published(in: raw, rule: "time") == nil ? printed : raw
            if isUpdated {
                offerModified(text, "time element", "time", weight)
                offer(text, "time element of an update", "time", weight - 30)
            } else {
                offer(text, "time element", "time", weight)
            }
        }
    }

    /// Whether a node stands in a quotation, as posts of others do that a page embeds.
    private func isQuoted(_ node: NodeID) -> Bool {
        var current = document.parent(of: node)
        while let ancestor = current {
            if document.tag(of: ancestor) == .blockquote { return true }
            current = document.parent(of: ancestor)
        }
        return false
    }

    private func labelBefore(_ node: NodeID) -> DateMeaning.Label? {
        guard let parent = document.parent(of: node) else { return nil }
        let text = document.readableText(of: parent, byteLimit: 1000).foldingWhiteSpace()
        guard text.hasAtMost(159) else { return nil }
        for entry in DateReader().read(text).entries {
            if case .label(let label) = entry.item { return label }
            if case .day = entry.item { return nil }
        }
        return nil
    }

    /// Lines that print a date, weighed by their words, their class and their distance from the headline.
    mutating func offerLines(_ lines: [PageLine], headline: Int?, body: Range<Int>?) {
        let monthFirst = NumberOrder.monthFirst(in: lines) ?? resolver.context.readsMonthFirst
        let read = lines.compactMap { line in
            PrintedDates.reading(of: line, headline, body, monthFirst: monthFirst).flatMap {
                $0.hasDay ? (line, $0) : nil
            }
        }
        let lists = PrintedDates.lists(of: read, signs.marks, document)
        // What stands right below the headline is its own, whatever else is made alike; and right above it.
        let below = headline.flatMap { place in
            lines.first { $0.order > place && signs.place(of: $0.block) != place }
        }
        let above = headline.flatMap { place in lines.last { $0.order < place } }
        var offered = 0
        for (line, read) in read where offered < 24 {
            guard var weight = PrintedDates.weight(of: read, line, self, headline, body) else { continue }
            offered += 1
            if line.order != below?.order,
                PrintedDates.making(of: line.block, signs.marks, document).map(lists.contains) ?? false
            {
                weight -= PrintedDates.listed
            } else if line.order == below?.order && PrintedDates.isOwnLine(read)
                || !signs.isElsewhere(line.block) && line.order == above?.order
                    && PrintedDates.opens(line.text, with: read)
            {
                weight += 10
            }
            if let date = resolver.resolved(read, raw: line.text, rule: "publication line", .published) {
                let isUpdate = !PrintedDates.hasLabel(read, .published) && PrintedDates.hasLabel(read, .updated)
                // Days from before the web are what texts speak of: births, laws, anniversaries.
                let isOld = date.epochSeconds < DateChooser.webBegan
                let value = isPlausible(date) ? weight - (isUpdate ? 30 : 0) - (isOld ? 60 : 0) : -1
                published.offer(
                    date, raw: line.text, rule: "publication line", node: document.name(of: line.block), weight: value)
            }
            if let date = resolver.resolved(read, raw: line.text, rule: "publication line", .updated), isPlausible(date)
            {
                modified.offer(
                    date, raw: line.text, rule: "publication line", node: document.name(of: line.block), weight: weight)
            }
        }
    }
}
