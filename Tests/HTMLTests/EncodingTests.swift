import Foundation
import HTML
import Testing

@Suite("Pages are decoded as what they are, whatever they say")
struct EncodingTests {
    private static let corpus = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpora/encodings")

    /// A page of the corpus: `arabic` in `windows-1256` is `arabic.windows-1256.html`.
    private static func page(_ text: String, in encoding: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: corpus.appending(path: "\(text).\(encoding).html")))
    }

    private static func paragraph(_ bytes: [UInt8], transport: String? = nil) -> (encoding: String, text: String) {
        let document = HTMLParser.document(from: bytes, transportCharset: transport)
        return (document.encodingName, document.first("p").map { document.textContent(of: $0) } ?? "")
    }

    /// A `meta` put into a page's head.
    private static func declaring(_ label: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("<meta charset=\"\(label)\">".utf8) + bytes
    }

    @Test(
        "Without any declaration the bytes tell",
        arguments: [
            ("arabic", "utf-8"), ("arabic", "windows-1256"), ("arabic", "iso-8859-6"), ("arabic-short", "utf-8"),
            ("arabic-short", "windows-1256"), ("arabic-short", "iso-8859-6"), ("persian", "utf-8"), ("urdu", "utf-8"),
            ("french", "utf-8"), ("french", "windows-1252"), ("russian", "utf-8"),
        ])
    func undeclared(text: String, encoding: String) throws {
        let expected = Self.paragraph(try Self.page(text, in: "utf-8")).text
        let found = Self.paragraph(try Self.page(text, in: encoding))
        #expect(found.encoding == encoding)
        #expect(found.text == expected)
    }

    @Test("Line ends are one wherever they stand and however long the page is", arguments: 0..<72)
    func lineEnds(before: Int) {
        for behind in [0, 1, 7, 8, 31, 32, 33] {
            let (head, tail) = (String(repeating: "a", count: before), String(repeating: "c", count: behind))
            #expect(Self.paragraph(Array("<p>\(head)\r\nb\rb\(tail)".utf8)).text == head + "\nb\nb" + tail)
            #expect(Self.paragraph(Array("<p>\(head)\u{E9}\(tail)".utf8)).text == head + "\u{E9}" + tail)
        }
    }

    @Test(
        "A declaration that the bytes contradict is not believed",
        arguments: ["windows-1256", "iso-8859-6", "iso-8859-1", "utf-8", "windows-1251", "us-ascii"],
        ["utf-8", "windows-1256", "iso-8859-6"])
    func wronglyDeclared(label: String, encoding: String) throws {
        // Nothing in Arabic's letters contradicts Cyrillic; a declaration that may be right is believed.
        if label == "windows-1251", encoding != "utf-8" { return }
        let page = try Self.page("arabic", in: encoding)
        #expect(Self.paragraph(Self.declaring(label, page)).encoding == encoding)
        #expect(Self.paragraph(page, transport: label).encoding == encoding)
    }

    @Test(
        "A right declaration is believed",
        arguments: [
            ("french", "windows-1252", "iso-8859-1"), ("russian", "windows-1251", "windows-1251"),
            ("russian", "koi8-r", "koi8-r"), ("greek", "windows-1253", "windows-1253"),
            ("hebrew", "windows-1255", "windows-1255"), ("arabic", "windows-1256", "cp1256"),
            ("arabic", "iso-8859-6", "ASMO-708"), ("arabic-short", "windows-1256", "x-cp1256"),
        ])
    func rightlyDeclared(text: String, encoding: String, label: String) throws {
        let expected = Self.paragraph(try Self.page(text, in: "utf-8")).text
        let page = try Self.page(text, in: encoding)
        for found in [Self.paragraph(Self.declaring(label, page)), Self.paragraph(page, transport: label)] {
            #expect(found.encoding == encoding)
            #expect(found.text == expected)
        }
    }

    @Test("The transport's charset counts before the page's own, and the right one of the two before both")
    func contradictingDeclarations() throws {
        let page = try Self.page("arabic", in: "windows-1256")
        #expect(Self.paragraph(Self.declaring("utf-8", page), transport: "windows-1256").encoding == "windows-1256")
        #expect(Self.paragraph(Self.declaring("windows-1256", page), transport: "utf-8").encoding == "windows-1256")
        let french = try Self.page("french", in: "windows-1252")
        #expect(
            Self.paragraph(Self.declaring("iso-8859-15", french), transport: "iso-8859-1").encoding == "windows-1252")
    }

    @Test("UTF-8 that is cut in the middle of a letter, or holds one stray byte, stays UTF-8")
    func damagedUTF8() throws {
        var page = try Self.page("arabic", in: "utf-8")
        page.insert(0xE9, at: page.count - 20)
        page += [0xD8]
        #expect(Self.paragraph(page).encoding == "utf-8")
        #expect(Self.paragraph(page, transport: "windows-1256").encoding == "utf-8")
    }

    @Test(
        "UTF-8 that was read as another encoding and written as UTF-8 again is put together",
        arguments: ["arabic", "persian", "urdu", "french", "russian"], ["windows-1252", "latin-1"])
    func encodedTwice(text: String, misreading: String) throws {
        let page = try Self.page(text, in: "utf-8")
        let twice =
            misreading == "latin-1"
            ? String(String.UnicodeScalarView(page.map { Unicode.Scalar($0) }))
            : HTMLParser.decoded(page, from: misreading)
        #expect(Self.paragraph(Array(twice.utf8)).text == Self.paragraph(page).text)
    }

    @Test("Letters that only look like halves of others stay")
    func quotesBehindLetters() {
        let text = "«À MANHû: „Spaß“ – die „Größe“ des Café’s, été… É”, Õ¡, IRMÃ ©"
        #expect(Self.paragraph(Array("<p>\(text)</p>".utf8)).text == text)
    }

    @Test("A byte order mark overrides everything", arguments: ["utf-16le", "utf-16be", "utf-8"])
    func mark(encoding: String) {
        let text = "<meta charset=windows-1256><p>خبر 😀</p>"
        let bytes: [UInt8] =
            switch encoding {
            case "utf-16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case "utf-16be": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            default: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            }
        let found = Self.paragraph(bytes, transport: "iso-8859-6")
        #expect(found.encoding == encoding)
        #expect(found.text == "خبر 😀")
    }

    @Test("UTF-16 with a lone surrogate and half a unit gives replacement characters")
    func brokenUTF16() {
        let found = Self.paragraph([0xFF, 0xFE, 0x3C, 0, 0x70, 0, 0x3E, 0, 0x00, 0xD8, 0x41, 0, 0x42])
        #expect(found.text == "\u{FFFD}A\u{FFFD}")
    }

    @Test(
        "Malformed UTF-8 gives one replacement character for each maximal subpart",
        arguments: [
            ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0x80], 3), ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x9F, 0x98], 1),
            ([0xF4, 0x90, 0x80, 0x80], 4), ([0xFF], 1), ([0xE2, 0x82], 1), ([0x80], 1),
        ] as [([UInt8], Int)])
    func malformed(bytes: [UInt8], count: Int) {
        let page = Array("<p>خبر عاجل</p><pre>".utf8) + bytes + Array("</pre>".utf8)
        let document = HTMLParser.document(from: page, transportCharset: "utf-8")
        let text = document.first("pre").map { document.textContent(of: $0) }
        #expect(text == String(repeating: "\u{FFFD}", count: count))
    }

    @Test("Each single-byte encoding decodes every byte to the scalar of its index")
    func singleBytes() throws {
        let table = try String(contentsOf: Self.corpus.appending(path: "single-byte.tsv"), encoding: .utf8)
        let lines = table.split(separator: "\n")
        #expect(lines.count == 29)
        for line in lines {
            let parts = line.split(separator: "\t")
            let expected = parts[1].split(separator: " ").map { UInt32($0, radix: 16) ?? 0 }
            let decoded = HTMLParser.decoded((0x80...0xFF).map { UInt8($0) }, from: String(parts[0]))
            #expect(decoded.unicodeScalars.map(\.value) == expected, "\(parts[0])")
        }
    }

    @Test(
        "Labels name encodings whatever their case and the space around them",
        arguments: [
            (" UTF8\n", "utf-8"), ("Latin1", "windows-1252"), ("ascii", "windows-1252"), ("arabic", "iso-8859-6"),
            ("ECMA-114", "iso-8859-6"), ("windows-1256", "windows-1256"), ("unicode", "utf-16le"),
            ("sjis", "shift_jis"), ("iso-2022-kr", "replacement"), ("x-user-defined", "x-user-defined"),
        ])
    func labels(label: String, name: String) {
        #expect(HTMLParser.encodingName(forLabel: label) == name)
    }

    @Test("What is no label names nothing", arguments: ["", "utf", "windows-1256x", "خبر"])
    func noLabels(label: String) {
        #expect(HTMLParser.encodingName(forLabel: label) == nil)
    }

    @Test("A declaration beyond the first 1 024 bytes counts when nobody else said anything, an XML one too")
    func reach() {
        let late = Array((String(repeating: " ", count: 1024) + "<meta charset=koi8-r>").utf8)
        #expect(HTMLParser.document(from: late, transportCharset: nil).encodingName == "koi8-r")
        #expect(HTMLParser.document(from: late, transportCharset: "iso-8859-2").encodingName == "iso-8859-2")
        let xml = Array("<?xml version=\"1.0\" encoding=\"windows-1256\"?><html>".utf8)
        #expect(HTMLParser.document(from: xml, transportCharset: nil).encodingName == "windows-1256")
    }
}
