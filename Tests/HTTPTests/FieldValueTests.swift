import Testing

@testable import HTTP

@Suite("Dates, validators and ranges are read as RFC 9110 writes them") struct FieldValueTests {
    @Test(
        "reads the three forms of a date",
        arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func dates(_ text: String) { #expect(HTTPDate.seconds(text) == 784_111_777) }

    @Test(
        "reads no date where there is none",
        arguments: [
            "yesterday", "", "Sun, 06 Nov 1994 08:49:37", "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT",
        ])
    func noDates(_ text: String) { #expect(HTTPDate.seconds(text) == nil) }

    @Test(
        "writes IMF-fixdate",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        ])
    func written(_ seconds: Int64, _ text: String) { #expect(HTTPDate.text(seconds) == text) }

    @Test(
        "finds an entity tag in a list",
        arguments: [
            ("\"a\"", "\"a\"", true), ("\"x\", \"y,z\" , \"a\"", "\"a\"", true), ("W/\"a\"", "\"a\"", true),
            ("*", "\"a\"", true),
            ("\"b\"", "\"a\"", false), ("\"unterminated", "\"a\"", false), ("a", "\"a\"", false), ("", "\"a\"", false),
        ])
    func tags(_ list: String, _ tag: String, _ isListed: Bool) {
        #expect(Preconditions.isListed(tag, in: Array(list.utf8)[...], weakly: true) == isListed)
    }

    @Test("takes a weak tag for none where the comparison is strong") func strong() {
        #expect(!Preconditions.isListed("\"a\"", in: Array("W/\"a\"".utf8)[...], weakly: false))
        #expect(!Preconditions.isListed("W/\"a\"", in: Array("\"a\"".utf8)[...], weakly: false))
        #expect(!Preconditions.isListed(nil, in: Array("*".utf8)[...], weakly: true))
    }

    @Test(
        "reads byte ranges over 100 bytes",
        arguments: [
            ("bytes=0-9", ByteRanges.parts([0..<10])), ("bytes=90-", .parts([90..<100])),
            ("bytes=-5", .parts([95..<100])),
            ("bytes=-500", .parts([0..<100])), ("bytes=0-0, 99-200", .parts([0..<1, 99..<100])),
            ("BYTES=5-5", .parts([5..<6])),
            ("bytes=100-", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=100-, 5-6", .parts([5..<7])),
            ("lines=0-9", .whole), ("bytes=zz", .whole), ("bytes=9-5", .whole), ("bytes=", .whole),
            ("bytes=1-2,", .whole),
            ("bytes=0-18446744073709551616", .parts([0..<100])), ("bytes=0-99,0-99", .whole),
        ])
    func ranges(_ text: String, _ expected: ByteRanges) { #expect(ByteRanges(text, length: 100) == expected) }

    @Test("takes ranges that add up to more than there is for the whole, however large") func largeRanges() {
        #expect(ByteRanges("bytes=0-,0-,0-", length: .max) == .whole)
        #expect(ByteRanges("bytes=0-8,9-", length: .max) == .parts([0..<9, 9..<Int.max]))
    }

    @Test(
        "knows a fingerprinted name",
        arguments: [
            ("app.3f9a1c2b.js", true), ("app-0123456789ab.css", true), ("app.js", false), ("app.deadbeef.js", false),
            ("2024-report.html", false),
        ])
    func fingerprints(_ name: String, _ isFingerprinted: Bool) {
        #expect(StaticFile.isFingerprinted(name) == isFingerprinted)
    }

    @Test("lets no value end its field line") func injection() {
        var fields: Fields = ["Location": "/a\r\nSet-Cookie: x=1"]
        #expect(fields["location"] == "/a  Set-Cookie: x=1")
        #expect(!fields.contains("Set-Cookie"))
        fields.set("LOCATION", "/b")
        #expect(fields["Location"] == "/b")
        fields.remove("location")
        #expect(fields.isEmpty)
        #expect(FieldName(checking: "a b") == nil)
    }
}
