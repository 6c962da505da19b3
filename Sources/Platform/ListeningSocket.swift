import CPlatform
import Glibc

/// A listening TCP socket; several may share one address, and the kernel spreads connections over them (SO_REUSEPORT).
package struct ListeningSocket: Sendable {
    let descriptor: Int32
    package let port: Int

    package var socket: Socket { Socket(descriptor: descriptor) }

    /// Throws where another socket listens on the address: with SO_REUSEPORT alone, two programs would share it unawares.
    package static func requireFree(host: String, port: Int) throws(PlatformError) {
        try ListeningSocket(host: host, port: port, backlog: 0, isShared: false).close()
    }

    /// Binds a host name or address literal; port 0 takes a free one, which `port` then tells.
    package init(host: String, port: Int, backlog: Int) throws(PlatformError) {
        try self.init(host: host, port: port, backlog: backlog, isShared: true)
    }

    private init(host: String, port: Int, backlog: Int, isShared: Bool) throws(PlatformError) {
        let subject = "\(host):\(port)"
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_PASSIVE
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0, let first = unsafe list else {
            throw PlatformError("getaddrinfo", subject, code: EADDRNOTAVAIL)
        }
        defer { unsafe freeaddrinfo(first) }
        descriptor = Glibc.socket(
            unsafe first.pointee.ai_family,
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw PlatformError.last("socket", subject) }
        do throws(PlatformError) {
            try ListeningSocket.configure(descriptor, isShared: isShared)
            guard unsafe bind(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0 else {
                throw PlatformError.last("bind", subject)
            }
            guard !isShared || listen(descriptor, Int32(backlog)) == 0 else {
                throw PlatformError.last("listen", subject)
            }
        } catch {
            _ = Glibc.close(descriptor)
            throw error
        }
        self.port = ListeningSocket.port(of: descriptor)
    }

    private static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        return Int(PeerAddress(address).port)
    }

    package enum Accepted: Sendable {
        case connection(Socket, PeerAddress)
        case none
        /// No descriptor or memory is left; the connection stays in the backlog.
        case exhausted
    }

    /// Takes the next waiting connection; its socket never blocks and sends small writes at once.
    package func accept() -> Accepted {
        var address = sockaddr_storage()
        while true {
            let accepted = unsafe cplatform_accept(descriptor, &address)
            if accepted >= 0 { return .connection(Socket(descriptor: accepted), PeerAddress(address)) }
            switch errno {
            case EINTR, ECONNABORTED, EPROTO: continue
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            default: return .none
            }
        }
    }

    package func close() { _ = Glibc.close(descriptor) }

    /// Linux hands TCP_NODELAY on to accepted sockets, which spares a call for each; and it keeps a new connection to itself until its
    /// first bytes are there, or a second is over (TCP_DEFER_ACCEPT): what is accepted can be read at once, without a watch and a wake.
    private static func configure(_ descriptor: Int32, isShared: Bool) throws(PlatformError) {
        var options: [(Int32, Int32)] = [(SOL_SOCKET, SO_REUSEADDR), (Int32(IPPROTO_TCP), TCP_NODELAY)]
        if isShared { options += [(SOL_SOCKET, SO_REUSEPORT), (Int32(IPPROTO_TCP), TCP_DEFER_ACCEPT)] }
        for (level, option) in options {
            var one: Int32 = 1
            guard unsafe setsockopt(descriptor, level, option, &one, socklen_t(MemoryLayout<Int32>.size)) == 0 else {
                throw PlatformError.last("setsockopt")
            }
        }
    }
}
