import Foundation
import Testing

@Suite("Copies of an article are listed with what they share; other issues of a bulletin stand apart")
struct CopyTests {
    private static func bulletin(_ dollar: String, _ euro: String, _ gold: String) -> String {
        """
        أغلق سعر صرف الدولار في السوق المحلية عند \(dollar) ليرة للمبيع فيما بلغ سعر اليورو \(euro) ليرة، وسجل غرام الذهب \(gold) ليرة \
        وفق نشرة نقابة الصاغة، وسط هدوء في حركة البيع والشراء وترقب لقرارات المصرف المركزي بشأن الفائدة.
        """
    }

    private func post(_ server: RunningServer, _ source: String, _ number: Int, _ day: Int, _ text: String) async throws
        -> String
    {
        let answer = try await server.post(
            "/v1/articles",
            [
                "url": "https://\(source).example/\(number)", "headline": "نشرة أسعار الصرف والذهب", "lang": "ar",
                "published_at": "2019-04-\(day)T10:0\(number):00+03:00", "source": ["id": source], "paragraphs": [text],
            ])
        return try #require(try answer.json["id"] as? String, "\(answer.text)")
    }

    @Test("the number guard parts copies of one issue from other issues")
    func bulletins() async throws {
        let server = try RunningServer()
        let monday = CopyTests.bulletin("515.5", "580.25", "18900")
        let first = try await post(server, "suq", 1, 15, monday)
        let copy = try await post(server, "akhbar", 2, 15, "(وكالات) - " + monday + " ولم تصدر النقابة نشرة أخرى.")
        let tuesday = try await post(server, "suq", 3, 16, CopyTests.bulletin("517.75", "583", "19150"))
        let answer = try await server.get("/v1/articles/\(first)/duplicates").json
        let data = try #require(answer["data"] as? [[String: Any]])
        #expect(data.map { $0["id"] as? String } == [copy])
        #expect(data[0]["score"] as? Double ?? 0 > 0.7)
        #expect(data[0]["holds"] as? Double == 1)
        #expect(data[0]["held"] as? Double ?? 1 < 1)
        #expect((data[0]["reasons"] as? [String])?.contains("same numbers") == true)
        #expect((data[0]["credits"] as? [[String: Any]])?.map { $0["id"] as? String } == ["agencies"])
        #expect(answer["total"] as? Int == 1 && answer["first"] as? String == first)
        #expect((answer["series"] as? [[String: Any]])?.map { $0["id"] as? String } == [tuesday])
        let other = try await server.get("/v1/articles/\(tuesday)/duplicates").json
        #expect(other["total"] as? Int == 0 && other["first"] is NSNull)
        #expect((other["series"] as? [[String: Any]])?.map { $0["id"] as? String } == [first])
        #expect((other["urls"] as? [Any])?.isEmpty == true)
    }

    @Test("limits and least scores are kept, and total counts what there is")
    func limits() async throws {
        let server = try RunningServer()
        let text = CopyTests.bulletin("515.5", "580.25", "18900")
        let first = try await post(server, "suq", 1, 15, text)
        for number in 2...4 { _ = try await post(server, "paper\(number)", number, 15, text) }
        let answer = try await server.get("/v1/articles/\(first)/duplicates?limit=2").json
        #expect((answer["data"] as? [Any])?.count == 2 && answer["total"] as? Int == 3)
        _ = try await post(
            server, "paper5", 5, 15, text + " " + String(repeating: "وأضاف تاجر رفض ذكر اسمه أن الطلب ضعيف. ", count: 2)
        )
        let close = try await server.get("/v1/articles/\(first)/duplicates?min_score=0.95").json
        #expect(close["total"] as? Int == 3)
        #expect(try await server.get("/v1/articles/\(first)/duplicates?limit=0").status == 400)
        #expect(try await server.get("/v1/articles/a_0000000000000000/duplicates").status == 404)
    }
}
