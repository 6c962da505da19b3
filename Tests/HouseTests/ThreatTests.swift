import Testing

@Suite("The threat model names tests that are there")
struct ThreatTests {
    /// The lines that name a test file, with the tests' names before it.
    private static func guards() throws -> [(line: String, names: [String], path: String)] {
        try Checkout.text("Sources/HTTP/THREATS.md").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("- "), let range = line.firstRange(of: "`Tests/") else { return nil }
            let path = line[line.index(after: range.lowerBound)...].prefix { $0 != "`" }
            let quoted = line[..<range.lowerBound].split(separator: "\"", omittingEmptySubsequences: false)
            let names = quoted.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            return (String(line), names, String(path))
        }
    }

    @Test("every guard's file is there and holds a test of the name that is given")
    func guardsExist() throws {
        let guards = try ThreatTests.guards()
        #expect(guards.count > 20)
        for item in guards {
            let text = try Checkout.text(item.path)
            for name in item.names { #expect(text.contains("\"\(name)\""), "\(item.path): \(name)") }
            #expect(text.contains("@Test("), "\(item.path)")
        }
    }

    @Test("every boundary has a guard")
    func boundariesGuarded() throws {
        let text = try Checkout.text("Sources/HTTP/THREATS.md")
        let start = try #require(text.firstRange(of: "## Boundaries")).upperBound
        let end = try #require(text.firstRange(of: "## Not defended")).lowerBound
        let boundaries = text[start..<end].split(separator: "\n\n").filter { $0.contains("**") }
        #expect(boundaries.count >= 10)
        for boundary in boundaries { #expect(boundary.contains("`Tests/"), "\(boundary.prefix(60))") }
    }
}
