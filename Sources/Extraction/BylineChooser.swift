import HTML
import News
import Text

/// Weighs JSON-LD, metadata and the printed byline against each other for the article's authors.
struct BylineChooser {
    let document: Document
    let signs: PageSigns
    let linkedData: LinkedData
    let sites: SiteNames
    private(set) var candidates = Candidates<[Author]>()

    init(document: Document, signs: PageSigns, linkedData: LinkedData, sites: SiteNames) {
        (self.document, self.signs, self.linkedData, self.sites) = (document, signs, linkedData, sites)
        let script = "script[type=application/ld+json]"
        offerNames(linkedData.names(in: linkedData.article?["author"]), "json-ld author", script, 100)
        offerNames(linkedData.names(in: linkedData.article?["creator"]), "json-ld creator", script, 70)
        offerNames(linkedData.names(in: linkedData.page?["author"]), "json-ld page author", script, 84)
        offerMetas()
    }

    var chosen: Candidate<[Author]>? {
        guard let best = candidates.best, best.weight > 20 else { return nil }
        return best
    }

    /// Whether metadata alone names people.
    var isSettled: Bool { (candidates.best?.weight ?? 0) >= 84 }

    private mutating func offerNames(
        _ names: [(name: String, isOrganization: Bool)], _ rule: String, _ node: String, _ weight: Double
    ) {
        guard !names.isEmpty else { return }
        let raw = names.map(\.name).joined(separator: ", ")
        let isHouse = names.allSatisfy(\.isOrganization)
        offer(
            names.flatMap { BylineReader.authors(in: HeadlineChooser.unescaped($0.name)) }, raw,
            isHouse ? rule.replacing("json-ld", with: "json-ld organization as") : rule, node,
            isHouse ? weight - 8 : weight)
    }

    private mutating func offer(_ authors: [Author], _ raw: String, _ rule: String, _ node: String, _ weight: Double) {
        var seen: Set<String> = []
        var unique = authors.filter { seen.insert(DateFolding.folded($0.name)).inserted }
        if unique.count > 1 { unique.removeAll { $0.name.contains(".") && sites.contain($0.name) } }
        guard !unique.isEmpty else { return }
        let isSite = unique.allSatisfy { sites.contain($0.name) || isSection($0.name) }
        // People with a site of their own are two words and more; houses and desks sign with one.
        let isDesk =
            unique.allSatisfy { isSection($0.name) || !$0.name.contains(" ") || isPublisher($0.name) }
            || rule.hasPrefix("json-ld org")
        let isAddress = unique.allSatisfy {
            $0.name.holds("http") || $0.name.holds("www.") || $0.name.holds("/")
        }
        let isAccount = unique.allSatisfy { BylineChooser.isAccount($0.name) }
        let value = isAddress ? -1 : isSite ? weight * (isDesk ? 0.5 : 0.62) : isAccount ? weight * 0.6 : weight
        candidates.offer(unique, raw: raw, rule: rule, node: node, weight: value)
    }

    /// `mira.halloway`, `mhalloway_2`: what somebody logs in with.
    private static func isAccount(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        return !scalars.contains { $0 == " " || $0.isUppercase } && scalars.contains { $0 == "." || $0 == "_" }
            && name.utf8.allSatisfy { $0 < 0x80 }
    }

    /// Whether a name is the one of the organization that publishes the page.
    private func isPublisher(_ name: String) -> Bool {
        linkedData.names(in: linkedData.article?["publisher"]).contains { $0.isOrganization && $0.name == name }
    }

    /// Whether a name is the section's, as desks fill it in for want of a person's.
    private func isSection(_ name: String) -> Bool {
        let folded = DateFolding.folded(name)
        let sections =
            (linkedData.article?["articleSection"]?.strings ?? [])
            + [signs.meta("article:section"), signs.meta("section")].compactMap { $0 }
        return sections.contains { DateFolding.folded($0) == folded } || BylineChooser.desks.contains(folded)
    }

    private static let desks: Set<String> = [
        "news", "nachrichten", "redaktion", "redaccion", "redazione", "redaction", "editorial", "اخبار", "الاخبار",
        "חדשות", "خبر",
        "noticias", "actualite", "web desk", "news desk", "online", "media", "press",
    ]

    private mutating func offerMetas() {
        for (name, weight) in [
            ("parsely-author", 92.0), ("byl", 90), ("sailthru.author", 89), ("author", 86), ("article:author_name", 88),
            ("article:author", 80), ("og:article:author", 78), ("og:author", 76), ("dc.creator", 74),
            ("dcterms.creator", 74),
            ("dc.contributor", 60), ("citation_author", 85), ("cxenseparse:author", 84), ("rnews:author", 80),
            ("authors", 84),
            ("articleauthor", 84), ("creator", 60), ("twitter:creator", 15),
        ] {
            let contents = signs.contents(name)
            guard !contents.isEmpty else { continue }
            let names = contents.filter { !$0.holds("://") && !$0.hasPrefix("@") && !$0.holds("facebook.com") }
            let isReversed = name == "citation_author"
            offer(
                names.flatMap {
                    BylineReader.authors(in: isReversed ? PersonName.forward($0) : HeadlineChooser.unescaped($0))
                }, names.joined(separator: ", "),
                "meta \(name)", "meta[name=\(name)]", weight)
        }
        if let label = signs.meta("twitter:label1"), let name = signs.meta("twitter:data1"),
            BylineReader.isCue(label)
        {
            offer(BylineReader.authors(in: name), name, "twitter:data1", "meta[name=twitter:data1]", 82)
        }
    }

