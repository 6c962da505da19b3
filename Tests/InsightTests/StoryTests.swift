import Testing

@testable import Insight

@Suite("Articles that tell of one event are one story, in whatever order they come")
struct StoryTests {
    private func item(_ id: String, hours: Int64, _ lead: String, names: [String] = []) -> StoryItem {
        StoryItem(
            id: "a_" + id, source: "s" + id, time: 1_500_000_000 + hours * 3600, terms: StoryItem.terms(of: lead),
            names: names,
            fingerprint: Fingerprint(headline: "", text: lead))
    }

    private var items: [StoryItem] {
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

    @Test("three tell of the flood, one of the museum, and one comes weeks later")
    func groups() {
        let stories = Story.stories(of: items)
        #expect(Set(stories.map { $0.members.map(\.item.id) }) == [["a_1", "a_2", "a_4"], ["a_3"], ["a_5"]])
        #expect(stories.first { $0.members.count == 3 }?.id == "s_1")
        #expect(stories.allSatisfy { $0.members.dropFirst().allSatisfy { $0.terms.count >= 4 || !$0.names.isEmpty } })
    }

    @Test("the order in which articles are given does not count")
    func order() {
        let expected = Story.stories(of: items)
        #expect(Story.stories(of: items.reversed()) == expected)
        #expect(Story.stories(of: [items[3], items[0], items[4], items[2], items[1]]) == expected)
    }

    @Test("a text that is taken over names its origin and the part of it")
    func lineage() {
        let text = "انهار جسر خشبي قديم فوق وادي السرو بعد فيضان مفاجئ وانقطعت القرية الجبلية عن المدينة"
        let stories = Story.stories(of: [item("1", hours: 0, text), item("2", hours: 2, text + " كما قال شهود")])
        #expect(stories.count == 1)
        #expect(stories.first?.members.last?.origin == "a_1")
        #expect((stories.first?.members.last?.contained ?? 0) > 0.7)
    }

    @Test("nothing and one article make no more than they are")
    func edges() {
        #expect(Story.stories(of: []).isEmpty)
        #expect(Story.stories(of: [items[0]]).map(\.members.count) == [1])
    }
}
