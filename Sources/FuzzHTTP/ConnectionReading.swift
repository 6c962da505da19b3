@testable import HTTP
import Platform

/// One connection's bytes, read with the parser and the decoder in whatever pieces they come.
struct ConnectionReading {
    enum Event: Equatable {
        case head(bytes: [UInt8], fieldCount: Int, framing: Framing, keepsAlive: Bool)
        case content([UInt8])
        case end
        case failed(HTTPError)
        case incomplete
    }

    private var events: [Event] = []
    private var buffer: [UInt8] = []
    private var parser = RequestParser(limits: Limits())
    private var decoder: ContentDecoder?
    private var content: [UInt8] = []
    private var expected: Int?
    private var hasFailed = false
    private let router = ConnectionReading.router()

    mutating func feed(_ bytes: ArraySlice<UInt8>) {
        buffer += bytes
        while !hasFailed, decoder == nil ? readHead() : readContent() {}
    }

    /// The bytes are over.
    mutating func finished() -> [Event] {
        noteContent()
        if !hasFailed, decoder != nil || parser.hasBegun { events.append(.incomplete) }
        return events
    }

    private mutating func readHead() -> Bool {
        guard !buffer.isEmpty else { return false }
        let bytes = buffer
        switch parser.parse(bytes.span) {
        case .needsMore: return false
        case .failed(let error): fail(error)
        case .head(let byteCount):
            check(parser.head, byteCount)
            buffer.removeFirst(byteCount)
            let head = parser.head
            events.append(
                .head(
                    bytes: head.bytes, fieldCount: head.fields.count, framing: head.framing, keepsAlive: head.keepsAlive
                ))
            if case .length(let length) = head.framing { expected = length } else { expected = nil }
            decoder = ContentDecoder(framing: head.framing, limits: Limits())
        }
        return true
    }

    /// Every range lies in the head's bytes, no segment leads upwards, and the router can walk the path.
    private func check(_ head: RequestHead, _ byteCount: Int) {
        precondition(byteCount <= buffer.count && byteCount <= head.bytes.count)
        let ranges =
            head.segments + head.fields.flatMap { [$0.name, $0.value] }
            + [head.target, head.path, head.query, head.host, head.requestID, head.ifNoneMatch].compactMap(\.self)
        for range in ranges { precondition(range.lowerBound >= 0 && range.upperBound <= head.bytes.count) }
        for segment in head.segments {
            precondition(!["..", "."].contains(head.text(segment)), "a dot segment is left")
        }
        let request = Request(head: head, peer: .unspecified, identity: RequestIdentity(of: head, otherwise: 0))
        _ = (request.path, request.query.count, request.requestID, router.match(head))
    }

    private mutating func readContent() -> Bool {
        guard var decoder else { return false }
        let step = decoder.decode(buffer.span)
        self.decoder = decoder
        switch step {
        case .needsMore(let consumed):
            buffer.removeFirst(consumed)
            return false
        case .content(let range):
            precondition(!range.isEmpty, "content without bytes would be read for ever")
            content += buffer[range]
            buffer.removeFirst(range.upperBound)
        case .end(let consumed):
            buffer.removeFirst(consumed)
            if let expected { precondition(content.count == expected, "Content-Length is not kept") }
            noteContent()
            events.append(.end)
            self.decoder = nil
            parser.reset()
        case .failed(let error): fail(error)
        }
        return true
    }

    private mutating func fail(_ error: HTTPError) {
        noteContent()
        events.append(.failed(error))
        hasFailed = true
    }

    private mutating func noteContent() {
        if !content.isEmpty { events.append(.content(content)) }
        content = []
    }

    private static func router() -> Router {
        var router = Router()
        for template in ["/", "/a", "/a/{id}", "/a/b", "/{x}/b/{y}"] {
            router.on(.get, template, on: .loop) { _ in Response(status: .ok) }
        }
        return router
    }
}
