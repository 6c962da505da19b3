import HTML
import News
import Text

/// Section, tags, standfirst, publisher and language of a page.
struct PageDetails {
    let document: Document
    let signs: PageSigns
    let linkedData: LinkedData

    /// What the page names as its section.
    var sections: Candidates<String> {
        var sections = Candidates<String>()
        let script = "script[type=application/ld+json]"
        let found: [(String?, String, String)] = [
            (linkedData.article?["articleSection"]?.strings.first, "json-ld articleSection", script),
            (signs.meta("article:section", "og:article:section"), "meta article:section", "meta"),
            (
                signs.meta("parsely-section", "sailthru.section", "section", "cxenseparse:section"), "meta section",
                "meta"
            ),
        ]
        for (index, (raw, rule, node)) in found.enumerated() {
            guard let raw else { continue }
            let text = HeadlineChooser.unescaped(raw).foldingWhiteSpace()
            guard !text.isEmpty, text.count <= 80 else { continue }
            sections.offer(text, raw: raw, rule: rule, node: node, weight: Double(found.count - index))
        }
        return sections
    }

    /// What the page names as its subjects.
    var tags: Candidates<[String]> {
        var tags = Candidates<[String]>()
        let found: [([String], String, String)] = [
            (contents("article:tag", "og:article:tag"), "meta article:tag", "meta"),
            (
                linkedData.article?["keywords"]?.strings ?? [], "json-ld keywords", "script[type=application/ld+json]"
            ),
            (signs.tagLinks.map { document.readableText(of: $0.node) }, "rel=tag", "a[rel=tag]"),
            (contents("news_keywords", "parsely-tags"), "meta news_keywords", "meta"),
            (contents("keywords"), "meta keywords", "meta"),
        ]
        for (index, (values, rule, node)) in found.enumerated() {
            let list = PageDetails.tagList(values)
            guard !list.isEmpty else { continue }
            // A longer list is a site's stock of search words.
            let weight = list.count <= 40 ? Double(found.count - index) : -1
            tags.offer(list, raw: values.joined(separator: ", "), rule: rule, node: node, weight: weight)
        }
        return tags
    }

    /// The contents of the first of the names that has any.
    private func contents(_ names: String...) -> [String] {
        names.lazy.map(signs.contents).first { !$0.isEmpty } ?? []
    }

    private static func tagList(_ values: [String]) -> [String] {
        let parts =
            values.count == 1
            ? values[0].cut { $0 == "," || $0 == "،" || $0 == ";" || $0 == "؛" || $0 == "|" }.map(String.init) : values
        var seen: Set<String> = []
        return parts.map { HeadlineChooser.unescaped($0).foldingWhiteSpace().trimmingCharacters(in: "#\"' ") }
            .filter {
                !$0.isEmpty && $0.utf8.count <= 800 && $0.characterCount <= 80 && !$0.holds(":\"")
                    && seen.insert($0).inserted
            }
    }

    var siteName: String? {
        let publisher = linkedData.names(in: linkedData.article?["publisher"]).first?.name
        return (signs.meta("og:site_name") ?? publisher ?? signs.meta("application-name", "dc.publisher"))?
            .foldingWhiteSpace()
    }

    /// What the page declares as its language, the first to be believed first.
    var declaredLanguages: [(raw: String, rule: String, node: String)] {
        let found: [(String?, String, String)] = [
            (signs.languageTag, "lang attribute", "html"),
            (
                linkedData.article?["inLanguage"]?.string, "json-ld inLanguage", "script[type=application/ld+json]"
            ),
            (signs.meta("og:locale", "content-language", "language", "dc.language"), "meta language", "meta"),
        ]
        return found.compactMap { raw, rule, node in raw.map { ($0, rule, node) } }
    }

    /// The declared language, unless the letters of the text are of another script.
    func language(of text: String) -> Language? {
        let guessed = LanguageGuess.language(of: text)
        let declared = declaredLanguages.lazy.compactMap { Language($0.raw) }.first
        guard let declared else { return guessed }
        guard let guessed, guessed != declared else { return declared }
        let scripted: Set<String> = [
            "ar", "fa", "ur", "he", "ru", "el", "ja", "zh", "ko", "hi", "bn", "th", "hy", "ka",
        ]
        return scripted.contains(guessed.code) != scripted.contains(declared.code)
            || (declared.code == "en" && guessed.code != "en") ? guessed : declared
    }

    /// ISO 3166-1 alpha-2 of the region in the page's language tags (`ar-JO`, `de_AT`).
    var region: String? {
        for tag in [signs.languageTag, signs.meta("og:locale"), linkedData.article?["inLanguage"]?.string] {
            guard let tag else { continue }
            let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" })
            if parts.count > 1, let last = parts.last, last.utf8.count == 2 { return last.uppercased() }
        }
        return nil
    }
}
