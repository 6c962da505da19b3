import Foundation
import Glibc
import Platform
import Synchronization

/// Hosts on loopback that take connections and say nothing, until they are told to let go of them.
final class HangingHost: Sendable {
    let port: Int
    private let listener: Int32
    private let held = Monitor<[Int32]>([])
    private let hasLetGo = Atomic(false)

    struct Failure: Error {}

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: INADDR_ANY.bigEndian)  // each address of 127.0.0.0/8 is another host
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                unsafe bind(listener, name, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, name, &length) == 0
            }
        }
        guard bound else { throw Failure() }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let self else {
                    close(connection)
                    return
                }
                held.withLock { $0.append(connection) }
            }
        }
    }

    deinit { if !hasLetGo.load(ordering: .relaxed) { letGo() } }

    var connectionCount: Int { held.withLock { $0.count } }

    /// Closes every connection and takes no more.
    func letGo() {
        hasLetGo.store(true, ordering: .relaxed)
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        held.withLock { connections in
            for connection in connections { close(connection) }
            connections = []
        }
    }
}
