import CPlatform
import Glibc

/// The address at the other end of a connection, kept in a few bytes until somebody wants to read it.
package struct PeerAddress: Equatable, Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64
    package let port: UInt16
    private let isIPv4: Bool

    /// The address as the two halves of an IPv6 address; IPv4 as `::ffff:a.b.c.d`.
    package var halves: (high: UInt64, low: UInt64) { isIPv4 ? (0, 0xFFFF << 32 | low) : (high, low) }

    /// From the kernel's form; an unknown family becomes the unspecified address.
    init(_ storage: sockaddr_storage) {
        var copy = storage
        (high, low, port, isIPv4) = unsafe withUnsafeBytes(of: &copy) { bytes in
            switch Int32(storage.ss_family) {
            case AF_INET:
                let address = unsafe bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
                let port = unsafe bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self)
                return (0, UInt64(UInt32(bigEndian: address)), UInt16(bigEndian: port), true)
            case AF_INET6:
                let high = unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                let low = unsafe bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
                let port = unsafe bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self)
                return (UInt64(bigEndian: high), UInt64(bigEndian: low), UInt16(bigEndian: port), false)
            default:
                return (0, 0, 0, true)
            }
        }
    }

    /// The unspecified address, for values made without a socket.
    package static let unspecified = PeerAddress(sockaddr_storage())

    /// The address as text, without the port: `192.0.2.7`, `2001:db8::1`; an IPv4-mapped one as IPv4.
    package var text: String {
        if isIPv4 || (high == 0 && low >> 32 == 0xFFFF) {
            return [24, 16, 8, 0].map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".")
        }
        var address = in6_addr()
        unsafe withUnsafeMutableBytes(of: &address) { bytes in
            unsafe bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            unsafe bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
            let end = unsafe inet_ntop(AF_INET6, &address, buffer.baseAddress, socklen_t(buffer.count))
            return unsafe end.map { unsafe String(cString: $0) } ?? ""
        }
    }
}
