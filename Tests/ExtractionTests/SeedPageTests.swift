import Extraction
import Foundation
import News
import Testing

/// The seed set in pages of our own making; the pages are written here, from the gold, and never stored.
@Suite("The seed article set in HTML", .enabled(if: Seed.isThere, "needs ../shared/seeds"))
struct SeedPageTests {
    @Test("gives the gold's fields from a modern page with JSON-LD")
    func modern() throws {
        let gold = try Seed.gold()
        try check(Array(modernPage(gold).utf8), contentType: "text/html; charset=utf-8", charset: "utf-8")
    }

    @Test("gives the gold's fields from a bare table page in windows-1256")
    func table() throws {
        let bytes = try #require(Windows1256.bytes(of: tablePage(try Seed.gold())))
        try check(bytes, contentType: "text/html", charset: "windows-1256")
    }

    @Test("gives the gold's fields from one block parted by line breaks")
    func breaks() throws {
        let gold = try Seed.gold()
        let body = gold.paragraphs.joined(separator: "<br><br>\n")
        let page = """
            <html dir=rtl><head><title>الغد - \(escaped(gold.title))</title></head><body>
            <div class=top>الرئيسية | محليات | رياضة | اتصل بنا</div>
            <h1>\(escaped(gold.title))</h1>
            <div class=date>\(gold.published.line)</div>
            <div class=pic><img src=/a.jpg><span class=caption>\(gold.caption.raw)</span></div>
            <div class=writer>\(gold.author)</div>
            <div class=text>\(body)</div>
            <h3>التعليق</h3>
            </body></html>
            """
        try check(Array(page.utf8), contentType: "text/html; charset=utf-8", charset: "utf-8")
    }

    private func check(_ bytes: [UInt8], contentType: String, charset: String) throws {
        let gold = try Seed.gold()
        let article = try ArticleExtractor().extraction(
            ofHTML: bytes, url: WebURL("http://www.alghad.com/articles/863541"), contentType: contentType,
            fetchedAt: nil,
            source: Seed.source
        ).article
        #expect(article.headline == gold.title)
        #expect(article.published?.rfc3339 == gold.published.iso)
        #expect(article.images.first?.caption == gold.caption.text)
        #expect(article.images.first?.isArchive == true)
        #expect(article.byline == [Author(name: gold.author)])
        #expect(article.dateline?.raw == gold.dateline.text)
        #expect(article.dateline?.place == gold.dateline.place)
        #expect(article.dateline?.start == 0)
        #expect(article.paragraphs.map(\.text) == gold.paragraphs)
        #expect(article.language?.code == "ar")
        #expect(article.provenance.charset == charset)
    }

    private func escaped(_ text: String) -> String { text.replacingOccurrences(of: "\"", with: "&quot;") }

    private func modernPage(_ gold: Seed.Gold) -> String {
        let title = gold.title.replacingOccurrences(of: "\"", with: "\\\"")
        let paragraphs = gold.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        return """
            <!DOCTYPE html><html lang="ar-JO" dir="rtl"><head><meta charset="utf-8">
            <title>\(escaped(gold.title)) | الغد</title>
            <meta property="og:title" content="\(escaped(gold.title))"><meta property="og:site_name" content="الغد">
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"الغد","url":"https://www.alghad.com/"},
             {"@type":"NewsArticle","headline":"\(title)","datePublished":"2015-04-09T21:00:00Z",
              "author":{"@type":"Person","name":"\(gold.author)"},"publisher":{"@type":"Organization","name":"الغد"},}]}
            </script></head><body>
            <header><nav><a href="/">الرئيسية</a> <a href="/local">محليات</a> <a href="/sport">رياضة</a></nav></header>
            <main><article><h1>\(gold.title)</h1><p class="publish-date">\(gold.published.line)</p>
            <figure><img src="/i/1.jpg" alt=""><figcaption>\(gold.caption.raw)</figcaption></figure>
            <div class="byline"><a rel="author" href="/w/1">\(gold.author)</a></div>
            <div class="article-body">\(paragraphs)</div>
            <section class="comments"><h2>التعليق</h2></section></article></main>
            <footer>جميع الحقوق محفوظة © 2026</footer></body></html>
            """
    }

    private func tablePage(_ gold: Seed.Gold) -> String {
        let paragraphs = gold.paragraphs.map { "<p align=right><font face=Arial size=3>\($0)</font></p>" }
        return """
            <html dir=rtl><head><meta http-equiv=Content-Type content="text/html; charset=windows-1256">
            <title>\(escaped(gold.title))</title></head><body bgcolor=white>
            <table width=780 align=center><tr><td colspan=2><img src=logo.gif></td></tr><tr>
            <td width=150 valign=top><a href=1.asp>الصفحة الرئيسية</a><br><a href=2.asp>محليات</a><br>
            <a href=3.asp>اقتصاد</a><br><a href=4.asp>رياضة</a><br><a href=5.asp>منوعات</a></td>
            <td valign=top><table width=100%><tr><td><font size=5 color=navy><b>\(gold.title)</b></font></td></tr>
            <tr><td><font size=2 color=gray>\(gold.published.line)</font></td></tr>
            <tr><td><table align=left width=200><tr><td><img src=p/863541.jpg width=200></td></tr>
            <tr><td><font size=1>\(gold.caption.raw)</font></td></tr></table></td></tr>
            <tr><td><b>\(gold.author)</b></td></tr>
            <tr><td>\(paragraphs.joined(separator: "\r\n"))</td></tr>
            <tr><td><hr><b>التعليق</b></td></tr></table></td></tr>
            <tr><td colspan=2 align=center><font size=1>جميع الحقوق محفوظة 2009</font></td></tr></table></body></html>
            """
    }
}
