package import News

/// The JSON of an article as it is served and stored: written once, read back without loss.
///
/// Beside the members that the contract names it has, where they apply: `kicker`; `kind` of a paragraph that is no plain
/// one; `modified` beside `modified_at`; and in `published` and `modified` what `Article` needs to come back whole:
/// `rule`, `has_time`, `epoch_seconds`, `utc_offset_seconds`; `insight` where rules have read it (see `Annotations`).
package enum ArticleJSON {
    /// The article's one line of JSON, without a line feed.
    package static func bytes(of article: Article, id: ArticleID, version: Int) -> [UInt8] {
        let textLength = article.paragraphs.reduce(0) { $0 + $1.text.utf8.count + 24 }
        var json = JSONWriter(reservingByteCount: textLength + 1024)
        json.object { json in
            json.member("id", id.description)
            json.member("version", version)
            json.member("url", article.url?.description)
            json.member("lang", article.language?.code)
            json.member("dir", article.language?.direction.rawValue)
            write(article.source, to: &json)
            if let kicker = article.kicker { json.member("kicker", kicker) }
            json.member("headline", article.headline)
            json.member("standfirst", article.standfirst)
            writeByline(article.byline, to: &json)
            write(article.dateline, to: &json)
            write(article.published, as: "published", alwaysNamed: true, to: &json)
            write(article.modified, as: "modified", alwaysNamed: false, to: &json)
            json.member("section", article.section)
            json.name("tags")
            json.array { json in for tag in article.tags { json.string(tag) } }
            writeImages(article.images, to: &json)
            writeParagraphs(article.paragraphs, to: &json)
            json.member("word_count", article.wordCount)
            write(article.provenance, to: &json)
            if let annotations = article.annotations {
                json.name("insight")
                json.json(annotations.json)
            }
        }
        return json.bytes
    }

    private static func write(_ source: Source, to json: inout JSONWriter) {
        json.name("source")
        json.object { json in
            json.member("id", source.id)
            json.member("name", source.name)
            json.member("country", source.country)
            json.member("tz", source.timeZone)
        }
    }

    private static func writeByline(_ byline: [Author], to json: inout JSONWriter) {
        json.name("byline")
        json.array { json in
            for author in byline {
                json.object { json in
                    json.member("name", author.name)
                    json.member("role", author.role)
                }
            }
        }
    }

    private static func write(_ dateline: Dateline?, to json: inout JSONWriter) {
        json.name("dateline")
        guard let dateline else { return json.null() }
        json.object { json in
            json.member("raw", dateline.raw)
            json.member("place", dateline.place)
            json.member("country", dateline.country)
            json.member("start", dateline.start)
            json.member("length", dateline.length)
        }
    }

    /// `published_at` and `published`; the object of a modification is written only where there is one.
    private static func write(
        _ date: PublicationDate?, as name: String, alwaysNamed: Bool, to json: inout JSONWriter
    ) {
        json.member(name + "_at", date?.rfc3339)
        guard let date else {
            if alwaysNamed { json.member(name, nil as String?) }
            return
        }
        json.name(name)
        json.object { json in
            json.member("utc", date.utc)
            json.member("local_date", date.localDate)
            json.member("raw", date.raw)
            json.member("calendar", date.calendar.rawValue)
            json.member("months", date.monthNames.rawValue)
            json.member("weekday_agrees", date.weekdayAgrees)
            json.member("time_may_be_default", date.timeMayBeDefault)
            json.member("tz_basis", date.zoneBasis.rawValue)
            json.member("rule", date.rule)
            json.member("has_time", date.hasTime)
            json.member("epoch_seconds", Int(date.epochSeconds))
            json.member("utc_offset_seconds", date.utcOffsetSeconds)
        }
    }

    private static func writeImages(_ images: [ArticleImage], to json: inout JSONWriter) {
        json.name("images")
        json.array { json in
            for image in images {
                json.object { json in
                    json.member("url", image.url?.description)
                    json.member("caption", image.caption)
                    json.member("credit", image.credit)
                    json.member("archive", image.isArchive)
                }
            }
        }
    }

    private static func writeParagraphs(_ paragraphs: [Paragraph], to json: inout JSONWriter) {
        json.name("paragraphs")
        json.array { json in
            for (index, paragraph) in paragraphs.enumerated() {
                json.object { json in
                    json.member("id", "p\(index + 1)")
                    if paragraph.kind != .paragraph { json.member("kind", paragraph.kind.rawValue) }
                    json.member("text", paragraph.text)
                }
            }
        }
    }

    private static func write(_ provenance: Provenance, to json: inout JSONWriter) {
        json.name("provenance")
        json.object { json in
            json.member("fetched_at", provenance.fetchedAt)
            json.member("status", provenance.status)
            json.member("charset", provenance.charset)
            json.member("sha256", provenance.sha256)
            json.member("upstream_etag", provenance.upstreamETag)
        }
    }
}
