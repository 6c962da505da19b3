import CPlatform
import Glibc

/// A TCP connection to a port of this machine, for clients that may wait: every call blocks.
package final class LoopbackConnection: Sendable {
    private let descriptor: Int32

    package init(port: Int) throws(PlatformError) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .last("socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let error = PlatformError.last("connect", "127.0.0.1:\(port)")
            _ = close(descriptor)
            throw error
        }
        var one: Int32 = 1
        _ = unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { _ = close(descriptor) }

    package func send(_ bytes: [UInt8]) throws(PlatformError) {
        var sent = 0
        while sent < bytes.count {
            let rest = bytes.span.extracting(sent..<bytes.count)
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last("send") }
            sent += count
        }
    }

    /// What has arrived, at most 64 KiB; empty where the peer sends no more.
    package func receive() throws(PlatformError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last("recv") }
            return Array(bytes[..<count])
        }
    }
}
