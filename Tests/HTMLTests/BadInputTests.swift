import Foundation
import HTML
import Testing

@Suite("Every sequence of bytes gives a sound document")
struct BadInputTests {
    /// A small generator with a seed, so that a failure can be repeated.
    private struct Dice {
        var state: UInt64
        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }

    private static func check(_ bytes: [UInt8], _ note: @autoclosure () -> String) {
        let broken = HTMLParser.document(from: bytes, transportCharset: "utf-8").checkInvariants()
        #expect(broken == nil, "\(note())")
    }

    @Test("Random bytes", arguments: 0..<8)
    func random(seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 1)
        for _ in 0..<40 {
            let bytes = (0..<dice.roll(600)).map { _ in UInt8(dice.roll(256)) }
            let document = HTMLParser.document(from: bytes, transportCharset: nil)
            #expect(document.checkInvariants() == nil, "\(bytes)")
        }
    }

    /// Pieces that make the tree builder work; random bytes hardly ever form a tag.
    private static let pieces = [
        "<table>", "<tr>", "<td>", "</td>", "</table>", "<caption>", "<col>", "<colgroup>", "<tbody>", "<select>",
        "<option>", "</select>", "<b>", "</b>", "<i>", "<a href=1>", "</a>", "<p>", "</p>", "<div>", "</div>", "<svg>",
        "<math>", "<mi>", "<annotation-xml encoding='text/html'>", "<foreignObject>", "<desc>", "</svg>", "</math>",
        "<template>", "</template>", "<script>", "</script>", "<style>", "</style>", "<textarea>", "</textarea>",
        "<title>", "</title>", "<frameset>", "<frame>", "</frameset>", "<body x=1>", "<html y=2>", "<head>", "</head>",
        "</body>", "</html>", "<form>", "</form>", "<button>", "<li>", "<dd>", "<h1>", "</h2>", "<br>", "</br>", "<hr>",
        "<input type=hidden>", "<nobr>", "<object>", "</object>", "<ruby>", "<rt>", "<rtc>", "<pre>\n", "<plaintext>",
        "<!-- x", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "&amp;", "&notit;", "&#0;", "\0", " ", "\n", "x", "خبر",
        "<font color=red>", "<noscript>", "<iframe>", "</iframe>", "<selectedcontent>", "<image>", "<xmp>", "<",
    ]

    @Test("Tags in any order, nested anyhow", arguments: 0..<16)
    func randomTags(seed: Int) {
        var dice = Dice(state: UInt64(seed) &* 7919 &+ 3)
        for _ in 0..<60 {
            let text = (0..<dice.roll(80)).map { _ in Self.pieces[dice.roll(Self.pieces.count)] }.joined()
            Self.check(Array(text.utf8), text)
            let fragment = HTMLParser.fragment(from: text, context: ["td", "select", "template", "body"][dice.roll(4)])
            #expect(fragment.checkInvariants() == nil, "\(text)")
        }
    }

    private static let page = """
        <!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html lang="ar"><head><meta charset=utf-8><title>خبر &amp; خبر</title>
        <script>if (a < b) { document.write("<!-- <script> -->") }</script></head><body class='a b'><!-- c -->
        <table><tr><td>x<b>y<p>z</b><li>w</table><svg viewBox="0 0 1 1"><![CDATA[ d ]]></svg><textarea>
        &lt;</textarea><a href="?a=1&copy=2&amp;b">ن</a></body></html>
        """

    @Test("A page cut at every offset")
    func truncated() {
        let bytes = Array(Self.page.utf8)
        for end in 0...bytes.count { Self.check(Array(bytes[..<end]), "cut at \(end)") }
    }

    @Test("Three real pages cut at every offset", .enabled(if: SharedSuite.hasPages))
    func truncatedReal() throws {
        let pages = try SharedSuite.smallPages(atLeast: 2500)
        try #require(pages.count == 3)
        for (name, bytes) in pages {
            for end in 0..<bytes.count { Self.check(Array(bytes[..<end]), "\(name) cut at \(end)") }
        }
    }

    @Test("The page's guessed encoding makes no unsound document wherever it is cut")
    func truncatedUndeclared() {
        let bytes = Array(Self.page.utf8)
        for end in 0...bytes.count {
            let document = HTMLParser.document(from: Array(bytes[..<end]), transportCharset: nil)
            #expect(document.checkInvariants() == nil, "cut at \(end)")
        }
    }

    @Test("NUL and every byte from 0x80 in every position of a tag", arguments: [0x00] + Array(0x80...0xFF) as [UInt8])
    func strangeBytes(byte: UInt8) {
        let tag = Array("<p id='a' b=c d>x</p ><!--y--><!DOCTYPE z>".utf8)
        for index in 0...tag.count {
            var inserted = tag
            inserted.insert(byte, at: index)
            Self.check(inserted, "\(byte) at \(index)")
            if index < tag.count {
                var replaced = tag
                replaced[index] = byte
                Self.check(replaced, "\(byte) for \(index)")
            }
        }
    }

    @Test(
        "Surrogates and cut sequences in every position of a tag",
        arguments: [[0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xD9], [0xE2, 0x80], [0xF0, 0x9F, 0x98]] as [[UInt8]])
    func strangeSequences(sequence: [UInt8]) {
        let tag = Array("<p id='a' b=c d>x</p ><!--y--><!DOCTYPE z>".utf8)
        for index in 0...tag.count {
            var inserted = tag
            inserted.insert(contentsOf: sequence, at: index)
            Self.check(inserted, "\(sequence) at \(index)")
        }
    }

    @Test(
        "Lone surrogates of UTF-16 in every position of a tag", arguments: [0xD800, 0xDBFF, 0xDC00, 0xDFFF] as [UInt16])
    func strangeUnits(unit: UInt16) {
        let tag = Array("<p id='a' b=c d>x</p ><!--y--><!DOCTYPE z>".utf16)
        for index in 0...tag.count {
            var inserted = tag
            inserted.insert(unit, at: index)
            let bytes: [UInt8] = [0xFF, 0xFE] + inserted.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            Self.check(bytes, "\(unit) at \(index)")
        }
    }

    @Test("Lone surrogates as bytes become replacement characters in names, values and text")
    func surrogates() {
        let surrogate: [UInt8] = [0xED, 0xA0, 0x80]
        let bytes = Array("<p a='خبر عاجل اليوم".utf8) + surrogate + Array("'>".utf8) + surrogate
        let document = HTMLParser.document(from: bytes, transportCharset: "utf-8")
        let paragraph = document.first("p")
        #expect(paragraph.flatMap { document.attribute("a", of: $0) } == "خبر عاجل اليوم\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(paragraph.map { document.textContent(of: $0) } == "\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test("Depth stays near 512 and every word stays", arguments: ["div", "b", "table><tr><td", "svg", "p><object"])
    func depth(tag: String) {
        let text = String(repeating: "<\(tag)>و", count: 3000)
        let document = HTMLParser.document(from: text)
        #expect(document.checkInvariants() == nil)
        #expect(document.textContent(of: Document.root).count == 3000)
        var deepest = 0
        for node in document.descendants(of: Document.root) where document.firstChild(of: node) == nil {
            var depth = 0
            var current = document.parent(of: node)
            while let found = current {
                depth += 1
                current = document.parent(of: found)
            }
            deepest = max(deepest, depth)
        }
        #expect(deepest > 400 && deepest < 600)
    }

    @Test("Beyond a million nodes the text is kept")
    func nodeLimit() {
        let text = String(repeating: "<i></i>", count: 1_000_100) + "<p>last words</p>"
        let document = HTMLParser.document(from: text)
        #expect(document.nodeCount < 1_000_100)
        #expect(document.textContent(of: Document.root).hasSuffix("last words"))
    }

    @Test("Nothing at all is a document with html, head and body", arguments: ["", " ", "\u{FEFF}", "</x>", "<!-->"])
    func empty(text: String) {
        let document = HTMLParser.document(from: Array(text.utf8), transportCharset: nil)
        #expect(document.first("html > body") != nil)
        #expect(document.first("html > head") != nil)
    }
}
