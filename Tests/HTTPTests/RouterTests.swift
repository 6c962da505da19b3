import Platform
import Testing

@testable import HTTP

@Suite("Routes are found by template") struct RouterTests {
    private func head(_ line: String) -> RequestHead {
        var parser = RequestParser(limits: Limits())
        let bytes = Array("\(line) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        let step = parser.parse(bytes.span)
        #expect(step == .head(byteCount: bytes.count))
        return parser.head
    }

    private func router() -> Router {
        var router = Router()
        for (method, template) in [
            (Method.get, "/"), (.get, "/v1/articles"), (.post, "/v1/articles"), (.get, "/v1/articles/{id}"),
            (.delete, "/v1/articles/{id}"), (.get, "/v1/articles/{id}/versions/{n}"), (.get, "/v1/articles/latest"),
        ] { router.on(method, template, on: .loop) { _ in Response(status: .ok) } }
        return router
    }

    @Test(
        "finds the route",
        arguments: [
            ("GET /", "/"), ("GET /v1/articles", "/v1/articles"), ("GET /v1/articles/a_1", "/v1/articles/{id}"),
            ("HEAD /v1/articles/a_1?x=1", "/v1/articles/{id}"), ("GET /v1/articles/latest", "/v1/articles/latest"),
            ("GET /v1/articles/latest/versions/2", "/v1/articles/{id}/versions/{n}"),
        ])
    func found(_ line: String, _ template: String) {
        guard case .route(let route) = router().match(head(line)) else {
            Issue.record("no route")
            return
        }
        #expect(route.template == template)
    }

    @Test(
        "finds nothing for an empty parameter, a longer path, another case",
        arguments: ["/v1/articles/", "/v1/articles/a/b", "/V1/articles", "/nothing"])
    func nothing(_ path: String) {
        guard case .none = router().match(head("GET \(path)")) else {
            Issue.record("a route was found")
            return
        }
    }

    @Test("tells the allowed methods, with HEAD and OPTIONS") func allowed() {
        guard case .methods(let methods) = router().match(head("PUT /v1/articles/a_1")) else {
            Issue.record("not refused")
            return
        }
        #expect(methods == [.get, .head, .delete, .options])
    }

    @Test("gives parameters and the query decoded") func parameters() {
        let head = head("GET /v1/articles/a%2F%D8%AE/versions/2?q=%D8%AE%D8%A8%D8%B1+x&flag&q=a%26b&=v&p=100%")
        guard case .route(let route) = router().match(head) else {
            Issue.record("no route")
            return
        }
        let request = Request(head: head, peer: .unspecified, identity: .made(255), route: route)
        #expect(request.pathParameter("id") == "a/خ")
        #expect(request.pathParameter("n") == "2")
        #expect(request.pathParameter("other") == nil)
        #expect(request.query.map(\.name) == ["q", "flag", "q", "", "p"])
        #expect(request.query.map(\.value) == ["خبر x", "", "a&b", "v", "100%"])
        #expect(request.requestID == "00000000000000ff")
    }
}
