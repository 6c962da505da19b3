import Bytes

/// An absolute `http` or `https` URL, checked once and written one way (RFC 3986 sections 5 and 6, WHATWG URL 4.4).
///
/// The host is in lower case, default ports are gone, dot-segments are resolved, bytes outside the URL code points
/// are percent-encoded. Credentials are kept so that a guard can refuse them.
package struct WebURL: Sendable, Hashable {
    /// `http` or `https`.
    package let scheme: String
    /// `user:password`, or nil.
    package let credentials: String?
    /// Lower case; an IPv6 address stands in brackets.
    package let host: String
    /// nil for the scheme's own port.
    package let port: Int?
    /// Begins with `/`.
    package let path: String
    /// Without its `?`.
    package let query: String?
    /// Without its `#`.
    package let fragment: String?

    /// The URL in a text as people paste it (spaces around it are dropped), or nil if it is no absolute http URL.
    package init?(_ text: String) {
        self.init(URLParts(WebURL.trimmed(text)))
    }

    private init?(_ parts: URLParts) {
        guard let scheme = parts.scheme, scheme == "http" || scheme == "https", let authority = parts.authority
        else { return nil }
        self.init(scheme: scheme, authority: authority, path: parts.path, query: parts.query, fragment: parts.fragment)
    }

    /// A reference found on a page at `base`, resolved (RFC 3986, section 5.2); nil where it names another scheme.
    package init?(_ reference: String, relativeTo base: WebURL) {
        let parts = URLParts(WebURL.trimmed(reference))
        if let scheme = parts.scheme, scheme != base.scheme || parts.authority != nil {
            self.init(parts)
            return
        }
        if let authority = parts.authority {
            self.init(
                scheme: base.scheme, authority: authority, path: parts.path, query: parts.query,
                fragment: parts.fragment)
            return
        }
        var path = parts.path
        var query = parts.query
        if path.isEmpty {
            path = Array(base.path.utf8)
            query = query ?? base.query.map { Array($0.utf8) }
        } else if path.first != 0x2F {
            let folder = base.path.utf8.reversed().drop { $0 != 0x2F }.reversed()
            path = Array(folder) + path
        }
        self.init(
            scheme: base.scheme, authority: Array(base.authority.utf8), path: path, query: query,
            fragment: parts.fragment)
    }

    private init?(scheme: String, authority: [UInt8], path: [UInt8], query: [UInt8]?, fragment: [UInt8]?) {
        var rest = authority[...]
        var credentials: String?
        if let at = rest.lastIndex(of: 0x40) {
            credentials = String(decoding: rest[..<at], as: UTF8.self)
            rest = rest[(at + 1)...]
        }
        var port: Int?
        let bracket = rest.lastIndex(of: 0x5D) ?? rest.startIndex
        if let colon = rest.lastIndex(of: 0x3A), colon >= bracket {
            let digits = rest[(colon + 1)...]
            guard digits.allSatisfy(\.isASCIIDigit), digits.count <= 5 else { return nil }
            if !digits.isEmpty {
                port = Int(String(decoding: digits, as: UTF8.self))
                guard let number = port, number <= 65_535 else { return nil }
            }
            rest = rest[..<colon]
        }
        guard let host = HostName.normalized(Array(rest)) else { return nil }
        self.scheme = scheme
        self.credentials = credentials
        self.host = host
        self.port = port == (scheme == "https" ? 443 : 80) ? nil : port
        self.path = WebURL.withoutDotSegments(WebURL.encoded(path))
        self.query = query.map(WebURL.encoded)
        self.fragment = fragment.map(WebURL.encoded)
    }

    /// `host`, or `host:port` where the port is not the scheme's own.
    package var authority: String { port.map { "\(host):\($0)" } ?? host }

    /// `scheme://host[:port]`.
    package var origin: String { "\(scheme)://\(authority)" }

    /// The port that a client connects to.
    package var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

    /// `path[?query]`, as it stands in a request line.
    package var target: String { query.map { "\(path)?\($0)" } ?? path }

    /// Percent-encodes what may not stand in a URL (controls, spaces, quotes, non-ASCII); `%XX` that stand stay.
    private static func encoded(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy(mayStand) { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: PercentCoding.encoded(bytes, keeping: mayStand), as: UTF8.self)
    }

    private static func mayStand(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x3C && byte != 0x3E && byte != 0x60 && byte != 0x5C
            && byte != 0x5E && byte != 0x7B && byte != 0x7C && byte != 0x7D
    }

    /// Without line ends and tabs anywhere, and without controls and spaces at the ends.
    private static func trimmed(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 where byte > 0x20 || !bytes.isEmpty && byte != 0x0A && byte != 0x0D && byte != 0x09 {
            bytes.append(byte)
        }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }

    /// Whether no segment of the path begins with a dot, spelled out or percent-encoded.
    private static func mayBeDotless(_ path: String) -> Bool {
        var previous: UInt8 = 0
        for byte in path.utf8 {
            if previous == 0x2F, byte == 0x2E || byte == 0x25 { return false }
            previous = byte
        }
        return path.utf8.first == 0x2F
    }

    /// RFC 3986, section 5.2.4, on a path that begins with `/` or is empty.
    private static func withoutDotSegments(_ path: String) -> String {
        guard !path.isEmpty else { return "/" }
        if mayBeDotless(path) { return path }
        var segments: [Substring] = []
        var endsInFolder = false
        for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            endsInFolder = true
            switch segment.lowercased() {
            case ".", "%2e": break
            case "..", ".%2e", "%2e.", "%2e%2e": _ = segments.popLast()
            default:
                segments.append(segment)
                endsInFolder = false
            }
        }
        return "/" + segments.joined(separator: "/") + (endsInFolder && !segments.isEmpty ? "/" : "")
    }
}

extension WebURL: CustomStringConvertible {
    package var description: String {
        let start = credentials.map { "\(scheme)://\($0)@\(authority)" } ?? origin
        return start + target + (fragment.map { "#\($0)" } ?? "")
    }
}

/// The five parts of a reference by RFC 3986, appendix B, with `\` read as `/` before the query as browsers do.
private struct URLParts {
    var scheme: String?
    var authority: [UInt8]?
    var path: [UInt8]
    var query: [UInt8]?
    var fragment: [UInt8]?

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if let hash = rest.firstIndex(of: 0x23) {
            fragment = Array(rest[(hash + 1)...])
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: 0x3F) {
            query = Array(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: 0x3A), let first = rest.first, first.isASCIIAlpha,
            rest[..<colon].allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        {
            scheme = String(decoding: rest[..<colon].map(\.asciiLowercased), as: UTF8.self)
            rest = rest[(colon + 1)...]
        }
        var slashed = rest.map { $0 == 0x5C ? 0x2F : $0 }[...]
        if slashed.starts(with: [0x2F, 0x2F]) {
            slashed = slashed.dropFirst(2)
            let end = slashed.firstIndex(of: 0x2F) ?? slashed.endIndex
            authority = Array(slashed[..<end])
            slashed = slashed[end...]
        }
        path = Array(slashed)
    }
}
