import News
import Storage
import Testing

@Suite("An article's JSON is the contract's, and nothing of the article is lost in it")
struct ArticleJSONTests {
    @Test("writes the members in the order of the contract")
    func shape() throws {
        let id = try #require(ArticleID("a_5r7k2m9qx3htv8dc"))
        let json = String(decoding: ArticleJSON.bytes(of: ArticleJSONTests.whole, id: id, version: 3), as: UTF8.self)
        #expect(json == ArticleJSONTests.wholeJSON)
    }

    @Test("gives every field back", arguments: [whole, bare, dayOnly, modified])
    func roundTrip(article: Article) throws {
        let bytes = ArticleJSON.bytes(of: article, id: article.id, version: 7)
        let reading = try ArticleJSON.reading(of: bytes)
        #expect(reading.article == article)
        #expect(reading.id == article.id)
        #expect(reading.version == 7)
    }

    @Test("reads members in another order, with white space and escapes, and passes over unknown ones")
    func foreignSpelling() throws {
        let text = """
            { "paragraphs" : [ { "text" : "\\u0639\\u0645\\u0627\\u0646 \\ud83d\\ude00", "mood": [1, {"x": null}] } ],
              "headline": "خبر\\n", "later": -1.5e3, "source": {"id": "مصدر"} }
            """
        let reading = try ArticleJSON.reading(of: Array(text.utf8))
        #expect(reading.article.paragraphs == [Paragraph("عمان 😀")])
        #expect(reading.article.headline == "خبر\n")
        #expect(reading.article.source.id == "مصدر")
        #expect(reading.id == nil)
    }

    @Test("every text cut short is refused, wherever the cut is")
    func cuts() {
        let bytes = Array(ArticleJSONTests.wholeJSON.utf8)
        for length in 0..<bytes.count {
            #expect(throws: JSONError.self) { try ArticleJSON.reading(of: Array(bytes[..<length])) }
        }
    }

    @Test(
        "names what is wrong",
        arguments: [
            (#"[]"#, JSONError.Reason.wrongType), (#"{"headline":1}"#, .wrongType),
            (#"{"headline":"a"}"#, .missingMember),
            (#"{"headline":"\x"}"#, .badEscape), (#"{"headline":"\ud800"}"#, .badEscape),
            (#"{"a":01}"#, .unexpectedByte),
            (#"{"a":1,}"#, .wrongType), (#"{"a":.5}"#, .unexpectedByte),
            (#"{"headline":"h","source":{"id":"s"}} x"#, .trailingBytes),
            (#"{"version":99999999999999999999}"#, .numberOutOfRange), (#"{"a":nul}"#, .unexpectedByte),
            (#"{"url":"ftp://x"}"#, .badValue), ("{\"headline\":\"a\nb\"}", .unexpectedByte),
        ])
    func refusals(text: String, reason: JSONError.Reason) {
        let error = #expect(throws: JSONError.self) { try ArticleJSON.reading(of: Array(text.utf8)) }
        #expect(error?.reason == reason)
    }

    @Test("broken UTF-8 and bottomless nesting are refused")
    func hostile() {
        #expect(throws: JSONError.self) {
            try ArticleJSON.reading(of: Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8))
        }
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.self) { try ArticleJSON.reading(of: Array(deep.utf8)) }
    }

    static let bare = Article(source: .unknown, headline: "")
    static let dayOnly: Article = {
        var article = bare
        article.published = PublicationDate(
            epochSeconds: 1_428_613_200, utcOffsetSeconds: 10_800, hasTime: false, raw: "10/4/2015",
            rule: "publication line")
        return article
    }()
    static let modified: Article = {
        var article = whole
        article.modified = PublicationDate(
            epochSeconds: 1_428_620_000, utcOffsetSeconds: nil, hasTime: true, raw: "x", rule: "y", calendar: .hijri,
            monthNames: .mixed, weekdayAgrees: false, timeMayBeDefault: false, zoneBasis: .none)
        return article
    }()
    static let whole = Article(
        url: WebURL("https://alruwaq.example/a?id=1"),
        source: Source(id: "alruwaq.example", name: "الرواق", country: "JO", timeZone: "Asia/Amman"),
        language: Language("ar"), kicker: "خاص", headline: "\"الرواق\" \\ تفتح", standfirst: "سطر\tثان",
        byline: [Author(name: "ليلى الحصري", role: "مراسلة"), Author(name: "سامر")],
        dateline: Dateline(raw: "عمان", place: "city:amman", country: "JO", start: 0, length: 4),
        published: PublicationDate(
            epochSeconds: 1_428_613_200, utcOffsetSeconds: 10_800, hasTime: true, raw: "الجمعة 10 نيسان / أبريل 2015",
            rule: "publication line", monthNames: .levant, weekdayAgrees: true, timeMayBeDefault: true,
            zoneBasis: .source),
        section: "محليات", tags: ["أ", "ب\u{01}"],
        images: [ArticleImage(url: WebURL("https://alruwaq.example/i.jpg"), caption: "صورة", isArchive: true)],
        paragraphs: [Paragraph("عمان - قالت الرواق إنها"), Paragraph("عنوان", kind: .subheading)],
        provenance: Provenance(
            fetchedAt: "2026-01-01T00:00:00Z", status: 200, charset: "windows-1256", sha256: "ab", upstreamETag: "\"x\""
        ))
    static let wholeJSON = #"""
        {"id":"a_5r7k2m9qx3htv8dc","version":3,"url":"https://alruwaq.example/a?id=1","lang":"ar","dir":"rtl",
        "source":{"id":"alruwaq.example","name":"الرواق","country":"JO","tz":"Asia/Amman"},"kicker":"خاص",
        "headline":"\"الرواق\" \\ تفتح","standfirst":"سطر\tثان","byline":[{"name":"ليلى الحصري","role":"مراسلة"},
        {"name":"سامر","role":null}],"dateline":{"raw":"عمان","place":"city:amman","country":"JO","start":0,"length":4},
        "published_at":"2015-04-10T00:00:00+03:00","published":{"utc":"2015-04-09T21:00:00Z","local_date":"2015-04-10",
        "raw":"الجمعة 10 نيسان / أبريل 2015","calendar":"gregorian","months":"levant","weekday_agrees":true,
        "time_may_be_default":true,"tz_basis":"source","rule":"publication line","has_time":true,
        "epoch_seconds":1428613200,"utc_offset_seconds":10800},"modified_at":null,"section":"محليات","tags":["أ","ب\u0001"],
        "images":[{"url":"https://alruwaq.example/i.jpg","caption":"صورة","credit":null,"archive":true}],
        "paragraphs":[{"id":"p1","text":"عمان - قالت الرواق إنها"},{"id":"p2","kind":"subheading","text":"عنوان"}],
        "word_count":6,"provenance":{"fetched_at":"2026-01-01T00:00:00Z","status":200,"charset":"windows-1256",
        "sha256":"ab","upstream_etag":"\"x\""}}
        """#.replacing("\n", with: "")
}
