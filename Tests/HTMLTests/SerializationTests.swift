import HTML
import Testing

@Suite("Documents are written back and read as a reader sees them")
struct SerializationTests {
    @Test(
        "A body's inner HTML",
        arguments: [
            ("<p>a<b>c</b>", "<p>a<b>c</b></p>"), ("a&amp;b&lt;c&gt;&nbsp;\"", "a&amp;b&lt;c&gt;&nbsp;\""),
            ("<a title='\"&amp;<>'>x", "<a title=\"&quot;&amp;&lt;&gt;\">x</a>"),
            ("<br><img src=x>", "<br><img src=\"x\">"),
            ("<script>a<b&&c</script>", "<script>a<b&&c</script>"), ("<!-- x -->", "<!-- x -->"),
            ("<template><p>x</template>", "<template><p>x</p></template>"),
            ("<svg viewbox=1><foreignobject></svg>", "<svg viewBox=\"1\"><foreignObject></foreignObject></svg>"),
            ("<textarea>\n\nx</textarea>", "<textarea>\nx</textarea>"), ("<p>1<table>2", "<p>1</p>2<table></table>"),
        ])
    func innerHTML(source: String, expected: String) {
        let document = HTMLParser.document(from: "<!DOCTYPE html><body>" + source)
        #expect(document.first("body").map { document.innerHTML(of: $0) } == expected)
    }

    @Test("What is written reads as the same tree")
    func roundTrip() {
        let source =
            "<!DOCTYPE html><html lang=\"ar\"><head><title>خ</title></head><body><p>a<i>b</i></p></body></html>"
        let document = HTMLParser.document(from: source)
        #expect(document.outerHTML(of: Document.root) == source)
        #expect(HTMLParser.document(from: document.outerHTML(of: Document.root)).outline() == document.outline())
    }

    @Test(
        "Readable text keeps lines where blocks begin and end, and folds white space",
        arguments: [
            ("<p>a</p><p>b</p>", "a\nb"), ("<p> a \n  b\tc </p>", "a b c"), ("a<br>b<br><br>c", "a\nb\n\nc"),
            ("<div>a<div>b</div>c</div>", "a\nb\nc"), ("a<span>b</span> <b>c</b>d", "ab cd"),
            ("a<script>x</script><style>y</style>b", "ab"), ("<noscript>x</noscript>a", "a"), ("a&nbsp;&nbsp;b", "a b"),
            ("<ul><li>a<li>b</ul>c", "a\nb\nc"), ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
            ("<pre>a\n  b</pre>", "a\nb"), ("<p></p><p> </p>a", "a"), ("<p>a<!-- x --> b</p>", "a b"),
            ("<h1>عنوان</h1>نص <em>مهم</em>.", "عنوان\nنص مهم."),
        ])
    func readableText(source: String, expected: String) {
        let document = HTMLParser.document(from: "<!DOCTYPE html><body>" + source)
        #expect(document.first("body").map { document.readableText(of: $0) } == expected)
    }
}