    // MARK: Print

    /// Elements that their markup calls a byline, those near the headline first.
    mutating func offerMarked(headline: Int?, body: Range<Int>?) {
        for (name, marked) in signs.properties where name == "author" || name == "creator" || name == "name" {
            guard document.tag(of: marked.node) != .meta, name != "name" || isAuthorsName(marked.node) else { continue }
            let text = document.attribute(.content, of: marked.node) ?? document.readableText(of: marked.node)
            offerPrinted(text, marked, "microdata author", 8, headline, body)
        }
        let lines = PageLines(document: document, signs: signs)
        for marked in signs.bylines.prefix(40) where document.tag(of: marked.node) != .link {
            guard let text = lines.text(of: marked, limit: 240) else { continue }
            let isLink = document.tag(of: marked.node) == .a
            offerPrinted(
                text, marked, isLink ? "rel=author" : "element classed as byline", isLink ? 4 : 0, headline, body)
        }
        offerLinked(headline: headline, body: body)
    }

    /// People to whose pages links lead from between the headline and the body's first lines.
    private mutating func offerLinked(headline: Int?, body: Range<Int>?) {
        guard let headline, let body, headline < body.lowerBound else { return }
        for order in headline..<min(body.lowerBound + 12, signs.order.count) {
            let node = signs.order[order]
            guard document.tag(of: node) == .a, !signs.isElsewhere(node), isAuthorsPage(node) else { continue }
            let text = document.readableText(of: node, byteLimit: 200).foldingWhiteSpace()
            guard PersonName.isPlausible(text, isCued: false) else { continue }
            offerPrinted(
                text, PageSigns.Marked(node: node, order: order, hints: []), "link to an author's page", -6, headline,
                body)
        }
    }

    private func isAuthorsPage(_ node: NodeID) -> Bool {
        guard let path = document.attribute(.href, of: node)?.lowercased() else { return false }
        return ["/author/", "/authors/", "/contributor/", "/contributors/", "/autor/", "/autoren/", "/auteur/"].contains
        {
            path.holds($0)
        }
    }

    /// People whom links between headline and body name as authors beside those in metadata, which has room for one.
    mutating func addPrinted(headline: Int?, body: Range<Int>?) {
        guard let best = candidates.best, let headline, let body, headline < body.lowerBound else { return }
        var found: [Author] = []
        for marked in signs.bylines where marked.order > headline && marked.order < body.lowerBound {
            guard document.tag(of: marked.node) == .a, !signs.isElsewhere(marked.node) else { continue }
            let text = document.readableText(of: marked.node, byteLimit: 200).foldingWhiteSpace()
            guard PersonName.isPlausible(text, isCued: false) else { return }
            found += BylineReader.authors(in: text).filter { !found.contains($0) }
        }
        let names = found.map { DateFolding.folded($0.name) }
        guard found.count > best.value.count, found.count <= 4,
            best.value.allSatisfy({ names.contains(DateFolding.folded($0.name)) })
        else { return }
        offer(found, names.joined(separator: ", "), "links to authors", "a", best.weight + 1)
    }

    private func isAuthorsName(_ node: NodeID) -> Bool {
        var current = document.parent(of: node)
        for _ in 0..<4 {
            guard let ancestor = current else { return false }
            if let name = document.attribute(.itemprop, of: ancestor), name.lowercased().holds("author") { return true }
            current = document.parent(of: ancestor)
        }
        return false
    }

    private mutating func offerPrinted(
        _ text: String, _ marked: PageSigns.Marked, _ rule: String, _ bonus: Double, _ headline: Int?,
        _ body: Range<Int>?
    ) {
        var authors = BylineReader.printedAuthors(in: text)
        // Desks sign in small letters, and what is marked up as the author's is nothing else.
        if authors.isEmpty, rule == "microdata author", text.utf16Length <= 40 {
            authors = BylineReader.authors(in: text)
        }
        if authors.isEmpty, text.utf16Length <= 80 { authors = namesLinked(in: marked.node) }
        // Several names without a sign between them read like a long one.
        if authors.isEmpty || authors.count == 1 && authors[0].name.spacedWordCount > 4 {
            let apart = namesApart(in: marked.node)
            if !apart.isEmpty { authors = apart }
        }
        guard !authors.isEmpty, authors.count <= 8 else { return }
        var weight = 66 + bonus
        if let headline {
            if marked.order > headline, marked.order < (body?.lowerBound ?? headline + 80) + 2 { weight += 10 }
            if marked.order < headline { weight -= headline - marked.order < 60 ? 4 : 16 }
        }
        if let body, marked.order > body.upperBound { weight -= marked.order > body.upperBound + 60 ? 30 : 8 }
        if signs.isElsewhere(marked.node) { weight -= 30 }
        if BylineReader.hasCue(text) { weight += 6 }
        offer(authors, text.foldingWhiteSpace(), rule, document.name(of: marked.node), weight)
    }

