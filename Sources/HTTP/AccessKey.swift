import Bytes

/// A bearer token (RFC 6750) that opens a scope. Only its SHA-256 is kept.
package struct AccessKey: Sendable, Equatable {
    /// What a key opens; each scope holds those before it.
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

    /// The SHA-256 of a secret; equal to another in a time that tells nothing of either.
    package struct Digest: Sendable, Equatable {
        package let bytes: [UInt8]

        package init(of secret: some Sequence<UInt8>) { bytes = SHA256.digest(of: secret) }

        /// 64 hexadecimal digits; nil for anything else.
        package init?(hexadecimal text: String) {
            let digits = text.utf8.compactMap(\.hexDigitValue)
            guard digits.count == 64, text.utf8.count == 64 else { return nil }
            bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        }

        package var hexadecimal: String { Digits.hexadecimal(bytes) }

        /// Looks at every byte, whatever the first ones are.
        package static func == (left: Digest, right: Digest) -> Bool {
            zip(left.bytes, right.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }

    /// Names the key in lists and limits; nothing in it tells of the secret.
    package let id: String
    package let scope: Scope
    package let digest: Digest
    /// Seconds since 1970-01-01T00:00:00Z from which on it opens nothing.
    package let expires: Int64?

    package init(id: String, scope: Scope, digest: Digest, expires: Int64?) {
        (self.id, self.scope, self.digest, self.expires) = (id, scope, digest, expires)
    }

    /// `SCOPE:SECRET`, the secret of 16 to 256 visible ASCII characters; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let scope = Scope(rawValue: String(parts[0])),
            AccessKey.isSecret(parts[1].utf8)
        else { return nil }
        let digest = Digest(of: parts[1].utf8)
        self.init(id: "s_" + digest.hexadecimal.prefix(8), scope: scope, digest: digest, expires: nil)
    }

    /// Whether the bytes can be a secret at all: 16 to 256 visible ASCII characters.
    package static func isSecret(_ bytes: some Collection<UInt8>) -> Bool {
        (16...256).contains(bytes.count) && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    package func isExpired(at seconds: Int64) -> Bool { expires.map { $0 <= seconds } ?? false }
}
