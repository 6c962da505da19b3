import Bytes

/// A bearer token (RFC 6750) that opens a scope. Only its SHA-256 is kept.
package struct AccessKey: Sendable, Equatable {
    package enum Scope: String, Sendable, CaseIterable, Comparable {
        case read, write, admin

        package static func < (left: Scope, right: Scope) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .read: 0
            case .write: 1
            case .admin: 2
            }
        }
    }

    package let scope: Scope
    private let digest: [UInt8]

    /// `SCOPE:SECRET`, the secret of 16 to 256 visible ASCII characters; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let scope = Scope(rawValue: String(parts[0])), (16...256).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.scope = scope
        digest = SHA256.digest(of: parts[1].utf8)
    }

    /// Compares digests, every byte of them, so that the time taken tells nothing of the secret.
    package func opens(with secret: some Sequence<UInt8>) -> Bool {
        zip(SHA256.digest(of: secret), digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