    /// What links to authors' pages name, single words too.
    private func namesLinked(in node: NodeID) -> [Author] {
        ([node] + document.descendants(of: node))
            .filter { document.kind(of: $0) == .element && document.tag(of: $0) == .a }
            .filter { (document.attribute(.href, of: $0) ?? "").lowercased().holds("/author") }
            .flatMap { BylineReader.authors(in: document.readableText(of: $0)) }
            .filter { PersonName.isPlausible($0.name, isCued: true) }
    }

    /// A line of names set apart by its type, above the text or below it: people where metadata names only the house.
    private mutating func offerNameApart(_ line: PageLine) {
        guard line.text.utf16Length <= 60, isSetApart(line.block) else { return }
        let authors = BylineReader.printedAuthors(in: line.text.replacing("/", with: ", "))
        let words = line.text.split(whereSeparator: { " /,".contains($0) }).count
        guard !authors.isEmpty, words == authors.reduce(0, { $0 + $1.name.spacedWordCount }),
            authors.allSatisfy({ PersonName.isPlausible($0.name, isCued: false) })
        else { return }
        offer(authors, line.text, "names set apart", document.name(of: line.block), 54)
    }

    /// Whether a block is bold or slanted as a whole, or set to the right.
    private func isSetApart(_ block: NodeID) -> Bool {
        let style = (document.attribute(.style, of: block) ?? "") + (document.attribute("align", of: block) ?? "")
        if style.contains("right") { return true }
        return document.descendants(of: block).allSatisfy { node in
            guard document.kind(of: node) == .text, let parent = document.parent(of: node) else { return true }
            switch document.tag(of: parent) {
            case .strong, .b, .em, .i: return true
            default: break
            }
            if document.textBytes(of: node).contains(where: { $0 > 0x20 && $0 < 0x80 }) { return false }
            return document.text(of: node).foldingWhiteSpace().isEmpty
        }
    }

    /// Names side by side, each in an element of its own with nothing but space between.
    private func namesApart(in node: NodeID) -> [Author] {
        var names: [String] = []
        for text in document.descendants(of: node) where document.kind(of: text) == .text {
            let name = document.text(of: text).foldingWhiteSpace()
            if name.isEmpty { continue }
            guard names.count < 8, PersonName.isPlausible(name, isCued: false) else { return [] }
            names.append(name)
        }
        return names.count > 1 ? names.map { Author(name: $0) } : []
    }

    /// Lines around the headline, at the head of the body and just behind it that read as bylines.
    mutating func offerLines(_ lines: [PageLine], headline: String, at place: Int?, body: Range<Int>?) {
        guard let body else { return }
        func isDated(_ index: Int) -> Bool {
            lines.indices.contains(index) && lines[index].text.hasAtMost(119) && lines[index].dates?.hasDay ?? false
        }
        for (index, line) in lines.enumerated() where line.text.hasAtMost(130) {
            let isHead = line.order < body.lowerBound + 8
            let isTail = line.order >= body.upperBound - 6 && line.order < body.upperBound + 30
            guard isHead || isTail, line.text != headline, !signs.isElsewhere(line.block) else {
                continue
            }
            if isHead && line.order > (place ?? 0) || line.order >= body.upperBound { offerNameApart(line) }
            var text = line.text
            if BylineReader.isCue(text), let next = lines[safe: index + 1] { text += "\n" + next.text }
            let hasCue = text.utf8.contains(0x0A) || BylineReader.hasCue(text)
            guard hasCue || isHead && line.order > (place ?? 0) && (index - 1...index + 2).contains(where: isDated)
            else { continue }
            let authors = BylineReader.printedAuthors(in: text)
            guard !authors.isEmpty,
                hasCue || authors.allSatisfy({ PersonName.isPlausible($0.name, isCued: false) || $0.role == "agency" })
            else { continue }
            let weight: Double = hasCue ? (isHead ? 72 : 50) : (isDated(index) ? 64 : 44)
            offer(authors, line.text, "byline in print", document.name(of: line.block), weight)
        }
    }

    /// The name that closes the body, for want of people elsewhere.
    mutating func offerClosing(_ authors: [Author], raw: String) {
        offer(authors, raw, "name that closes the body", "last paragraph", 56)
    }
}
