import Foundation
import Platform

/// What fetching needs: names that resolve, and roots to trust.
enum NetworkCheck {
    /// A name that IANA keeps for documentation and that resolves everywhere.
    private static let name = "example.com"

    static func names() -> DoctorCommand.Finding {
        guard NameLookup.resolves(name) else {
            return .init(
                verdict: .doubtful, subject: "names",
                sentence:
                    "\(name) does not resolve: pages cannot be fetched by link; look at /etc/resolv.conf and the network"
            )
        }
        return .init(verdict: .well, subject: "names", sentence: "\(name) resolves")
    }

    static func certificates() -> DoctorCommand.Finding {
        certificates(in: [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
        ])
    }

    static func certificates(in paths: [String]) -> DoctorCommand.Finding {
        for path in paths {
            guard let content = FileManager.default.contents(atPath: path), content.count > 1024 else { continue }
            return .init(verdict: .well, subject: "TLS roots", sentence: path)
        }
        return .init(
            verdict: .doubtful, subject: "TLS roots",
            sentence: "none found: https pages cannot be fetched; apt-get install ca-certificates")
    }
}
