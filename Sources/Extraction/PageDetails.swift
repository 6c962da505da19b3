import HTML
import News
import Text

/// Section, tags, standfirst, publisher and language of a page.
struct PageDetails {
    let document: Document
    let signs: PageSigns
    let linkedData: LinkedData

    var section: (value: String, rule: String)? {
        let candidates: [(String?, String)] = [
            (linkedData.article?["articleSection"]?.strings.first, "json-ld articleSection"),
            (signs.meta("article:section", "og:article:section"), "meta article:section"),
            (signs.meta("parsely-section", "sailthru.section", "section", "cxenseparse:section"), "meta section"),
        ]
        for (value, rule) in candidates {
            guard let text = value.map(HeadlineChooser.unescaped)?.foldingWhiteSpace(), !text.isEmpty, text.count <= 80
            else { continue }
            return (text, rule)
        }
        return nil
    }

    var tags: (values: [String], rule: String)? {
        let keywords = linkedData.article?["keywords"]?.strings ?? []
        let candidates: [([String], String)] = [
            (signs.metas["article:tag"] ?? signs.metas["og:article:tag"] ?? [], "meta article:tag"),
            (keywords, "json-ld keywords"),
            (signs.tagLinks.map { document.readableText(of: $0.node) }, "rel=tag"),
            (signs.metas["news_keywords"] ?? signs.metas["parsely-tags"] ?? [], "meta news_keywords"),
            (signs.metas["keywords"] ?? [], "meta keywords"),
        ]
        for (values, rule) in candidates {
            let found = PageDetails.tagList(values)
            if !found.isEmpty, found.count <= 40 { return (found, rule) }
        }
        return nil
    }

    private static func tagList(_ values: [String]) -> [String] {
        let parts =
            values.count == 1 ? values[0].split(whereSeparator: { ",،;؛|".contains($0) }).map(String.init) : values
        var seen: Set<String> = []
        return parts.map { HeadlineChooser.unescaped($0).foldingWhiteSpace().trimmingCharacters(in: "#\"' ") }
            .filter { !$0.isEmpty && $0.count <= 80 && !$0.contains(":\"") && seen.insert($0).inserted }
    }

    var siteName: String? {
        let publisher = linkedData.names(in: linkedData.article?["publisher"]).first?.name
        return (signs.meta("og:site_name") ?? publisher ?? signs.meta("application-name", "dc.publisher"))?
            .foldingWhiteSpace()
    }

    /// The declared language, unless the letters of the text are of another script.
    func language(of text: String) -> Language? {
        let guessed = LanguageGuess.language(of: text)
        let declared =
            signs.languageTag.flatMap { Language($0) }
            ?? linkedData.article?["inLanguage"]?.string.flatMap { Language($0) }
            ?? signs.meta("og:locale", "content-language", "language", "dc.language").flatMap { Language($0) }
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
