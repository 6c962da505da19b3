import Bytes
import HTML
import News
import Text

/// One page on its way to an article: what was collected, and the fields read so far.
struct PageReading {
    let document: Document
    let url: WebURL?
    let requestedURL: WebURL?
    let fetchedAt: Int64?
    let source: Source?
    private(set) var signs: PageSigns
    let linkedData: LinkedData
    let details: PageDetails
    var fields: [FieldExplanation] = []

    init(document: Document, url: WebURL?, requestedURL: WebURL?, fetchedAt: Int64?, source: Source?) {
        (self.document, self.requestedURL, self.fetchedAt, self.source) = (document, requestedURL, fetchedAt, source)
        signs = PageSigns(document)
        let canonical = PageReading.canonical(signs, url: url)
        self.url = canonical ?? url
        linkedData = LinkedData(scripts: signs.linkedData, pageURL: (canonical ?? url)?.description)
        details = PageDetails(document: document, signs: signs, linkedData: linkedData)
    }

    /// The page's own word for its address, if it names a page of the same site and not its front page.
    private static func canonical(_ signs: PageSigns, url: WebURL?) -> WebURL? {
        for reference in [signs.canonical, signs.meta("og:url")] {
            guard let reference, let found = url.flatMap({ WebURL(reference, relativeTo: $0) }) ?? WebURL(reference)
            else { continue }
            guard let url else { return found }
            if found.siteHost == url.siteHost, found.path != "/" || url.path == "/" { return found }
        }
        return nil
    }

    mutating func extraction() throws(ExtractionError) -> Extraction {
        let sites = SiteNames(
            [
                details.siteName, linkedData.names(in: linkedData.article?["publisher"]).first?.name,
                signs.meta("application-name"),
                source?.name, signs.meta("twitter:site"),
            ], title: signs.title, url: url)
        let headlines = HeadlineChooser(document: document, signs: signs, linkedData: linkedData, sites: sites)
        let body = BodyExtractor().body(in: document, signs.marks, headline: headlines.chosen?.value, url: url)
        if let reason = disguise(body) { throw .notAnArticle(reason: reason) }
        guard let headline = headlines.chosen else { throw .noHeadline }
        guard let body else { throw .noBody }
        if linkedData.article == nil, signs.isUnmarked, let bare = BarePage(body, in: document) {
            var extraction = try extraction(of: bare, headline)
            fields = extraction.fields
            explainPage(extraction.article)
            extraction.fields = FieldExplanation.inOrder(fields)
            return extraction
        }
        if let container = body.containers.first { signs.readmit(around: container) }
        let lines = PageLines(document: document, signs: signs)
        let zones = PageZones(
            signs: signs, heading: headlines.heading, headline: headline.value, paragraphs: body.paragraphNodes,
            lines: lines)
        var article = Article(source: resolvedSource(), headline: headline.value)
        article.url = url
        article.paragraphs = BodyLabels.withoutLabels(body.paragraphs)
        article.language = details.language(of: body.paragraphs.prefix(5).map(\.text).joined(separator: " "))
        fields.append(headlines.candidates.explanation(of: "headline", chosen: headline))
        article.kicker = headlines.kicker
        if !body.standfirst.isEmpty {
            article.standfirst = body.standfirst.map(\.text).joined(separator: "\n")
            explainStandfirst(body)
        }
        explain(body)
        let near = lines.datedLines(in: zones.near)
        readDateline(&article)
        let images = ImageChooser(
            document: document, signs: signs, linkedData: linkedData, base: url, headline: zones.headline,
            body: zones.body,
            lines: near)
        article.images = images.images
        let captions = Set(images.explanations.compactMap { $0.raw.map { $0.utf8.span.wideHash(seed: 0) } })
        let uncaptioned =
            captions.isEmpty ? near : near.filter { !captions.contains($0.text.utf8.span.wideHash(seed: 0)) }
        readByline(&article, sites, zones, uncaptioned)
        readDates(&article, zones, near, lines)
        readDetails(&article)
        fields += images.explanations
        explainPage(article)
        return Extraction(article: article, fields: FieldExplanation.inOrder(fields))
    }

