import Foundation
import Platform

/// The bench itself: a directory, the article that every server serves, and the peers that can be started here.
final class HTTPBench {
    enum Failure: Error { case noArticle(String), wrk(String) }

    let directory: String
    let article: [UInt8]
    private let articlePath: String
    private(set) var peerNames: [String] = []

    /// Stores an article of about 4 KB through a server's own interface, and keeps the bytes that it answers.
    init() throws {
        directory = NSTemporaryDirectory() + "tarwisa-http-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: directory + "/a", withIntermediateDirectories: true)
        let sentence = "This sentence belongs to an invented article that exists to be measured and says nothing else."
        let paragraphs = Array(repeating: Array(repeating: sentence, count: 4).joined(separator: " "), count: 8)
        let json =
            "{\"url\":\"https://example.org/measured\",\"headline\":\"An invented headline\","
            + "\"text\":\"\(paragraphs.joined(separator: "\\n\\n"))\"}"
        let server = try HTTPPeer.tarwisa(in: directory, path: "", logging: false)
        defer { server.stop() }
        let added = try LoopbackClient(port: server.port).exchange(
            "POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(json.utf8.count)\r\n\r\n\(json)")
        guard let location = added.field("location") else { throw Failure.noArticle(added.head) }
        articlePath = location
        article = try LoopbackClient(port: server.port).exchange("GET \(location) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .content
        try Data(article).write(to: URL(filePath: directory + "/a/1"))
        print("an article of \(article.count) bytes at \(location)")
    }

    func end() {
        do {
            try FileManager.default.removeItem(atPath: directory)
        } catch {
            print("left behind: \(directory)")
        }
    }

    /// Every peer that this machine can run, or those of these names, started.
    func startPeers(_ names: [String], logging: Bool) throws -> [HTTPPeer] {
        let makers: [(name: String, make: () throws -> HTTPPeer?)] = [
            ("tarwisa", { try self.startServer(logging: logging) }),
            ("nginx", { try HTTPPeer.nginx(in: self.directory, logging: logging) }),
            ("room HTTP", { logging ? nil : try HTTPPeer.room(in: self.directory) }),
            ("C epoll", { logging ? nil : try HTTPPeer.epoll(in: self.directory) }),
            ("Node", { logging ? nil : try HTTPPeer.node(in: self.directory) }),
            ("Go", { logging ? nil : try HTTPPeer.go(in: self.directory) }),
        ]
        let peers = try makers.filter { names.isEmpty || names.contains($0.name) }.compactMap { try $0.make() }
        for name in peers.map(\.name) where !peerNames.contains(name) { peerNames.append(name) }
        return peers
    }

    /// The whole server alone.
    func startServer(logging: Bool = false, environment: [String: String] = [:]) throws -> HTTPPeer {
        try HTTPPeer.tarwisa(in: directory, path: articlePath, logging: logging, environment: environment)
    }

    /// One run of `wrk` on core 1.
    func measure(_ peer: HTTPPeer, _ path: String, _ row: HTTPRow, seconds: Int) throws -> HTTPMeasurement {
        var arguments = [
            "-c", "1", "wrk", "-t1", "-c\(row.connectionCount)", "-d\(seconds)s", "--latency", "--timeout", "10s",
        ]
        if let script = row.script {
            let file = directory + "/\(row.name).lua"
            try script.write(toFile: file, atomically: true, encoding: .utf8)
            arguments += ["-s", file]
        }
        let before = peer.processorSeconds
        let output = try PinnedProcess.output(of: "taskset", arguments + ["http://127.0.0.1:\(peer.port)\(path)"])
        guard let result = HTTPMeasurement(output, processorSeconds: peer.processorSeconds - before) else {
            throw Failure.wrk("\(peer.name), \(row.name): \(output)")
        }
        return result.with(residentBytes: peer.residentBytes)
    }
}
