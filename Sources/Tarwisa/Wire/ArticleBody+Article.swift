import Extraction
import News

extension ArticleBody {
    /// The article that the object describes, or the member that cannot be read.
    func article() throws(Problem) -> Article {
        let address = try webURL(url, at: "/url")
        let body = try blocks()
        guard address != nil || headline?.isEmpty == false || !body.isEmpty else {
            throw Problem(.invalidParameter, "An article needs url, headline or text.", at: .pointer(""))
        }
        var article = Article(
            url: address, source: source?.source ?? address.map { Source(id: $0.siteHost) } ?? .unknown,
            headline: (headline ?? "").foldingWhiteSpace())
        article.language = try language(of: body)
        article.kicker = kicker?.foldingWhiteSpace()
        article.standfirst = standfirst?.foldingWhiteSpace()
        article.byline = (byline ?? []).map {
            Author(name: $0.name.foldingWhiteSpace(), role: $0.role?.foldingWhiteSpace())
        }
        article.dateline = dateline.map { dateline in
            Dateline(
                raw: dateline.raw, place: dateline.place, country: dateline.country, start: dateline.start ?? 0,
                length: dateline.length ?? dateline.raw.utf16.count)
        }
        article.published = try date(publishedAt, evidence: published, at: "/published_at")
        article.modified = try date(modifiedAt, evidence: nil, at: "/modified_at")
        article.section = section
        article.tags = tags ?? []
        article.images = try pictures()
        article.paragraphs = body
        article.provenance = Provenance(
            fetchedAt: provenance?.fetchedAt, status: provenance?.status, charset: provenance?.charset,
            sha256: provenance?.sha256, upstreamETag: provenance?.upstreamEtag)
        return article
    }

    private func blocks() throws(Problem) -> [Paragraph] {
        guard let paragraphs else { return split(text ?? "") }
        var blocks: [Paragraph] = []
        for (index, paragraph) in paragraphs.enumerated() {
            guard let kind = Paragraph.Kind(rawValue: paragraph.kind ?? "paragraph") else {
                throw Problem(
                    .invalidParameter, "No such kind of paragraph.", at: .pointer("/paragraphs/\(index)/kind"))
            }
            blocks.append(Paragraph(paragraph.text, kind: kind))
        }
        return blocks
    }

    /// Paragraphs stand between blank lines; a line break within one is a space.
    private func split(_ text: String) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var lines: [Substring.UnicodeScalarView] = []
        func end() {
            if !lines.isEmpty {
                paragraphs.append(Paragraph(lines.map { String($0) }.joined(separator: " ").foldingWhiteSpace()))
            }
            lines = []
        }
        // By scalars: by characters this took a third of an import.
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isSpaceOfText) { end() } else { lines.append(line) }
        }
        end()
        return paragraphs
    }

    private func pictures() throws(Problem) -> [ArticleImage] {
        var pictures: [ArticleImage] = []
        for (index, image) in (images ?? []).enumerated() {
            let address = try webURL(image.url, at: "/images/\(index)/url")
            pictures.append(
                ArticleImage(
                    url: address, caption: image.caption, credit: image.credit, isArchive: image.archive ?? false))
        }
        return pictures
    }

    private func webURL(_ text: String?, at pointer: String) throws(Problem) -> WebURL? {
        guard let text else { return nil }
        guard let url = WebURL(text) else {
            throw Problem(.invalidParameter, "This is not an absolute http or https URL.", at: .pointer(pointer))
        }
        return url
    }

    private func language(of body: [Paragraph]) throws(Problem) -> Language? {
        guard let lang else {
            return LanguageGuess.language(of: ([headline ?? ""] + body.map(\.text)).joined(separator: " "))
        }
        guard let language = Language(lang) else {
            throw Problem(.invalidParameter, "This is not a language tag.", at: .pointer("/lang"))
        }
        return language
    }

    private func date(_ text: String?, evidence: PublishedBody?, at pointer: String) throws(Problem) -> PublicationDate?
    {
        guard let text else { return nil }
        guard let reading = CivilTime.parse(text) else {
            throw Problem(.invalidParameter, "This is not an RFC 3339 time.", at: .pointer(pointer))
        }
        return PublicationDate(
            epochSeconds: reading.epochSeconds, utcOffsetSeconds: reading.utcOffsetSeconds, hasTime: reading.hasTime,
            raw: evidence?.raw ?? text, rule: evidence?.rule ?? "given",
            calendar: evidence?.calendar.flatMap(PublicationDate.Calendar.init) ?? .gregorian,
            monthNames: evidence?.months.flatMap(PublicationDate.MonthNames.init) ?? .numeric,
            weekdayAgrees: evidence?.weekdayAgrees, timeMayBeDefault: evidence?.timeMayBeDefault ?? false,
            zoneBasis: evidence?.tzBasis.flatMap(PublicationDate.ZoneBasis.init)
                ?? (reading.hasTime ? .explicit : .none))
    }
}
