import Storage
import Testing

@Suite("The reader of stored JSON says where it stopped")
struct JSONReaderTests {
    @Test(
        "the place of an error is within the text, wherever the text is cut",
        arguments: [
            #"{"headline":"a \" b \u0628 \\ c","paragraphs":[{"text":"x\n"}],"word_count":12.5e3,"dir":null}"#,
            #"{"ur\\\\\\\"#,
        ])
    func places(json: String) {
        let bytes = Array(json.utf8)
        for count in 0..<bytes.count {
            let error = #expect(throws: JSONError.self) { _ = try ArticleJSON.reading(of: Array(bytes[..<count])) }
            #expect((0...count).contains(error?.byteOffset ?? -1), "cut after \(count)")
        }
    }
}