    /// The block read as a pasted article; address, source and pictures are the page's.
    private func extraction(of bare: BarePage, _ headline: Candidate<String>) throws(ExtractionError) -> Extraction {
        var extraction = try ArticleExtractor().extraction(
            ofText: bare.text, source: resolvedSource(), timeZone: nil, receivedAt: fetchedAt)
        extraction.article.url = url
        // The first line is the headline where the page's title says so too, with whatever else it says.
        if !headline.value.contains(extraction.article.headline) { extraction.article.headline = headline.value }
        let addresses = document.select("img[src]", in: bare.container).compactMap { document.attribute(.src, of: $0) }
        for (index, address) in addresses.enumerated() where index < extraction.article.images.count {
            extraction.article.images[index].url = url.flatMap { WebURL(address, relativeTo: $0) }
        }
        return extraction
    }

    /// What the page is in place of an article.
    private func disguise(_ body: Body?) -> String? {
        if let found = NotAnArticle(document, body: body, url: url) { return found.reason }
        guard requestedURL != nil else { return nil }
        return PageDisguise.disguise(of: document, requestedURL: requestedURL, url: url).map { $0.reason + "." }
    }

    private mutating func explain(_ body: Body) {
        let rejected = body.rejected.map { [RejectedCandidate(raw: $0.opening, rule: "container", reason: $0.reason)] }
        fields.append(
            FieldExplanation(
                field: "paragraphs", raw: body.paragraphs.first?.text, rule: body.rule,
                node: body.containers.first.map(document.name), rejected: rejected ?? []))
    }

    private func resolvedSource() -> Source {
        var found = source ?? Source(id: url?.siteHost ?? "unknown")
        found.name = found.name ?? details.siteName
        // `en_US` is what systems print when nobody chose; other regions were chosen.
        found.country =
            found.country ?? Countries.country(ofHost: found.id) ?? details.region.flatMap { $0 == "US" ? nil : $0 }
        return found
    }

    private mutating func readDateline(_ article: inout Article) {
        guard let first = article.paragraphs.first, let dateline = DatelineReader(first.text) else { return }
        article.dateline = dateline.dateline
        fields.append(
            FieldExplanation(
                field: "dateline", raw: dateline.dateline.raw, rule: "opening of the first paragraph", node: "p1"))
        if let agency = dateline.agency { article.byline = [Author(name: agency, role: "agency")] }
    }

    private mutating func readByline(
        _ article: inout Article, _ sites: SiteNames, _ zones: PageZones, _ near: [PageLine]
    ) {
        var chooser = BylineChooser(document: document, signs: signs, linkedData: linkedData, sites: sites)
        if !chooser.isSettled {
            chooser.offerMarked(headline: zones.headline, body: zones.body)
            chooser.offerLines(near, headline: article.headline, at: zones.headline, body: zones.body)
        } else {
            chooser.addPrinted(headline: zones.headline, body: zones.body)
        }
        if let closing = closingByline(article, sites) {
            chooser.offerClosing(closing.authors, raw: closing.raw)
        }
        guard let chosen = chooser.chosen else {
            if let agency = article.byline.first {
                fields.append(
                    FieldExplanation(field: "byline", raw: agency.name, rule: "agency in the dateline", node: "p1"))
            }
            return
        }
        article.byline = chosen.value
        fields.append(chooser.candidates.explanation(of: "byline", chosen: chosen))
    }

    /// «(name)», «(agency)» or a name alone in the last paragraph.
    private func closingByline(_ article: Article, _ sites: SiteNames) -> (authors: [Author], raw: String)? {
        guard article.byline.isEmpty, let last = article.paragraphs.last, last.kind == .paragraph,
            last.text.utf16Length < 60
        else { return nil }
        let isBracketed = last.text.hasPrefix("(") && last.text.hasSuffix(")")
        let text = last.text.trimmingCharacters(in: "()（）")
        // «Paper / name»: beside the house the name counts.
        let named = text.split(separator: "/").filter { !sites.contain($0.trimmingSpace()) }.joined(separator: ",")
        let authors = BylineReader.printedAuthors(in: named)
        guard !authors.isEmpty,
            authors.allSatisfy({ author in
                author.role == "agency" || isBracketed && BylineReader.hasCue(text)
                    || author.name.spacedWordCount >= 2
                        && (isBracketed
                            || PersonName.isPlausible(named.trimmingSpace(), isCued: false) && isCased(named))
            })
        else { return nil }
        return (authors, last.text)
    }

