import Bytes
import Platform

/// A request as a handler sees it; a value, to be kept or sent to other threads at will.
package struct Request: Sendable {
    var head: RequestHead
    /// The whole content; empty for a route whose handler reads it as a stream.
    package internal(set) var content: [UInt8] = []
    let peer: PeerAddress
    var identity: RequestIdentity
    /// The route that was found, once it was.
    var route: Route?
    /// The status and field lines are logged and answered under this identity.
    package var requestID: String { identity.text(in: head) }

    package var method: Method { head.method }

    /// Whether it only asks for a representation.
    var isRead: Bool { head.method == .get || head.method == .head }

    /// The request target as received.
    package var target: String { head.text(head.target) }

    /// The path, percent-decoded, dot segments removed; a segment's own slash (`%2F`) looks like any other here.
    package var path: String {
        if head.isAsteriskForm { return "*" }
        return "/" + head.segments.map { head.text($0) }.joined(separator: "/")
    }

    /// The authority the client asked: `Host`, or that of an absolute target; empty in HTTP/1.0 without one.
    package var authority: String { head.host.map { head.text($0) } ?? "" }

    /// The address at the other end of the connection, without its port.
    package var remoteAddress: String { peer.text }

    /// The same as the two halves of an IPv6 address; IPv4 as `::ffff:a.b.c.d`.
    package var remoteHalves: (high: UInt64, low: UInt64) { peer.halves }

    /// The decoded segment that the route's template calls `{name}`.
    package func pathParameter(_ name: String) -> String? { parameterRange(name).map { head.text($0) } }

    /// The bytes of the segment that the template calls `{name}`, without making a string; nothing is allocated.
    package func pathParameterBytes(_ name: String) -> ArraySlice<UInt8>? {
        parameterRange(name).map { head.bytes[$0] }
    }

    /// The value of the first field line with this name, given in lower case; bytes that are no UTF-8 become U+FFFD.
    package func field(_ name: StaticString) -> String? { head.valueRange(of: name).map { head.text($0) } }

    /// The bytes of that value, without making a string.
    package func fieldBytes(_ name: StaticString) -> ArraySlice<UInt8>? {
        head.valueRange(of: name).map { head.bytes[$0] }
    }

    /// The values of all field lines with this name, given in lower case, in order.
    package func fieldValues(_ name: StaticString) -> [String] {
        let bytes = head.bytes.span
        return head.fields.filter { bytes.equals(name, ignoringCaseIn: $0.name) }.map { head.text($0.value) }
    }

    private func parameterRange(_ name: String) -> Range<Int>? {
        guard let route, let parameter = route.parameters.first(where: { $0.name == name }) else { return nil }
        return head.segments[parameter.segment]
    }
}
