@testable import HTTP

/// Reads one connection's bytes with the parser and the decoder, in whatever pieces, and notes what they report.
struct MessageReader {
    private(set) var events: [String] = []
    private var buffer: [UInt8] = []
    private var parser: RequestParser
    private var decoder: ContentDecoder?
    private var content: [UInt8] = []
    private var hasFailed = false
    private let limits: Limits

    init(limits: Limits = Limits()) {
        self.limits = limits
        parser = RequestParser(limits: limits)
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        buffer += bytes
        while !hasFailed, decoder == nil ? readHead() : readContent() {}
    }

    /// Whether all bytes so far were whole messages without a fault.
    var isBetweenMessages: Bool { !hasFailed && decoder == nil && buffer.isEmpty }

    /// The bytes are over: notes whether a message is left incomplete.
    mutating func finish() {
        noteContent()
        if !hasFailed, decoder != nil || !buffer.isEmpty { events.append("more") }
    }

    private mutating func readHead() -> Bool {
        guard !buffer.isEmpty else { return false }
        let bytes = buffer
        switch parser.parse(bytes.span) {
        case .needsMore: return false
        case .failed(let error): fail(error)
        case .head(let byteCount):
            buffer.removeFirst(byteCount)
            noteHead(parser.head)
            decoder = ContentDecoder(framing: parser.head.framing, limits: limits)
        }
        return true
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
            content += buffer[range]
            buffer.removeFirst(range.upperBound)
        case .end(let consumed):
            buffer.removeFirst(consumed)
            noteContent()
            events.append("end")
            self.decoder = nil
            parser.reset()
        case .failed(let error): fail(error)
        }
        return true
    }

    private mutating func fail(_ error: HTTPError) {
        noteContent()
        events.append("error \(error.status.code)")
        hasFailed = true
    }

    private mutating func noteContent() {
        if !content.isEmpty { events.append("content " + String(decoding: content, as: UTF8.self)) }
        content = []
    }

    private mutating func noteHead(_ head: RequestHead) {
        events.append("request \(head.method.name) \(head.text(head.target))")
        if let host = head.host { events.append("host \(head.text(host))") }
        events.append("path " + head.segments.map { head.text($0) }.joined(separator: " | "))
        for field in head.fields {
            events.append("field \(head.text(field.name)): \(head.text(field.value))".trimmingEnd)
        }
        for range in [head.requestID, head.ifNoneMatch, head.ifModifiedSince, head.query].compactMap(\.self) {
            events.append("noted \(head.text(range))")
        }
        switch head.framing {
        case .none: events.append("framing none")
        case .length(let length): events.append("framing length \(length)")
        case .chunked: events.append("framing chunked")
        }
        if !head.keepsAlive { events.append("close") }
        if head.expectsContinue { events.append("continue") }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