    /// Capitals tell a name from a short sentence where the script has them.
    private func isCased(_ text: String) -> Bool { text.contains { $0.isUppercase } }

    private mutating func readDates(
        _ article: inout Article, _ zones: PageZones, _ near: [PageLine], _ lines: PageLines
    ) {
        var context = ArticleExtractor().context(
            source: article.source, timeZone: nil, dateline: article.dateline, language: article.language,
            reference: fetchedAt)
        context.readsMonthFirst = context.readsMonthFirst || (article.source.country == nil && details.region == "US")
        var chooser = DateChooser(
            document: document, signs: signs, linkedData: linkedData, resolver: DateResolver(context), url: url)
        chooser.offerAddress()
        let places = 0..<signs.order.count
        var known: [PageLine]?
        func allLines() -> [PageLine] {
            let all = known ?? lines.datedLines(in: places, limit: 1500)
            known = all
            return all
        }
        if !chooser.isSettled {
            chooser.offerTimes(headline: zones.headline, body: zones.body)
            chooser.offerLines(near, headline: zones.headline, body: zones.body)
            if (chooser.published.best?.weight ?? 0) < 60 {
                chooser.offerLines(allLines(), headline: zones.headline, body: zones.body)
            }
            chooser.weighSupport()
        } else {
            chooser.weighSupport()
            chooser.weighPrint(zones.head(of: near), headline: zones.headline, body: zones.body)
        }
        chooser.offerModifiedAsLast()
        chooser.offerLastResorts(allLines())
        if var chosen = chooser.chosen {
            chosen.value = chooser.corrected(chosen.value, by: near)
            article.published = chosen.value
            fields.append(chooser.published.explanation(of: "published", chosen: chosen))
        }
        if let chosen = chooser.modified.best, chosen.value.epochSeconds > article.published?.epochSeconds ?? .max {
            article.modified = chosen.value
            fields.append(chooser.modified.explanation(of: "modified", chosen: chosen))
        }
    }

    private mutating func readDetails(_ article: inout Article) {
        let sections = details.sections
        if let section = sections.best {
            article.section = section.value
            fields.append(sections.explanation(of: "section", chosen: section))
        }
        let tags = details.tags
        if let chosen = tags.best {
            article.tags = chosen.value
            fields.append(tags.explanation(of: "tags", chosen: chosen))
        }
    }
}

/// Where headline and body stand, as places in document order, and the stretches around them.
struct PageZones {
    let headline: Int?
    let body: Range<Int>?
    /// From a little before the headline to a little behind the body.
    let near: Range<Int>

    init(signs: PageSigns, heading: NodeID?, headline text: String, paragraphs: [NodeID], lines: PageLines) {
        let first = paragraphs.first.flatMap(signs.place)
        let last = paragraphs.last.flatMap(signs.place)
        body = first.flatMap { first in last.map { first..<max($0, first) + 1 } }
        // Pages without headings print the headline as a line of its own.
        headline =
            heading.flatMap(signs.place)
            ?? first.flatMap { first in lines.lines(in: 0..<first, limit: 600).last { $0.text == text }?.order }
        let start = min(headline ?? body?.lowerBound ?? 0, body?.lowerBound ?? .max)
        let end = body?.upperBound ?? start + 200
        near = max(0, start - 40)..<min(signs.order.count, max(end, start) + 60)
    }

    /// Of the near lines those between headline and body, where a publication line stands; a summary goes before it.
    func head(of lines: [PageLine]) -> [PageLine] {
        guard let headline, let body, headline < body.lowerBound else { return [] }
        return lines.filter { $0.order > headline - 12 && $0.order < body.lowerBound + 24 }
    }
}
