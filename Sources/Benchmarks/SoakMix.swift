/// Draws the next request of one connection: of a hundred, sixty-eight reads, fifteen searches, four lists, five posts, five deletes of
/// what was posted, two imports of ten articles that are known already, one export of a day of a source. The archive keeps its size.
struct SoakMix {
    private var random: UInt64
    private let worker: Int
    private let articleCount: Int
    private var postCount = 0
    /// Keys of articles that this connection posted, was told are durable, and has not deleted.
    private(set) var acknowledged: [String] = []
    private var deleting: String?

    /// What the kinds of which there are many have of the whole.
    static let shares: [(kind: SoakKind, share: Double)] = [
        (.read, 0.68), (.search, 0.15), (.list, 0.04), (.post, 0.05),
    ]

    /// So many different words there are; the first are far more frequent than the last.
    private static let wordCount = 30_000
    private static let letters = Array("بتجحدرسشصطعفقكلمنهوي")

    init(worker: Int, articleCount: Int) {
        (self.worker, self.articleCount) = (worker, articleCount)
        random = UInt64(worker) &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    private mutating func number(below limit: Int) -> Int {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return Int(random % UInt64(limit))
    }

    private mutating func sentence(_ count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: " ")
    }

    /// An invented word of three to five letters, drawn about as words are drawn in texts.
    private mutating func word() -> String {
        let share = Double(number(below: 1 << 20)) / Double(1 << 20)
        var rest = Int(Double(SoakMix.wordCount) * share * share * share)
        var word = ""
        repeat {
            word.append(SoakMix.letters[rest % SoakMix.letters.count])
            rest /= SoakMix.letters.count
        } while rest > 0
        return "م" + word + "ا"
    }

    /// The line of an article of the archive that the load reads.
    static func article(_ number: Int) -> String {
        var mix = SoakMix(worker: number + 1, articleCount: 1)
        return mix.article("https://soak.example/\(number)", source: "s\(number % 200).example")
    }

    /// An article that was not drawn before.
    mutating func article() -> String { posted() }

    private mutating func article(_ url: String, source: String) -> String {
        let day = 1 + number(below: 28)
        let paragraphs = (0..<4).map { _ in "\"\(sentence(24))\"" }.joined(separator: ",")
        return "{\"url\":\"\(url)\",\"source\":\"\(source)\",\"headline\":\"\(sentence(6))\","
            + "\"published_at\":\"2026-0\(1 + number(below: 9))-\(day < 10 ? "0" : "")\(day)\",\"paragraphs\":[\(paragraphs)]}"
    }

    mutating func next(known ids: [String]) -> SoakRequest {
        switch number(below: 100) {
        case ..<68: return SoakRequest(.read, "GET", "/v1/articles/" + ids[number(below: ids.count)])
        case ..<83: return SoakRequest(.search, "GET", "/v1/search?q=" + SoakMix.encoded(sentence(2)))
        case ..<87: return SoakRequest(.list, "GET", "/v1/articles?limit=20&source=s\(number(below: 200)).example")
        case ..<92: return SoakRequest(.post, "POST", "/v1/articles", posted())
        case ..<97:
            guard let id = acknowledged.popLast() else { return SoakRequest(.post, "POST", "/v1/articles", posted()) }
            deleting = id
            return SoakRequest(.delete, "DELETE", "/v1/articles/" + id)
        case ..<99:
            let lines = (0..<10).map { _ in SoakMix.article(number(below: articleCount)) + "\n" }.joined()
            return SoakRequest(.importing, "POST", "/v1/import", lines, type: "application/x-ndjson")
        default:
            return SoakRequest(
                .exporting, "GET", "/v1/export?published_after=2026-01-01&published_before=2026-01-02&source=s1.example"
            )
        }
    }

    /// Notes what was acknowledged.
    mutating func note(_ answer: SoakClient.Answer?, to kind: SoakKind) {
        switch kind {
        case .post: if answer?.status == 201, let id = answer?.text("id") { acknowledged.append(id) }
        case .delete:
            // One that was not answered may have been deleted: nothing is claimed of it.
            if let answer, answer.status != 204, let deleting { acknowledged.append(deleting) }
            deleting = nil
        default: break
        }
    }

    private mutating func posted() -> String {
        postCount += 1
        return article("https://posted.example/\(worker)/\(random)/\(postCount)", source: "posted.example")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
