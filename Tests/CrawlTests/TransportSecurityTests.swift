import Crawl
import Foundation
import News
import Testing

/// Runs where the openssl program is: it makes the certificates, so that none stands in the repository, and the server.
@Suite(
    "A certificate is believed only when it is trusted and for the host",
    .enabled(if: CertifiedServer.isAvailable, "skipped: /usr/bin/openssl makes the certificates"))
struct TransportSecurityTests {
    private static func fetch(from server: CertifiedServer, trusting file: String?) throws -> FetchOutcome {
        var settings = FetchSettings.allowingPrivateAddresses()
        settings.certificateFile = file
        let fetcher = try Fetcher(settings)
        defer { fetcher.shutDown() }
        return try fetcher.fetch(FetchRequest(url: try #require(WebURL("https://127.0.0.1:\(server.port)/"))))
    }

    @Test("one that nobody vouches for is refused, and the sentence says so")
    func untrusted() throws {
        let server = try CertifiedServer(for: "IP:127.0.0.1")
        let error = #expect(throws: FetchError.self) { try TransportSecurityTests.fetch(from: server, trusting: nil) }
        guard case .tls = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect("\(FetchError.tls(reason: "x"))".contains("secure connection"))
    }

    @Test("one that is trusted but for another host is refused")
    func otherHost() throws {
        let server = try CertifiedServer(for: "DNS:paper.example")
        let error = #expect(throws: FetchError.self) {
            try TransportSecurityTests.fetch(from: server, trusting: server.certificate)
        }
        guard case .tls = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("one that is trusted and for the host is believed")
    func good() throws {
        let server = try CertifiedServer(for: "IP:127.0.0.1")
        guard case .page(let page) = try TransportSecurityTests.fetch(from: server, trusting: server.certificate) else {
            Issue.record("no page")
            return
        }
        #expect(page.status == 200 && !page.content.isEmpty)
    }
}

/// `openssl s_server` with a certificate of its own, as a child on a free port.
private final class CertifiedServer {
    private static let program = URL(filePath: "/usr/bin/openssl")
    static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

    private let directory: URL
    private let process = Process()
    private(set) var port = 0
    let certificate: String

    struct Failure: Error {}

    /// `name` is the host that the certificate is for, as its subjectAltName says it.
    init(for name: String) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "tarwisa-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let key = directory.appending(path: "key.pem").path(percentEncoded: false)
        certificate = directory.appending(path: "certificate.pem").path(percentEncoded: false)
        let making = Process()
        making.executableURL = CertifiedServer.program
        making.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=invented", "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", certificate,
        ]
        making.standardError = FileHandle.nullDevice
        try making.run()
        making.waitUntilExit()
        guard making.terminationStatus == 0 else { throw Failure() }
        process.executableURL = CertifiedServer.program
        process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while port == 0 {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure() }
            text += String(decoding: data, as: UTF8.self)
            if let range = text.range(of: "ACCEPT 127.0.0.1:"), text[range.upperBound...].contains("\n") {
                port = Int(text[range.upperBound...].prefix { $0.isNumber }) ?? 0
            }
        }
    }

    deinit {
        if process.isRunning { process.terminate() }
        do {
            try FileManager.default.removeItem(at: directory)
        } catch {
            print("a test's directory stays behind: \(error)")
        }
    }
}
