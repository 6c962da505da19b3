import News
import Testing

@testable import Insight

@Suite("Articles join the story that they tell when they come in, and a series of bulletins is none")
struct StoryWindowTests {
    private func item(
        _ id: String, hours: Int64, _ lead: String, names: [String] = [], source: String? = nil
    ) -> StoryItem {
        StoryItem(
            id: "a_" + id, source: source ?? "s" + id, time: 1_500_000_000 + hours * 3600,
            terms: StoryItem.terms(of: lead), names: names, fingerprint: Fingerprint(headline: "", text: lead))
    }

    private var flood: [StoryItem] {
        [
            item("1", hours: 0, "انهار جسر خشبي قديم فوق وادي السرو بعد فيضان مفاجئ وانقطعت القرية الجبلية"),
            item("2", hours: 5, "فيضان مفاجئ يهدم الجسر الخشبي فوق وادي السرو والقرية الجبلية معزولة"),
            item("3", hours: 6, "افتتاح متحف للطوابع النادرة في قاعة البريد القديمة وسط حضور كبير"),
            item(
                "4", hours: 20, "القرية الجبلية المعزولة قرب وادي السرو تنتظر مروحية بعد انهيار الجسر الخشبي بسبب فيضان"
            ),
            item("5", hours: 400, "جسر خشبي جديد فوق وادي السرو يعيد القرية الجبلية بعد فيضان"),
        ]
    }

    private func stories(_ items: [StoryItem], capacity: Int = 64) -> [String] {
        var window = StoryWindow(capacity: capacity)
        return items.map { window.place($0).story }
    }

    @Test("three tell of the flood, one of the museum, and one comes weeks later")
    func joins() {
        var window = StoryWindow(capacity: 64)
        let places = flood.map { window.place($0) }
        #expect(places.map(\.story) == ["s_1", "s_1", "s_3", "s_1", "s_5"])
        #expect(places.map(\.beside) == [nil, "a_1", nil, "a_2", nil])
        for place in places where place.beside != nil {
            #expect(place.terms.count >= 4 && place.score > 0 && place.score <= 1)
        }
        #expect(window.count == 5 && window.story(of: "a_4") == "s_1")
    }

    @Test("an article that comes late joins by the time of its publication, and the story keeps its name")
    func late() {
        #expect(stories([flood[1], flood[0], flood[3]]) == ["s_2", "s_2", "s_2"])
    }

    @Test("an article that is placed again takes no other's place, and one that is gone holds no story together")
    func again() {
        var window = StoryWindow(capacity: 64)
        for item in flood { _ = window.place(item) }
        #expect(window.place(flood[1]).story == "s_1")
        #expect(window.count == 5)
        window.forget("a_1")
        window.forget("a_2")
        window.forget("a_4")
        #expect(window.place(flood[1]) == StoryPlace(story: "s_2"))
        window.keep(flood[0], in: "s_other")
        #expect(window.place(flood[3]).story != "s_4")
    }

    @Test("a shared person with much of the lead joins; the person alone does not")
    func names() {
        let person = ["person:salem_alzoubi"]
        let first = item("1", hours: 0, "الوزير يفتتح محطة تحلية جديدة قرب الميناء", names: person)
        let second = item("2", hours: 3, "محطة تحلية تدخل الخدمة قرب الميناء", names: person)
        let other = item("3", hours: 3, "الوزير يبحث رواتب المعلمين ونقص الكتب في المدارس", names: person)
        var window = StoryWindow(capacity: 64)
        _ = window.place(first)
        let place = window.place(second)
        #expect(place.story == "s_1" && place.entities == person)
        #expect(window.place(other).story == "s_3")
    }

    @Test("a word that everybody uses is not rare, one that only the story uses is, however often")
    func rarity() {
        var window = StoryWindow(capacity: 4096)
        let common = "اجتماع الحكومة المجلس القرار البرلمان"
        for index in 0..<1000 {
            _ = window.place(item("n\(index)", hours: 0, common + " كلمة\(index)ما لفظ\(index)ما خاص\(index)ما"))
        }
        #expect(window.place(item("x", hours: 1, common + " موضوع مختلف تماما")).story == "s_x")
        let told = (0..<40).map {
            window.place(item("f\($0)", hours: 2, "حريق غابات الأرز يلتهم مئات الهكتارات قسم\($0)ما"))
        }
        #expect(Set(told.map(\.story)) == ["s_f0"])
    }

    @Test("issues of one bulletin are no story; two papers that print one issue are")
    func bulletins() {
        func bulletin(_ first: Int, _ second: Int) -> String {
            "أغلق مؤشر البورصة على \(first) نقطة وسط تداولات بلغت \(second) مليون سهم، وارتفعت أسهم المصارف والخدمات وتراجعت أسهم الصناعة في جلسة هادئة"
        }
        let monday = item("1", hours: 0, bulletin(2150, 31), source: "suq")
        let tuesday = item("2", hours: 24, bulletin(2163, 28), source: "suq")
        let copy = item("3", hours: 1, bulletin(2150, 31), source: "akhbar")
        #expect(stories([monday, copy, tuesday]) == ["s_1", "s_1", "s_2"])
    }

    @Test("the window forgets the oldest arrivals and nothing else")
    func capacity() {
        var window = StoryWindow(capacity: 2)
        for item in flood.prefix(3) { _ = window.place(item) }
        #expect(window.count == 2)
        #expect(window.story(of: "a_1") == nil && window.story(of: "a_2") == "s_1")
        #expect(window.place(flood[3]).story == "s_1")
    }
}
