import Testing

@testable import Tarwisa

@Suite("Query parameters are taken by name and never clamped")
struct ParametersTests {
    @Test("what nobody took is refused by name")
    func unknown() {
        var parameters = Parameters([("q", "x"), ("colour", "red")])
        #expect(throws: Never.self) { try parameters.value("q") }
        let problem = #expect(throws: Problem.self) { try parameters.refuseRest() }
        #expect(problem?.code == .unknownParameter)
        #expect(problem?.places.first?.position == .parameter("colour"))
    }

    @Test("numbers out of range are refused", arguments: ["0", "1001", "-1", "1.5", "", "٥", "99999999999999999999"])
    func numbers(text: String) {
        var parameters = Parameters([("limit", text)])
        #expect(throws: Problem.self) { try parameters.number("limit", in: 1...1000) }
    }

    @Test("a name that may stand once is refused twice, a list is joined over repeats")
    func repeats() {
        var parameters = Parameters([
            ("sort", "newest"), ("sort", "oldest"), ("fields", "id,url"), ("fields", "headline"),
        ])
        #expect(throws: Problem.self) { try parameters.value("sort") }
        #expect(parameters.list("fields") == ["id", "url", "headline"])
        #expect(parameters.list("facets") == nil)
    }
}
