import Foundation
import Testing

@Suite("What an article says is found when it is stored, and asked for by article, entity, speaker, relation and day")
struct InsightTests {
    private static let text = """
        لجنة المياه تجتمع في عمان

        نشر في 10 نيسان 2019. 09:30 صباحا

        عمان - عقد وزير المياه الأردني سالم الزعبي اجتماعا أول من أمس مع وفد من تركيا.
        وقال الزعبي: "سنبدأ العمل في الشهر المقبل".
        وتضم اللجنة الثلاثية الأردن وتركيا والعراق.
        """

    private func server() async throws -> (RunningServer, String) {
        let server = try RunningServer()
        let posted = try await server.post(
            "/v1/articles",
            ["text": InsightTests.text, "source": ["id": "almarsad", "country": "JO", "tz": "Asia/Amman"]])
        #expect(posted.status == 201, "\(posted.text)")
        return (server, try #require(posted.fields["location"]))
    }

    private func data(_ answer: RunningServer.Answer) throws -> [[String: Any]] {
        #expect(answer.status == 200, "\(answer.text)")
        return try #require(try answer.json["data"] as? [[String: Any]])
    }

    @Test("an article's dates, entities, quotes and relations have places and rules")
    func article() async throws {
        let (server, location) = try await server()
        let dates = try data(try await server.get(location + "/dates"))
        #expect(dates.contains { $0["value"] as? String == "2019-04-08" && $0["paragraph"] as? String == "p1" })
        #expect(dates.contains { $0["value"] as? String == "2019-05" })
        let entities = try data(try await server.get(location + "/entities"))
        #expect(entities.contains { $0["id"] as? String == "country:TR" })
        #expect(entities.contains { $0["id"] as? String == "city:amman" && $0["paragraph"] as? String == "p1" })
        let quotes = try data(try await server.get(location + "/quotes"))
        #expect(quotes.map { $0["text"] as? String } == ["سنبدأ العمل في الشهر المقبل"])
        let relations = try data(try await server.get(location + "/relations"))
        #expect(relations.map { $0["members"] as? [String] } == [["country:JO", "country:TR", "country:IQ"]])
        #expect(try await server.get("/v1/articles/a_0000000000000000/quotes").status == 404)
    }

    @Test("entities are counted, filtered by kind and name, and known with their company")
    func entities() async throws {
        let (server, _) = try await server()
        let countries = try data(try await server.get("/v1/entities?type=country"))
        #expect(Set(countries.compactMap { $0["id"] as? String }) == ["country:JO", "country:TR", "country:IQ"])
        #expect(try data(try await server.get("/v1/entities?q=turk")).map { $0["name_ar"] as? String } == ["تركيا"])
        let entity = try await server.get("/v1/entities/country:TR").json
        #expect(entity["count"] as? Int == 1)
        #expect((entity["articles"] as? [[String: Any]])?.count == 1)
        #expect((entity["together"] as? [[String: Any]])?.contains { $0["id"] as? String == "country:IQ" } == true)
        #expect(try await server.get("/v1/entities/country:QQ").status == 404)
        #expect(try await server.get("/v1/articles?entity=country:TR").json["total"] as? Int == 1)
        #expect(try await server.get("/v1/articles?entity=country:FR").json["total"] as? Int == 0)
        #expect(try await server.get("/v1/entities?type=planet").status == 400)
    }

    @Test("who no table knows is called as the article writes the name, and facets bear names")
    func names() async throws {
        let (server, _) = try await server()
        let posted = try await server.post(
            "/v1/articles",
            [
                "source": ["id": "almarsad", "country": "JO", "tz": "Asia/Amman"],
                "text": """
                ليلى مصطفى تفتتح مكتبة

                نشر في 11 نيسان 2019. 09:30 صباحا

                عمان - افتتحت وزيرة الثقافة ليلى مصطفى مكتبة في تركيا.
                وقالت الوزيرة ليلى مصطفى إن المكتبة هدية.
                """,
            ])
        #expect(posted.status == 201, "\(posted.text)")
        let people = try data(try await server.get("/v1/entities?type=person&q=%D9%84%D9%8A%D9%84%D9%8A"))
        #expect(people.map { $0["name_ar"] as? String } == ["ليلى مصطفى"])
        let facets = try await server.get("/v1/search?facets=entity,place").json["facets"] as? [String: [[String: Any]]]
        let labels = facets?["entity"]?.compactMap { $0["label"] as? String } ?? []
        #expect(labels.contains("ليلى مصطفى") && labels.contains("تركيا"), "\(labels)")
        #expect(facets?["place"]?.compactMap { $0["label"] as? String } == ["عمان"])
    }

    @Test("quotes are asked by speaker, relations by kind, group and member")
    func lists() async throws {
        let (server, _) = try await server()
        let quotes = try data(try await server.get("/v1/quotes"))
        let speaker = try #require(quotes.first?["speaker"] as? String)
        #expect(speaker == "الزعبي")
        let encoded = try #require(speaker.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        #expect(try data(try await server.get("/v1/quotes?speaker=\(encoded)")).count == 1)
        #expect(try data(try await server.get("/v1/quotes?speaker=nobody")).isEmpty)
        #expect(try data(try await server.get("/v1/relations?type=member_of&member=country:IQ")).count == 1)
        #expect(try data(try await server.get("/v1/relations?type=led_by")).isEmpty)
        #expect(try await server.get("/v1/relations?type=friend_of").status == 400)
    }

    @Test("a linked speaker is asked by identifier, by the name as printed and by the known name")
    func linkedSpeaker() async throws {
        let server = try RunningServer()
        let text = "قالت وزارة الخارجية الأميركية إن \"المحادثات مستمرة ولن تتوقف هذا الشهر\"."
        let posted = try await server.post(
            "/v1/articles",
            ["headline": "محادثات", "lang": "ar", "published_at": "2019-04-10", "paragraphs": [text]])
        #expect(posted.status == 201)
        let quote = try #require(try data(try await server.get("/v1/quotes")).first)
        let id = try #require(quote["speaker_id"] as? String)
        for speaker in [id, try #require(quote["speaker"] as? String), "وزارة الخارجية الأمريكية"] {
            let encoded = try #require(speaker.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            #expect(try data(try await server.get("/v1/quotes?speaker=\(encoded)")).count == 1, "\(speaker)")
        }
    }

    @Test("articles are found by the days that they mention, and counted by them")
    func mentionedDays() async throws {
        let (server, _) = try await server()
        func total(_ filter: String) async throws -> Int? {
            try await server.get("/v1/articles?\(filter)").json["total"] as? Int
        }
        #expect(try await total("mentioned_after=2019-04-08&mentioned_before=2019-04-09") == 1)
        #expect(try await total("mentioned_after=2019-04-09&mentioned_before=2019-04-10") == 0)
        #expect(try await total("mentioned_before=2019-04-08") == 0)
        let timeline = try await server.get("/v1/timeline?by=mentioned").json
        let buckets = try #require(timeline["buckets"] as? [[String: Any]])
        #expect(buckets.contains { $0["start"] as? String == "2019-04-08" && $0["count"] as? Int == 1 })
        #expect(try await server.get("/v1/timeline?by=mentioned&interval=week").status == 400)
        #expect(try await server.get("/v1/articles?mentioned_after=soon").status == 400)
    }
}
