import Foundation
import FoundationNetworking

private struct Stored: Decodable { let id: String }

/// The built server on a free port, with an archive of its own and this checkout's front-end.
final class LiveServer {
    private let child: ChildProcess
    private let directory: URL
    var port: Int { child.port }
    var origin: String { "http://127.0.0.1:\(port)" }

    /// The product that stands beside the test bundle.
    static var program: URL {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: tests).deletingLastPathComponent().appending(path: "tarwisa")
        }
    }

    init(withSamples: Bool, settings: [String] = []) async throws {
        directory = FileManager.default.temporaryDirectory.appending(
            path: "tarwisa-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        child = try ChildProcess(
            LiveServer.program,
            [
                "--listen", "127.0.0.1:0", "--data-directory",
                directory.appending(path: "data").path(percentEncoded: false),
                "--public-directory", Checkout.front.path(percentEncoded: false),
            ] + settings, portAfter: "127.0.0.1:")
        guard withSamples else { return }
        try await post(
            "/v1/import", "application/x-ndjson", content: try Data(contentsOf: Checkout.samples))
    }

    @discardableResult
    func post(_ path: String, _ type: String = "application/json", content: Data) async throws -> Data {
        var request = URLRequest(url: URL(string: origin + path) ?? directory)
        request.httpMethod = "POST"
        request.httpBody = content
        request.setValue(type, forHTTPHeaderField: "Content-Type")
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let status = (response as? HTTPURLResponse)?.statusCode, status < 300 else {
            throw Failure("\(path): \(String(decoding: data, as: UTF8.self))")
        }
        return data
    }

    /// Stores an article and answers its key.
    func add(_ article: some Encodable) async throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let data = try await post("/v1/articles", content: try encoder.encode(article))
        return try JSONDecoder().decode(Stored.self, from: data).id
    }

    func total() async throws -> Int {
        struct List: Decodable { let total: Int }
        guard let url = URL(string: origin + "/v1/articles?limit=1&fields=id") else { return 0 }
        let request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
        return try JSONDecoder().decode(
            List.self, from: try await URLSession.shared.data(for: request).0
        ).total
    }

    func stop() { child.stop() }

    deinit {
        child.stop()
        do {
            try FileManager.default.removeItem(at: directory)
        } catch {
            print("a test's directory stays behind: \(error)")
        }
    }
}
