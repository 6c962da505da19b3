import Storage
import Testing

@Suite("The members of an object are ranges of its bytes")
struct JSONMembersTests {
    private func members(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return JSONMembers(of: bytes.span).members.map {
            "\($0.name)=\(String(decoding: bytes[$0.value], as: UTF8.self))"
        }
    }

    @Test(
        "values keep their brackets, commas inside them are theirs",
        arguments: [
            ("{}", []), ("{\"a\":1}", ["a=1"]),
            ("{\"a\":[1,{\"b\":2}],\"c\":\"x,y\"}", ["a=[1,{\"b\":2}]", "c=\"x,y\""]),
            (
                #"{"a":"he said \"no\", {then}","b":null,"c":true}"#,
                [#"a="he said \"no\", {then}""#, "b=null", "c=true"]
            ),
            (#"{"a":{"x":"}"},"b":"\\"}"#, [#"a={"x":"}"}"#, #"b="\\""#]), ("[1]", []), ("", []),
        ] as [(String, [String])])
    func walks(text: String, expected: [String]) {
        #expect(members(text) == expected)
    }

    @Test("text that is cut off ends the walk, wherever it is cut")
    func truncated() {
        let text = Array(#"{"headline":"عنوان \" آخر","tags":["a","b"],"n":12}"#.utf8)
        for end in 0...text.count { _ = JSONMembers(of: Array(text[..<end]).span) }
    }
}
