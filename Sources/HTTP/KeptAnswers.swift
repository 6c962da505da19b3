import Bytes
import Platform

/// An answer that was given to a head, and that the same head gets again for as long as its edition is current.
final class KeptAnswer {
    /// What another head must equal.
    let head: [UInt8]
    /// The request it answered; what is asked of it each time stands beside it, so that nobody has to copy it.
    let request: Request
    let route: Route?
    let method: Method
    let status: Status
    /// All field lines but `Date` and `X-Request-Id`, which each answer has of its own, with the empty line.
    let lines: [UInt8]
    let content: ByteSlice?
    let edition: Edition

    init(
        to request: Request, head: [UInt8], status: Status, lines: [UInt8], content: ByteSlice?, edition: Edition
    ) {
        (self.request, self.head, self.status) = (request, head, status)
        (route, method) = (request.route, request.method)
        (self.lines, self.content, self.edition) = (lines, content, edition)
    }

    /// Whether the bytes begin with the head that was answered, and nothing was published since.
    func holds(for bytes: borrowing Span<UInt8>) -> Bool {
        let known = head
        return bytes.begins(with: known.span, from: 0) && edition.isCurrent
    }
}

/// A loop's kept answers, by the bytes of their requests' heads; few, so that they are no second archive.
///
/// Every byte of a head takes part in the comparison, so whatever in it decides an answer (target, `Host`, `Authorization`, `Origin`,
/// conditions) decides it here as well. Only the handler can allow that its answer is kept, by naming an edition.
struct KeptAnswers {
    /// A head has one place, which it shares with others that begin alike.
    private var answers: [KeptAnswer?] = Array(repeating: nil, count: KeptAnswers.placeCount)
    /// The hash of the last head that had to be read, for each place: what is asked once is not worth keeping.
    private var asked: [UInt64] = Array(repeating: 0, count: KeptAnswers.placeCount)

    private static let placeCount = 64
    /// The bytes that choose a head's place: method and target of an article's, at least.
    private static let prefixByteCount = 40
    private static let headLimit = 2 << 10
    private static let contentLimit = 32 << 10

    /// The answer to the head that the bytes begin with.
    func answer(to bytes: borrowing Span<UInt8>) -> KeptAnswer? {
        guard bytes.count >= KeptAnswers.prefixByteCount, let answer = answers[KeptAnswers.place(of: bytes)],
            answer.holds(for: bytes)
        else { return nil }
        return answer
    }

    /// Keeps an answer that names an edition where its head was asked a second time; `lines` makes those that are kept.
    mutating func offer(
        _ response: Response, as status: Status, to request: Request, carriesContent: Bool, lines: () -> [UInt8]
    ) {
        guard let edition = response.edition, let headByteCount = KeptAnswers.headByteCount(of: request) else { return }
        var content: ByteSlice?
        if carriesContent {
            guard case .slice(let slice) = response.content, slice.count <= KeptAnswers.contentLimit else { return }
            content = slice
        }
        let head = Array(request.head.bytes[..<headByteCount])
        let (place, hash) = (KeptAnswers.place(of: head.span), head.span.wideHash(seed: 0))
        guard asked[place] == hash else { return asked[place] = hash }
        answers[place] = KeptAnswer(
            to: request, head: head, status: status, lines: lines(), content: content, edition: edition)
    }

    /// Gives back what answers of old editions hold.
    mutating func letGoOfOldEditions() {
        for place in answers.indices where answers[place]?.edition.isCurrent == false { answers[place] = nil }
    }

    /// nil for a request whose answer is not kept: one with content, with an identity of its own, or of HTTP/1.0.
    private static func headByteCount(of request: Request) -> Int? {
        let head = request.head
        guard request.isRead, head.framing == .none, !head.isHTTP10, head.requestID == nil, let section = head.section,
            (prefixByteCount...headLimit).contains(section.upperBound)
        else { return nil }
        return section.upperBound
    }

    private static func place(of bytes: borrowing Span<UInt8>) -> Int {
        Int(truncatingIfNeeded: bytes.extracting(0..<prefixByteCount).wideHash(seed: 0) >> 32) & (placeCount - 1)
    }
}
