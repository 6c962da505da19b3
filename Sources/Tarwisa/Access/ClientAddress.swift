import Crawl
import HTTP

/// The address of the client that a request comes from, seen through the proxies that the operator trusts.
struct ClientAddress: Sendable {
    let trustedProxies: [AddressBlock]

    /// Proxies that a request may have come through; what stands further left in the field is not looked at.
    private static let hopLimit = 16

    /// The peer; where that is a trusted proxy, the address to the right in `X-Forwarded-For` that is none.
    func of(_ request: Request) -> IPAddress {
        let peer = ClientAddress.address(request.remoteHalves)
        guard !trustedProxies.isEmpty, isTrusted(peer) else { return peer }
        let hops = request.fieldValues("x-forwarded-for").flatMap { $0.split(separator: ",") }
        var client = peer
        for hop in hops.suffix(ClientAddress.hopLimit).reversed() {
            // What is no address was written by somebody who is not trusted.
            guard let address = ClientAddress.address(String(hop.filter { $0 != " " && $0 != "\t" })) else { break }
            client = address
            guard isTrusted(address) else { break }
        }
        return client
    }

    /// Whom limits count: IPv4 addresses one by one, IPv6 by the /64.
    static func subject(_ address: IPAddress) -> RateLimiter.Subject {
        switch address {
        case .v4(let number): .network(high: 0, low: 0xFFFF << 32 | UInt64(number))
        case .v6(let high, _): .network(high: high, low: 0)
        }
    }

    private func isTrusted(_ address: IPAddress) -> Bool { trustedProxies.contains { $0.contains(address) } }

    private static func address(_ halves: (high: UInt64, low: UInt64)) -> IPAddress {
        halves.high == 0 && halves.low >> 32 == 0xFFFF
            ? .v4(UInt32(truncatingIfNeeded: halves.low)) : .v6(high: halves.high, low: halves.low)
    }

    /// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1` or `[2001:db8::1]:4711`, as proxies write them.
    private static func address(_ text: String) -> IPAddress? {
        if text.hasPrefix("[") { return IPAddress(String(text.dropFirst().prefix { $0 != "]" })) }
        if let address = IPAddress(text) { return address }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? IPAddress(String(parts[0])) : nil
    }
}
