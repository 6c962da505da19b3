import Foundation
import Testing

@Suite("The archive's commands work beside a server and alone")
struct ArchiveCommandTests {
    private func fill(_ server: RunningServer, _ count: Int) async throws {
        let lines = (0..<count).map { #"{"headline":"خبر \#($0)","url":"https://wadi.example/\#($0)","text":"نص"}"# }
        let content = Data(lines.joined(separator: "\n").utf8)
        let answer = try await server.send("POST", "/v1/import", ["Content-Type": "application/x-ndjson"], content)
        #expect(try answer.json["created"] as? Int == count)
    }

    private func data(of server: RunningServer) -> String {
        server.directory.appending(path: "data").path(percentEncoded: false)
    }

    @Test("a backup taken while serving is an archive that verifies and serves the same export")
    func backup() async throws {
        let server = try RunningServer(["--segment-size", "16k"])
        try await fill(server, 120)
        let copy = server.directory.appending(path: "copy").path(percentEncoded: false)
        let taken = try RunningServer.run(["backup", copy, "--data-directory", data(of: server)])
        #expect(taken.status == 0 && taken.output.contains("files of the journal"), "\(taken.error)")
        #expect(try RunningServer.run(["backup", copy, "--data-directory", data(of: server)]).status == 1)
        #expect(try RunningServer.run(["backup", "--data-directory", data(of: server)]).status == 64)
        let beside = try RunningServer.run(["verify", "--data-directory", data(of: server)])
        #expect(beside.status == 0 && beside.output.contains("120 articles, 0 problems"), "\(beside.output)")
        let verified = try RunningServer.run(["verify", "--data-directory", copy])
        #expect(verified.status == 0, "\(verified.output)")
        let exported = try await server.get("/v1/export").content
        let second = try RunningServer(["--data-directory", copy])
        #expect(try await second.get("/v1/export").content == exported)
    }

    @Test("a second server on the directory, and a compaction, end with one line and status 1")
    func inUse() async throws {
        let server = try RunningServer()
        for command in [["serve", "--listen", "127.0.0.1:0"], ["compact"]] {
            let other = try RunningServer.run(command + ["--data-directory", data(of: server)])
            #expect(other.status == 1)
            #expect(other.error.split(separator: "\n").count == 1)
            #expect(other.error.contains("another process uses"), "\(other.error)")
        }
        #expect(try await server.get("/readyz").status == 200)
    }

    @Test("compacting drops what was deleted, and a damaged record makes verify end with 1")
    func compact() async throws {
        let server = try RunningServer(["--segment-size", "16k"])
        try await fill(server, 120)
        let listed = try await server.get("/v1/articles?limit=100").json["data"] as? [[String: Any]] ?? []
        for article in listed {
            let id = try #require(article["id"] as? String)
            #expect(try await server.send("DELETE", "/v1/articles/\(id)").status == 204)
        }
        _ = server.stop(signal: SIGTERM)
        let compacted = try RunningServer.run(["compact", "--data-directory", data(of: server)])
        #expect(compacted.status == 0 && !compacted.output.hasPrefix("0 files"), "\(compacted)")
        let verified = try RunningServer.run(["verify", "--data-directory", data(of: server)])
        #expect(verified.status == 0 && verified.output.contains("20 articles"), "\(verified.output)")
        // What was compacted may be a header alone: the largest file is one with records.
        let files = try FileManager.default.contentsOfDirectory(
            at: server.directory.appending(path: "data/journal"), includingPropertiesForKeys: nil)
        let contents = try files.map { (file: $0, bytes: try Data(contentsOf: $0)) }
        let (journal, sound) = try #require(contents.max { $0.bytes.count < $1.bytes.count })
        var bytes = sound
        try #require(bytes.count > 70)
        bytes[70] ^= 0xFF
        try bytes.write(to: journal)
        let damaged = try RunningServer.run(["verify", "--data-directory", data(of: server)])
        #expect(damaged.status == 1 && damaged.output.contains(journal.lastPathComponent), "\(damaged.output)")
    }

    @Test("a directory of a newer format, and one that may not be written, are refused with one line")
    func refusedDirectories() async throws {
        let server = try RunningServer()
        _ = server.stop(signal: SIGTERM)
        try Data("9\n".utf8).write(to: server.directory.appending(path: "data/format"))
        let newer = try RunningServer.run(["serve", "--listen", "127.0.0.1:0", "--data-directory", data(of: server)])
        #expect(newer.status == 1)
        #expect(newer.error.split(separator: "\n").count == 1 && newer.error.contains("has format 9, newer than"))
        let file = server.directory.appending(path: "file")
        try Data().write(to: file)
        let below = file.appending(path: "data").path(percentEncoded: false)
        let unwritable = try RunningServer.run(["serve", "--listen", "127.0.0.1:0", "--data-directory", below])
        #expect(unwritable.status == 1)
        #expect(unwritable.error.split(separator: "\n").count == 1 && unwritable.error.contains("mkdir"))
    }
}
