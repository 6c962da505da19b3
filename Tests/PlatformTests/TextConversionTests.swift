import Foundation
import HTML
import Platform
import Testing

@Suite("Pages of East Asia's older encodings are read through the system's tables")
struct TextConversionTests {
    /// Written with Python's codecs, not with glibc.
    private static let corpus = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpora/encodings")

    @Test(
        "A declared page is read as it was written",
        arguments: [
            ("shift_jis", "新しい図書館は土曜日に開く予定です。ｱｲｳ①"), ("euc-jp", "新しい図書館は土曜日に開く予定です。"),
            ("iso-2022-jp", "新しい図書館は土曜日に開く予定です。"), ("euc-kr", "새 도서관은 토요일에 문을 연다. 똠방각하"),
            ("gbk", "新图书馆将于星期六开放。"), ("gb18030", "新图书馆将于星期六开放。𠀀ş"), ("big5", "新圖書館將於星期六開放。"),
        ])
    func declared(encoding: String, text: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.corpus.appending(path: "east-asian.\(encoding).html")))
        let document = HTMLParser.document(from: bytes, transportCharset: nil, transcode: TextConversion.utf8)
        #expect(document.encodingName == encoding)
        #expect(document.first("p").map { document.textContent(of: $0) } == text)
    }

    @Test(
        "A malformed sequence becomes one replacement character and swallows no markup",
        arguments: [
            ("shift_jis", [0x81, 0x3C], "\u{FFFD}<"), ("euc-kr", [0xB0, 0x3C, 0x70], "\u{FFFD}<p"),
            ("gbk", [0x61, 0xFF, 0x62], "a\u{FFFD}b"), ("big5", [0x61, 0xA4], "a\u{FFFD}"), ("euc-jp", [], ""),
        ] as [(String, [UInt8], String)])
    func malformed(encoding: String, bytes: [UInt8], text: String) {
        #expect(
            TextConversion.utf8(from: bytes, encoding: encoding).map { String(decoding: $0, as: UTF8.self) } == text)
    }

    @Test("What fills the buffer many times over comes out whole")
    func long() {
        let bytes = [UInt8]((0..<50_000).flatMap { _ in [0x82, 0xA0] as [UInt8] })
        let text = TextConversion.utf8(from: bytes, encoding: "shift_jis")
        #expect(text.map { String(decoding: $0, as: UTF8.self) } == String(repeating: "あ", count: 50_000))
    }

    @Test("An encoding that is none of these is left alone", arguments: ["utf-8", "windows-1256", ""])
    func unknown(encoding: String) { #expect(TextConversion.utf8(from: [0x61], encoding: encoding) == nil) }
}
