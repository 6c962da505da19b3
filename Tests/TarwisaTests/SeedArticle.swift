import Foundation

/// The article that the project began with, read from beside the checkout, and settings of it as pages.
struct SeedArticle {
    let text: String
    let headline: String
    let published: String
    let author: String
    let caption: String
    let captionLine: String
    let publicationLine: String
    let paragraphs: [String]

    init() throws {
        text = try String(contentsOf: Checkout.seeds.appending(path: "article.txt"), encoding: .utf8)
        let data = try Data(contentsOf: Checkout.seeds.appending(path: "gold.json"))
        let gold = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        headline = gold["title"] as? String ?? ""
        let published = gold["published"] as? [String: Any] ?? [:]
        self.published = published["iso"] as? String ?? ""
        publicationLine = published["line"] as? String ?? ""
        author = gold["author"] as? String ?? ""
        let caption = gold["caption"] as? [String: Any] ?? [:]
        self.caption = caption["text"] as? String ?? ""
        captionLine = (caption["raw"] as? String ?? "").trimmingCharacters(in: CharacterSet(charactersIn: " •"))
        paragraphs = gold["paragraphs"] as? [String] ?? []
    }

    /// A page of today: JSON-LD, Open Graph, an article element among furniture.
    var modernPage: String {
        let linked: [String: Any] = [
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, "datePublished": published,
            "author": [["@type": "Person", "name": author]],
            "publisher": ["@type": "NewsMediaOrganization", "name": "الغد"],
        ]
        let json = String(decoding: (try? JSONSerialization.data(withJSONObject: linked)) ?? Data(), as: UTF8.self)
        return """
            <!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>\(escaped(headline)) - صحيفة الغد</title>
            <meta property="og:title" content="\(escaped(headline))"><meta property="og:site_name" content="الغد">
            <script type="application/ld+json">\(json)</script></head><body>
            <header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li><li><a href="/economy">اقتصاد</a></li></ul></nav></header>
            <main><article><h1>\(escaped(headline))</h1><div class="meta"><span class="author">\(author)</span>
            <time datetime="\(published)">\(publicationLine)</time></div>
            <figure><img src="/photo.jpg" alt=""><figcaption>\(captionLine)</figcaption></figure>
            <div class="article-body">\(paragraphs.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n"))</div></article>
            <aside><h3>الأكثر قراءة</h3><ul><li><a href="/1">خبر آخر لا صلة له</a></li><li><a href="/2">خبر ثان لا صلة له</a></li></ul></aside></main>
            <section class="comments"><h3>التعليق</h3><form><textarea></textarea></form></section>
            <footer>جميع الحقوق محفوظة 2015</footer></body></html>
            """
    }

    /// A page of 2009: tables, fonts, one block of lines, windows-1256 and a bare meta element.
    var tablePage: Data {
        let html = """
            <html><head><title>صحيفة الغد - \(escaped(headline))</title><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head>
            <body bgcolor="#ffffff"><table width="780" align="center"><tr><td colspan="2"><a href="/">الرئيسية</a> | <a href="/a">محليات</a> | <a href="/b">عربي ودولي</a></td></tr>
            <tr><td width="180" valign="top"><table><tr><td><a href="/1">أخبار البلد</a></td></tr><tr><td><a href="/2">رأي</a></td></tr><tr><td><a href="/3">رياضة</a></td></tr></table></td>
            <td valign="top" dir="rtl"><font size="5"><b>\(escaped(headline))</b></font><br><font size="1" color="#666666">\(publicationLine)</font><br><br>
            <table align="left" width="200"><tr><td><img src="/images/1.jpg" width="200"></td></tr><tr><td align="center"><font size="1">\(captionLine)</font></td></tr></table>
            <b>\(author)</b><br><br>\(paragraphs.map(escaped).joined(separator: "<br><br>\n"))<br><br>
            <font size="2">التعليق</font></td></tr><tr><td colspan="2" align="center"><font size="1">جميع الحقوق محفوظة</font></td></tr></table></body></html>
            """
        return html.data(using: .windowsArabic) ?? Data()
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}

extension String.Encoding {
    /// windows-1256, which Core Foundation knows as 0x0506.
    static let windowsArabic = String.Encoding(rawValue: 0x8000_0506)
}
