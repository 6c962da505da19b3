/// One GET over http or https: what to ask for and where to stop. Redirects are not followed.
package struct CurlRequest: Sendable {
    /// Absolute, already normalised; a user name in it is an error.
    package var url: String
    /// Lines of the header section without their line ends, such as `Accept: text/html`.
    package var fieldLines: [String] = []
    package var userAgent: String
    package var limits: CurlLimits
    /// A file of trusted certificates (PEM) instead of the system's own.
    package var certificateFile: String?
    /// The URL of a proxy; empty for none, whatever the environment says.
    package var proxy = ""
    /// Asked for every address before a socket is made for it; no packet goes to one that is refused.
    package var acceptsPeer: @Sendable (CurlPeer) -> Bool
    /// Asked once, when the header section has come.
    package var contentPlan: @Sendable (CurlHead) -> CurlContentPlan

    package init(
        url: String, userAgent: String, limits: CurlLimits, acceptsPeer: @escaping @Sendable (CurlPeer) -> Bool,
        contentPlan: @escaping @Sendable (CurlHead) -> CurlContentPlan
    ) {
        self.url = url
        self.userAgent = userAgent
        self.limits = limits
        self.acceptsPeer = acceptsPeer
        self.contentPlan = contentPlan
    }
}

/// Where a transfer is cut off. Times are milliseconds from its start.
package struct CurlLimits: Sendable, Equatable {
    package var connectMilliseconds = 8_000
    package var firstByteMilliseconds = 15_000
    package var totalMilliseconds = 30_000
    /// A transfer that stays below this for `slowSeconds` ends.
    package var minimumBytesPerSecond = 256
    package var slowSeconds = 10
    package var headerBytes = 65_536
    package var fieldCount = 200

    package init() {}
}

/// The address and port of a socket that is about to be connected.
package struct CurlPeer: Sendable, Equatable {
    /// Four bytes for IPv4, sixteen for IPv6, in network order; empty for any other family.
    package let addressBytes: [UInt8]
    package let port: Int
}

/// What to do with the content that follows a header section.
package enum CurlContentPlan: Sendable {
    /// Keep it; more than so many bytes on the wire is an error.
    case keep(byteLimit: Int)
    /// Keep so many bytes and cut the rest off: that is no error.
    case keepPrefix(byteLimit: Int)
    /// Not wanted: a short rest is read so that the connection can serve again, a long one is cut off.
    case skip
}

/// The status and the fields of a response.
package struct CurlHead: Sendable, Equatable {
    package var status: Int
    /// Names in lower case, in the order in which they came; values without white space around them.
    package var fields: [Field]

    package struct Field: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    /// The values of a field, joined by commas (RFC 9110, section 5.3); nil where it is missing.
    package func value(of name: String) -> String? {
        let values = fields.filter { $0.name == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The first value of a field that may stand only once.
    package func firstValue(of name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// A response that came whole.
package struct CurlResponse: Sendable {
    package var head: CurlHead
    /// As it came, still in its content coding; empty where the plan was to skip it.
    package var content: [UInt8]
    /// Seconds since 1970-01-01T00:00:00Z.
    package var receivedAt: Int64
}

/// Why a transfer gave no whole response.
package enum CurlFailure: Error, Sendable, Equatable {
    /// Every address that the host has was refused by `acceptsPeer`.
    case peerRefused
    case hostNotFound
    case connectionFailed
    /// A connection kept from an earlier transfer was closed by the server: the request may be sent once more.
    case staleConnection
    case timedOut(Stage)
    /// The certificate or the handshake failed; the text says how.
    case tls(String)
    case contentTooLarge
    case headerSectionTooLarge
    /// The connection ended before the content did.
    case cutShort
    /// What came is no HTTP.
    case malformed(String)
    /// The loop has been shut down.
    case stopped
    /// libcurl or the kernel refused to work at all.
    case unavailable(String)

    package enum Stage: String, Sendable { case connect, firstByte = "first byte", total, speed }
}
