import News
import Storage

/// What a server acknowledged, and what it may have begun: the states in which its articles may be found after a kill.
struct CrashLedger {
    /// The versions of one article since it was last created; none where it is absent.
    struct State: Equatable {
        var texts: [Int] = []
        /// The number of the newest version, also of one that was deleted.
        var lastVersion = 0

        var isAbsent: Bool { texts.isEmpty }

        func posting(_ text: Int) -> State {
            texts.last == text ? self : State(texts: texts + [text], lastVersion: lastVersion + 1)
        }

        var deleted: State { isAbsent ? self : State(texts: [], lastVersion: lastVersion) }
    }

    enum Write {
        case post(Int, text: Int)
        case delete(Int)
    }

    private var acknowledged: [Int: State] = [:]
    /// Where a write was begun and not answered: the state that it would lead to.
    private var begun: [Int: State] = [:]
    private(set) var acknowledgedCount = 0
    /// Answers that no write should have had.
    private var refusals: [String] = []

    /// Articles that are there, by number.
    var presentCount: Int { acknowledged.values.count(where: { !$0.isAbsent }) }

    mutating func begin(_ write: Write) {
        switch write {
        case .post(let number, let text): begun[number] = (acknowledged[number] ?? State()).posting(text)
        case .delete(let number): begun[number] = (acknowledged[number] ?? State()).deleted
        }
    }

    mutating func acknowledge(_ write: Write) {
        let number =
            switch write {
            case .post(let number, _), .delete(let number): number
            }
        acknowledged[number] = begun.removeValue(forKey: number)
        acknowledgedCount += 1
    }

    /// What concerns some articles alone, for a writer that no other disturbs.
    func part(_ numbers: Range<Int>) -> CrashLedger {
        var part = CrashLedger()
        part.acknowledged = acknowledged.filter { numbers.contains($0.key) }
        return part
    }

    /// Takes a writer's part back.
    mutating func merge(_ part: CrashLedger) {
        acknowledged.merge(part.acknowledged) { $1 }
        begun.merge(part.begun) { $1 }
        acknowledgedCount += part.acknowledgedCount
        refusals += part.refusals
    }

    mutating func refuse(_ answer: CrashClient.Answer) {
        refusals.append("\(answer.status) \(String(decoding: answer.content, as: UTF8.self))")
    }

    /// Compares the server's articles with the ledger, and takes what was begun and is there as the new state.
    mutating func compare(with client: inout CrashClient) throws -> [String] {
        var problems = refusals.map { "a write was refused: \($0)" }
        refusals = []
        for number in Set(acknowledged.keys).union(begun.keys).sorted() {
            let allowed = [acknowledged[number] ?? State(), begun[number]].compactMap(\.self)
            var reasons: [String] = []
            for state in allowed {
                guard let reason = try CrashLedger.difference(number, state, &client) else {
                    acknowledged[number] = state
                    reasons = []
                    break
                }
                reasons.append(reason)
            }
            problems += reasons.isEmpty ? [] : ["article \(number): " + reasons.joined(separator: "; nor: ")]
        }
        begun = [:]
        let total = try client.send("GET", "/v1/articles?limit=1").number("total")
        if total != presentCount { problems.append("\(total ?? -1) articles are listed, \(presentCount) are there") }
        return problems
    }

    /// Why an article is not in a state; nil where it is: whole, with each version once.
    private static func difference(_ number: Int, _ state: State, _ client: inout CrashClient) throws -> String? {
        let path = "/v1/articles/\(InventedArticle.short(number).id)"
        let answer = try client.send("GET", path)
        guard let text = state.texts.last else {
            let expected = state.lastVersion == 0 ? 404 : 410
            return answer.status == expected ? nil : "\(answer.status) in the place of \(expected)"
        }
        guard answer.status == 200 else { return "\(answer.status) in the place of 200" }
        if let reason = try difference(answer, number, text, version: state.lastVersion) { return reason }
        let count = try client.send("GET", path + "/versions").number("total")
        if count != state.texts.count { return "\(count ?? -1) versions in the place of \(state.texts.count)" }
        for (index, text) in state.texts.dropLast().enumerated() {
            let version = state.lastVersion - state.texts.count + 1 + index
            let answer = try client.send("GET", path + "/versions/\(version)")
            if let reason = try difference(answer, number, text, version: version) { return reason }
        }
        return nil
    }

    private static func difference(
        _ answer: CrashClient.Answer, _ number: Int, _ text: Int, version: Int
    ) throws -> String? {
        let reading = try ArticleJSON.reading(of: answer.content)
        let expected = article(number, text)
        if reading.version != version { return "version \(reading.version ?? 0) in the place of \(version)" }
        let isWhole =
            reading.article.headline == expected.headline
            && reading.article.paragraphs.map(\.text) == expected.paragraphs.map(\.text)
        return isWhole ? nil : "version \(version) holds another text"
    }

    static func article(_ number: Int, _ text: Int) -> Article {
        InventedArticle.short(number, text: text, paragraphs: text % 40)
    }
}
