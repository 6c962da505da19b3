import Bytes
package import News
import Text

extension ArticleExtractor {
    /// The article in a pasted text: headline, publication line, captions, byline, dateline and paragraphs as printed.
    ///
    /// `timeZone` is the caller's word on where the source stands and wins over the source's own.
    package func extraction(
        ofText text: String, source: Source?, timeZone: String?, receivedAt: Int64?
    ) throws(ExtractionError) -> Extraction {
        guard text.unicodeScalars.contains(where: { !$0.isSpaceOfText }) else { throw .empty }
        let parts = PlainTextArticle(text)
        guard let headline = parts.headline else { throw .noHeadline }
        guard let first = parts.paragraphs.first else { throw .noBody }
        let dateline = DatelineReader(first.text)
        let language = LanguageGuess.language(of: parts.paragraphs.prefix(4).map(\.text).joined(separator: " "))
        var article = Article(source: source ?? .unknown, headline: headline.text)
        var fields: [FieldExplanation] = []
        func explain(_ field: String, _ line: PlainTextArticle.Line, _ rule: String) {
            fields.append(FieldExplanation(field: field, raw: line.text, rule: rule, node: "line \(line.number)"))
        }
        article.language = language
        if let kicker = parts.kicker {
            article.kicker = kicker.text
            explain("kicker", kicker, "short line above the headline")
        }
        explain("headline", headline, "first line")
        if let standfirst = parts.standfirst {
            article.standfirst = standfirst.text
            explain("standfirst", standfirst, "line between headline and publication line")
        }
        for line in parts.bylines {
            article.byline += parts.authors(in: line).filter { !article.byline.contains($0) }
            explain(
                "byline", line,
                BylineReader.hasCue(line.text) ? "line that opens with a byline's word" : "short line of names")
        }
        if let dateline {
            article.dateline = dateline.dateline
            fields.append(
                FieldExplanation(
                    field: "dateline", raw: dateline.dateline.raw, rule: "opening of the first paragraph", node: "p1"))
        }
        let context = context(
            source: article.source, timeZone: timeZone, dateline: article.dateline, language: language,
            reference: receivedAt)
        readDates(parts, DateResolver(context), &article, &fields)
        if article.byline.isEmpty, let agency = dateline?.agency {
            article.byline = [Author(name: agency, role: "agency")]
            fields.append(FieldExplanation(field: "byline", raw: agency, rule: "agency in the dateline", node: "p1"))
        }
        for line in parts.captions {
            let caption = CaptionReader(line.text)
            article.images.append(
                ArticleImage(caption: caption.caption, credit: caption.credit, isArchive: caption.isArchive))
            explain("images", line, line.isBulleted ? "bullet above the body" : "line that reads as a caption")
        }
        article.tags = parts.tags
        article.paragraphs = parts.paragraphs
        if let language {
            fields.append(
                FieldExplanation(field: "lang", raw: language.code, rule: "letters and words of the text"))
        }
        if !parts.tags.isEmpty {
            fields.append(
                FieldExplanation(field: "tags", raw: parts.tags.joined(separator: ", "), rule: "line of subjects"))
        }
        fields.append(
            FieldExplanation(
                field: "paragraphs", raw: first.text, rule: "lines behind headline and publication line", node: "p1"))
        for line in parts.furniture { explain("left out", line, "label around the article") }
        article.provenance = Provenance(
            fetchedAt: receivedAt.map { CivilTime(epochSeconds: $0).dateAndTime + "Z" }, charset: "utf-8",
            sha256: Digits.hexadecimal(SHA256.digest(of: text.utf8)))
        return Extraction(article: article, fields: FieldExplanation.inOrder(fields))
    }

    private func readDates(
        _ parts: PlainTextArticle, _ resolver: DateResolver, _ article: inout Article,
        _ fields: inout [FieldExplanation]
    ) {
        for line in parts.publicationLines {
            if article.published == nil, let date = resolver.published(in: line.text, rule: "publication line") {
                article.published = date
                fields.append(
                    FieldExplanation(
                        field: "published", raw: line.text, rule: "publication line", node: "line \(line.number)"))
            }
            if article.modified == nil, let date = resolver.modified(in: line.text, rule: "publication line"),
                date.epochSeconds != article.published?.epochSeconds
            {
                article.modified = date
                fields.append(
                    FieldExplanation(
                        field: "modified", raw: line.text, rule: "publication line", node: "line \(line.number)"))
            }
            if article.byline.isEmpty,
                line.text.contains(where: { "|•·".contains($0) }) || BylineReader.hasCue(line.text)
            {
                let authors = parts.authors(in: line)
                if !authors.isEmpty {
                    article.byline = authors
                    fields.append(
                        FieldExplanation(
                            field: "byline", raw: line.text, rule: "publication line", node: "line \(line.number)"))
                }
            }
        }
    }

    /// What is known around the dates: the caller's zone, else the source's, else its country's or the dateline's.
    func context(
        source: Source, timeZone: String?, dateline: Dateline?, language: Language?, reference: Int64?
    ) -> DateContext {
        var context = DateContext(reference: reference)
        let country = source.country ?? Countries.country(ofHost: source.id) ?? dateline?.country
        if let timeZone {
            (context.timeZone, context.zoneBasis) = (timeZone, .caller)
        } else if let zone = source.timeZone {
            (context.timeZone, context.zoneBasis) = (zone, .source)
        } else if let zone = country.flatMap(Countries.timeZone) {
            (context.timeZone, context.zoneBasis) = (zone, .country)
        }
        context.readsMonthFirst = ["US", "PH"].contains(source.country ?? Countries.country(ofHost: source.id) ?? "")
        context.usesSolarYears = language?.code == "fa" || country == "IR" || country == "AF"
        return context
    }
}
