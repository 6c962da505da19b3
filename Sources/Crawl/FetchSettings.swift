package import News
package import Platform

/// How a fetcher behaves, the same for all its fetches.
package struct FetchSettings: Sendable {
    /// The product and its version, as `User-Agent` names them first.
    package var product = "Tarwisa/1.0"
    /// A page or an address that tells a site's owner who fetches; nil names nobody.
    package var contact: String?
    package var guards = AddressGuard()
    /// Ports that a URL may name; nil lets any pass.
    package var allowedPorts: Set<Int>? = [80, 443, 8080, 8443]
    package var limits = CurlLimits()
    /// Bytes of content, on the wire and decoded.
    package var contentByteLimit = 10 << 20
    package var redirectLimit = 10
    /// Fetches go through this proxy, which then resolves names; what they resolve to is for it to guard.
    package var proxy: WebURL?
    /// A file of trusted certificates (PEM) instead of the system's own.
    package var certificateFile: String?

    package init() {}

    /// The settings for pages that stand on the machine itself or in an intranet: any address and any port.
    package static func allowingPrivateAddresses() -> FetchSettings {
        var settings = FetchSettings()
        settings.guards.allowsPrivateAddresses = true
        settings.allowedPorts = nil
        return settings
    }

    /// The value of `User-Agent` (RFC 9110, section 10.1.5).
    package var userAgent: String { contact.map { "\(product) (+\($0))" } ?? product }

    /// The name by which robots.txt addresses us (RFC 9309, section 2.2.1).
    package var robotsName: String { String(product.prefix { $0 != "/" && $0 != " " }) }

    /// Why a URL is refused before anything is sent; nil where it may be tried.
    package func refusal(of url: WebURL) -> URLRefusal? {
        if url.credentials != nil { return .credentials }
        if let port = url.port, let allowedPorts, !allowedPorts.contains(port) { return .port }
        switch IPAddress.spelling(of: url.host) {
        case .name: return nil
        case .malformed: return .address
        case .address(let address): return guards.allows(address) ? nil : .address
        }
    }

    /// Whether a socket may be connected to the peer.
    func accepts(_ peer: CurlPeer) -> Bool {
        if proxy != nil { return true }  // the one peer there is
        guard let address = IPAddress(bytes: peer.addressBytes) else { return false }
        return guards.allows(address)
    }
}
