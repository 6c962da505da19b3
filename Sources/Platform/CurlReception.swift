/// What has come of one response, line by line and part by part: a value that decides when to stop.
struct CurlReception {
    /// Set once the header section is complete.
    var plan = CurlContentPlan.skip
    private(set) var failure: CurlFailure?
    /// Whether the rest of the content was cut off because nobody wants it.
    private(set) var isCutOffOnPurpose = false
    private let limits: CurlLimits
    private var head = CurlHead(status: 0, fields: [])
    private var headerByteCount = 0
    private var content: [UInt8] = []
    private var skippedByteCount = 0
    private(set) var isComplete = false

    /// A skipped content up to this length is read: a new connection would cost more.
    private static let skippedByteLimit = 65_536

    enum Step: Equatable {
        case goOn
        case stop
        case headIsComplete(CurlHead)
    }

    init(limits: CurlLimits) { self.limits = limits }

    /// Whether any byte of a response has come.
    var hasBegun: Bool { headerByteCount > 0 }

    /// Bytes of header sections and content that have come.
    var byteCount: Int { headerByteCount + content.count + skippedByteCount }

    func response(receivedAt: Int64) -> CurlResponse {
        CurlResponse(head: head, content: content, receivedAt: receivedAt)
    }

    /// Takes one line of a header section with its line end. Interim (1xx) sections are dropped, trailers too.
    mutating func append(line: [UInt8]) -> Step {
        headerByteCount += line.count
        guard headerByteCount <= limits.headerBytes, head.fields.count <= limits.fieldCount else {
            failure = .headerSectionTooLarge
            return .stop
        }
        if isComplete { return .goOn }
        let text = Array(line.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
        if text.isEmpty {
            guard head.status >= 200 else { return .goOn }
            isComplete = true
            return .headIsComplete(head)
        }
        if let status = CurlReception.status(ofLine: text) {
            head = CurlHead(status: status, fields: [])
        } else if text.first == 0x20 || text.first == 0x09 {
            fold(text)
        } else if let colon = text.firstIndex(of: 0x3A), colon > text.startIndex {
            let name = String(decoding: text[..<colon], as: UTF8.self).lowercased()
            head.fields.append(.init(name: name, value: CurlReception.trimmed(Array(text[(colon + 1)...]))))
        }
        return .goOn
    }

    /// Takes a part of the content; false where the transfer is to end here.
    mutating func append(_ part: UnsafeRawBufferPointer) -> Bool {
        switch plan {
        case .keep(let byteLimit):
            guard content.count + part.count <= byteLimit else {
                failure = .contentTooLarge
                return false
            }
            unsafe content.append(contentsOf: part)
            return true
        case .keepPrefix(let byteLimit):
            unsafe content.append(contentsOf: part.prefix(byteLimit - content.count))
            isCutOffOnPurpose = content.count == byteLimit
            return !isCutOffOnPurpose
        case .skip:
            skippedByteCount += part.count
            isCutOffOnPurpose = skippedByteCount > CurlReception.skippedByteLimit
            return !isCutOffOnPurpose
        }
    }

    /// RFC 9112, section 5.2: an obsolete fold is one space.
    private mutating func fold(_ text: [UInt8]) {
        guard var last = head.fields.popLast() else { return }
        last.value += " " + CurlReception.trimmed(text)
        head.fields.append(last)
    }

    private static func trimmed(_ text: [UInt8]) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let inner = text.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(decoding: Array(inner), as: UTF8.self)
    }

    /// The code of `HTTP/1.1 200 OK` or `HTTP/2 200`; nil for any other line.
    private static func status(ofLine text: [UInt8]) -> Int? {
        guard text.starts(with: Array("HTTP/".utf8)) else { return nil }
        let words = String(decoding: text, as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[1].utf8.count == 3 else { return nil }
        return Int(words[1])
    }
}
