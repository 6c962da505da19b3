import Storage
import Testing

@Suite struct JSONWriterTests {
    @Test("what must be escaped is, wherever it stands in a text, and nothing else", arguments: 0..<20)
    func escapes(place: Int) throws {
        for (character, spelling) in [
            ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{1F}", #"\u001f"#), ("\u{0}", #"\u0000"#),
            ("\u{7F}", "\u{7F}"), ("é", "é"), ("ܢ", "ܢ"), ("😀", "😀"), (" ", " "), ("]", "]"), ("#", "#"),
        ] {
            let (before, after) = (String(repeating: "ب", count: place), String(repeating: "z", count: 19 - place))
            var writer = JSONWriter()
            writer.string(before + character + after)
            #expect(writer.bytes == Array("\"\(before)\(spelling)\(after)\"".utf8))
        }
    }
}
