import HTML
import News
import Text

/// Why the fields are as they are that no candidates were weighed for.
extension PageReading {
    mutating func explainStandfirst(_ body: Body) {
        let raw = body.standfirst.map(\.text).joined(separator: "\n")
        let passedOver = [
            ("meta description", signs.meta("og:description", "description")),
            ("json-ld description", linkedData.article?["description"]?.string),
        ]
        fields.append(
            FieldExplanation(
                field: "standfirst", raw: raw, rule: "summary between headline and body",
                node: body.standfirstNodes.first.map(document.name),
                rejected: passedOver.compactMap { rule, text in
                    guard let text = text?.foldingWhiteSpace(), text != raw else { return nil }
                    return RejectedCandidate(raw: text, rule: rule, reason: "the printed summary goes before")
                }))
    }

    /// Address, source, language and kicker.
    mutating func explainPage(_ article: Article) {
        explainAddress(article)
        explainSource(article.source)
        explainLanguage(article.language)
        if let kicker = article.kicker, !fields.contains(where: { $0.field == "kicker" }) {
            fields.append(FieldExplanation(field: "kicker", raw: kicker, rule: "label above or inside the headline"))
        }
    }

    private mutating func explainAddress(_ article: Article) {
        guard let address = article.url else { return }
        let offers = [
            ("canonical link", "link[rel=canonical]", signs.canonical),
            ("OpenGraph address", "meta[property=og:url]", signs.meta("og:url")),
            ("address of the page", "", requestedURL?.description),
        ]
        let text = address.description
        func isSame(_ raw: String) -> Bool {
            raw == text || (WebURL(raw, relativeTo: address) ?? WebURL(raw)) == address
        }
        let chosen = offers.first { offer in offer.2.map(isSame) ?? false }
        let rejected = offers.compactMap { rule, _, raw -> RejectedCandidate? in
            guard let raw, rule != chosen?.0 else { return nil }
            return isSame(raw)
                ? nil : RejectedCandidate(raw: raw, rule: rule, reason: "of another site, or of its front page")
        }
        fields.append(
            FieldExplanation(
                field: "url", raw: chosen?.2 ?? text, rule: chosen?.0 ?? "address of the page",
                node: chosen.flatMap { $0.1.isEmpty ? nil : $0.1 }, rejected: rejected))
    }

    private mutating func explainSource(_ found: Source) {
        let isKnown = source != nil
        let name = found.name.map { name -> (String, String) in
            if source?.name != nil { return (name, "name known beforehand") }
            return (name, signs.meta("og:site_name") == nil ? "publisher or application name" : "OpenGraph site name")
        }
        fields.append(
            FieldExplanation(
                field: "source", raw: name?.0 ?? found.id, rule: name?.1 ?? (isKnown ? "known beforehand" : "host"),
                node: name?.1 == "OpenGraph site name" ? "meta[property=og:site_name]" : nil))
    }

    private mutating func explainLanguage(_ language: Language?) {
        guard let language, !fields.contains(where: { $0.field == "lang" }) else { return }
        let declared = details.declaredLanguages
        let chosen = declared.first { Language($0.raw) == language }
        let rejected = declared.filter { Language($0.raw) != language }.map {
            RejectedCandidate(raw: $0.raw, rule: $0.rule, reason: "the text is written in another language")
        }
        fields.append(
            FieldExplanation(
                field: "lang", raw: chosen?.raw, rule: chosen?.rule ?? "letters and words of the text",
                node: chosen?.node, rejected: rejected))
    }
}
