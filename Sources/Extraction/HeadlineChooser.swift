import Bytes
import HTML
import Text

/// Weighs JSON-LD, headings, OpenGraph, Twitter and `title` against each other for the headline.
struct HeadlineChooser {
    let document: Document
    let signs: PageSigns
    let linkedData: LinkedData
    let sites: SiteNames
    private(set) var candidates = Candidates<String>()
    /// The heading element that prints the headline, if one does.
    private(set) var heading: NodeID?
    private(set) var kicker: String?

    init(document: Document, signs: PageSigns, linkedData: LinkedData, sites: SiteNames) {
        (self.document, self.signs, self.linkedData, self.sites) = (document, signs, linkedData, sites)
        // Newsrooms keep their headline in JSON-LD; blogs put what search engines should show there.
        offer(
            linkedData.article?["headline"]?.strings.first, "json-ld headline", "script[type=application/ld+json]",
            linkedData.isNews ? 100 : 87)
        offer(linkedData.article?["name"]?.strings.first, "json-ld name", "script[type=application/ld+json]", 60)
        offerHeadings()
        offer(property("headline"), "microdata headline", "[itemprop=headline]", 82)
        offer(signs.meta("og:title"), "OpenGraph title", "meta[property=og:title]", 75)
        offer(signs.meta("twitter:title", "twitter:text:title"), "Twitter title", "meta[name=twitter:title]", 65)
        offer(
            signs.meta("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "hdl"), "meta title", "meta", 62)
        offer(signs.meta("title", "headline"), "meta title", "meta[name=title]", 50)
        offer(signs.title, "document title", "title", 55)
    }

    var chosen: Candidate<String>? { heaviest.map { withoutShortEnd(withoutKicker($0)) } }

    private var heaviest: Candidate<String>? {
        guard let best = candidates.best else { return nil }
        // A headline in another script than the printed one is a translation for search engines.
        if let heading = candidates.all.first(where: { $0.rule == "heading" && $0.weight >= 60 }),
            !HeadlineChooser.isLatin(heading.value), HeadlineChooser.isLatin(best.value)
        {
            return heading
        }
        if best.rule == "json-ld headline", let heading = headingForReaders(besides: best.value) { return heading }
        // A value that ends in dots, or is a beginning of the printed heading, was cut: the whole one is printed.
        let (stem, length) = (best.value.trimmingCharacters(in: " .…"), best.value.characterCount)
        if let whole = candidates.all.first(where: {
            $0.weight >= 50 && $0.value.characterCount > length && $0.value.hasPrefix(stem)
                && (best.value.hasSuffix("…") || best.value.hasSuffix("..")
                    || $0.rule == "heading" && length >= 60)
        }) {
            return whole
        }
        // «Headline | Sport»: what another source has without its last part is the headline.
        if let shorter = SiteNames.withoutLastPart(best.value, maxWords: 5),
            let other = candidates.all.first(where: { $0.value == shorter && $0.weight >= 50 })
        {
            return other
        }
        if best.rule == "heading", let whole = whole(best.value) { return whole }
        return best
    }

    private mutating func offer(_ raw: String?, _ rule: String, _ node: String, _ weight: Double) {
        guard let raw else { return }
        let text = HeadlineChooser.unescaped(raw).foldingWhiteSpace().withoutSoftHyphens
        var value = sites.stripped(from: text)
        if value == text, !candidates.all.contains(where: { $0.value == text }),
            weight < 60 || (weight < 80 && heading == nil),
            let shorter = SiteNames.withoutLastPart(value, separators: weight < 60 ? "|-–—•·»›" : "|", maxWords: 4),
            shorter.spacedWordCount >= 3
        {
            value = shorter
        }
        guard value.characterCount >= 2, value.unicodeScalars.contains(where: \.isLetterOrNumber) else { return }
        let isSite = sites.contain(value)
        candidates.offer(value, raw: text, rule: rule, node: node, weight: isSite ? weight - 80 : weight)
    }

    private func property(_ name: String) -> String? {
        guard let marked = signs.properties.first(where: { $0.name == name && !isElsewhere($0.marked.node) })?.marked
        else {
            return nil
        }
        return document.attribute(.content, of: marked.node) ?? document.textContent(of: marked.node)
    }

    // MARK: Headings

    private mutating func offerHeadings() {
        let reference = [signs.title, signs.meta("og:title"), linkedData.article?["headline"]?.strings.first]
            .compactMap { $0.map(HeadlineChooser.words) }
        // A slogan shares the site's name with the title, and a label one of its words.
        let topic = signs.title.map { HeadlineChooser.words(sites.stripped(from: $0.foldingWhiteSpace())) } ?? []
        let printed =
            signs.headings.prefix(12).map { ($0, 85.0) }
            + signs.titles.filter { document.tag(of: $0.node) != .h1 }.prefix(60).map { ($0, 50.0) }
            + signs.subheadings.prefix(12).map { ($0, 48.0) }
        var best: (text: String, node: NodeID, score: Double, weight: Double, likeness: Double)?
        for (marked, weight) in printed {
            guard best == nil || weight > 80 || (best?.weight ?? 0) < 80 else { break }
            let text = printedText(of: marked.node)
            guard (3...300).contains(text.characterCount) else { continue }
            let words = HeadlineChooser.words(text)
            let likeness = reference.map { HeadlineChooser.likeness(words, $0) }.max() ?? (weight > 80 ? 0.7 : 0)
            guard weight > 80 || likeness > 0.85 else { continue }
            if weight > 80, isSiteTitle(text) { continue }
            let score = likeness - (isElsewhere(marked.node) ? 0.3 : 0) + (weight > 80 ? 0.05 : 0)
            if score > best?.score ?? -1 {
                best = (
                    text, marked.node, score, weight,
                    words.count * 2 < topic.count ? 0 : HeadlineChooser.likeness(words, topic)
                )
            }
        }
        guard let best else { return }
        let isAlone = signs.headings.count == 1 && !sites.contain(best.text)
        // The only heading of the page says in other words what its title says, wherever the template puts it.
        let least = linkedData.article?["headline"] == nil && best.text.hasAtMost(160) ? 0.27 : 0.33
        let isLike = best.score > 0.4 || isAlone && best.likeness > least
        let weight = best.weight > 80 ? (isLike ? 90 : isAlone ? 70 : 30) : 88
        heading = isLike || isAlone ? best.node : nil
        offer(best.text, "heading", document.name(of: best.node), Double(weight))
        kicker = heading.flatMap(kickerText)
    }

    /// Whether a heading is one end of the document's title and another heading prints the rest: then it names the site.
    private func isSiteTitle(_ text: String) -> Bool {
        // `Blog: Headline` in the title, and the headline alone in OpenGraph.
        if let shared = signs.meta("og:title"), let whole = signs.title?.foldingWhiteSpace(),
            whole == "\(text): \(shared)"
        {
            return true
        }
        guard let title = signs.title.map({ SiteNames.parts(of: $0.foldingWhiteSpace()) }), title.count > 1 else {
            return false
        }
        let key = DateFolding.foldedBytes(of: text)
        let ends = [title[0].text, title[title.count - 1].text].map { DateFolding.foldedBytes(of: $0) }
        guard let own = ends.firstIndex(of: key) else { return sites.contain(text) && signs.headings.count > 1 }
        let other = ends[1 - own]
        // Many templates print the site's name as a heading too: the title's end that names the site is not the headline.
        let rest = own == 0 ? title[title.count - 1].text : title[0].text
        if sites.contain(rest), !sites.contain(text) { return false }
        return other != key
            && (signs.subheadings + signs.titles).prefix(80).contains {
                $0.node != signs.headings.first?.node
                    && DateFolding.foldedBytes(of: document.textContent(of: $0.node), limit: other.count + 1) == other
            }
    }

    /// The words of a heading without a kicker or a label that templates put inside it.
    private func printedText(of node: NodeID) -> String {
        var bytes: [UInt8] = []
        for child in document.descendants(of: node) where document.kind(of: child) == .text {
            if !isLabel(child, in: node) { bytes.appendFoldingSpace(document.textBytes(of: child).span) }
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        let folded = String(decoding: HeadlineChooser.once(bytes[...]), as: UTF8.self)
        if folded.hasPrefix("- ") || folded.hasPrefix("– ") { return String(folded.dropFirst(2)).trimmingSpace() }
        return folded.isEmpty || folded.hasPrefix(":") ? document.readableText(of: node).foldingWhiteSpace() : folded
    }

    /// The text once where it stands there twice, as templates print it for two widths of a screen.
    private static func once(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let half = bytes.count / 2
        let isTwice = bytes.count > 20 && bytes[half] == 0x20 && bytes[..<half] == bytes[(half + 1)...]
        return isTwice ? bytes[..<half] : bytes
    }

    /// Whether an element between the text and its heading is classed as a kicker or as hidden.
    private func isLabel(_ text: NodeID, in heading: NodeID) -> Bool {
        var ancestor = document.parent(of: text)
        while let current = ancestor, current != heading {
            if !signs.marks.classHints(of: current).isDisjoint(with: [.kicker, .hidden]) { return true }
            ancestor = document.parent(of: current)
        }
        return false
    }

    private func kickerText(_ heading: NodeID) -> String? {
        let inside = document.descendants(of: heading).first { node in
            document.kind(of: node) == .element
                && signs.marks.classHints(of: node).contains(.kicker)
        }
        let outside = signs.place(of: heading).flatMap { place in
            signs.kickers.last { $0.order < place && place - $0.order < 14 }?.node
        }
        guard let node = inside ?? outside else { return nil }
        let text = document.readableText(of: node).foldingWhiteSpace().trimmingCharacters(in: " :-–|")
        return text.isEmpty || text.count > 80 ? nil : text
    }

    private func isElsewhere(_ node: NodeID) -> Bool { signs.isElsewhere(node) }

    // MARK: Words

    private static func words(_ text: String) -> Set<ByteHash> { DateFolding.folded(text).wordHashes }

    private static func isLatin(_ text: String) -> Bool {
        var latin = 0
        var other = 0
        for scalar in text.unicodeScalars where scalar.isLetter {
            if scalar.value < 0x250 { latin += 1 } else { other += 1 }
        }
        return latin >= other
    }

    /// How much of the heading's words the other title holds, and a little the other way round.
    private static func likeness(_ words: Set<ByteHash>, _ other: Set<ByteHash>) -> Double {
        guard !words.isEmpty, !other.isEmpty else { return 0 }
        let common = Double(words.count(where: other.contains))
        return 0.75 * common / Double(words.count) + 0.25 * common / Double(other.count)
    }

    /// Undoes character references that were escaped twice.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x26), text.utf8.contains(0x3B) else { return text }
        let escaped = text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
        let document = HTMLParser.document(from: Array(escaped.utf8), transportCharset: "utf-8")
        return document.textContent(of: Document.root)
    }
}
