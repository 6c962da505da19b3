import CPlatform
import Glibc

/// A connected TCP socket that never blocks; whoever holds it closes it once.
package struct Socket: Equatable, Sendable {
    let descriptor: Int32

    /// What one `recv` or `writev` came to.
    package enum Outcome: Equatable, Sendable {
        /// So many bytes went through.
        case moved(Int)
        /// Nothing can be moved now; the poller will tell when.
        case wouldBlock
        /// The peer sends no more.
        case ended
        case failed(code: Int32)
    }

    package func close() { _ = Glibc.close(descriptor) }

    /// Says that no more bytes will be sent; what the peer still sends can be read (shutdown(2)).
    package func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

    /// Throws away what has arrived so far.
    package func discardInput() { _ = recv(descriptor, nil, 1 << 20, Int32(MSG_TRUNC | MSG_DONTWAIT)) }

    /// Writes from the start of `bytes` what the kernel takes now, without waiting.
    package func send(_ bytes: Span<UInt8>) -> Outcome {
        unsafe bytes.withUnsafeBytes { buffer in
            Outcome(unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL)))
        }
    }
}

extension Socket.Outcome {
    init(_ result: Int) {
        if result > 0 {
            self = .moved(result)
        } else if result == 0 {
            self = .ended
        } else {
            let code = errno
            self = code == EAGAIN || code == EINTR ? .wouldBlock : .failed(code: code)
        }
    }
}
