import Foundation
import Testing

@testable import Tarwisa

@Suite("tarwisa key makes, lists and revokes keys, and keeps none of them")
struct KeyCommandTests {
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "tarwisa-keys-\(UUID().uuidString)")
        var path: String { url.appending(path: "keys.jsonl").path(percentEncoded: false) }
        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private func key(_ words: [String], _ folder: Folder) throws -> (status: Int32, output: String, error: String) {
        try RunningServer.run(["key"] + words + ["--keys-file", folder.path])
    }

    private func made(_ folder: Folder, _ scope: String, _ more: [String] = []) throws -> String {
        let made = try key(["new", "--scope", scope, "--name", "غرفة الأخبار"] + more, folder)
        #expect(made.status == 0, "\(made.error)")
        return made.output.trimmingCharacters(in: .newlines)
    }

    private func extract(_ server: RunningServer, _ secret: String) async throws -> RunningServer.Answer {
        try await server.send(
            "POST", "/v1/extract", ["Content-Type": "application/json", "Authorization": "Bearer \(secret)"],
            Data(#"{"headline":"x","url":"https://wadi.example/"}"#.utf8))
    }

    @Test("the key is printed once, and the file holds its digest only, for its owner only")
    func new() throws {
        let folder = Folder()
        let secret = try made(folder, "write", ["--expires", "90d"])
        #expect(secret.hasPrefix("tarwisa_") && secret.utf8.count == 72)
        #expect(try made(folder, "read") != secret)
        let text = try String(contentsOf: URL(filePath: folder.path), encoding: .utf8)
        #expect(!text.contains(secret) && !text.contains(secret.dropFirst(8)))
        #expect(text.split(separator: "\n").count == 2)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let list = try key(["list"], folder).output.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(list.map { $0[1] } == ["write", "read"])
        #expect(list.allSatisfy { $0[2] == "stands" && $0[5] == "غرفة الأخبار" })
        #expect(list[0][4].hasSuffix("Z") && list[1][4] == "-")
    }

    @Test("a running server takes a key made meanwhile, and no longer one that was revoked", .timeLimit(.minutes(1)))
    func running() async throws {
        let folder = Folder()
        let first = try made(folder, "write")
        let server = try RunningServer(["--keys-file", folder.path])
        #expect(try await extract(server, first).status == 200)
        #expect(try await extract(server, first + "x").code == "unauthenticated")
        let second = try made(folder, "admin")
        while try await extract(server, second).status != 200 { try await Task.sleep(for: .milliseconds(700)) }
        for id in try key(["list"], folder).output.split(separator: "\n").map({ String($0.prefix { $0 != "\t" }) }) {
            #expect(try key(["revoke", id], folder).status == 0)
        }
        while try await extract(server, first).status == 200 { try await Task.sleep(for: .milliseconds(300)) }
        #expect(try await extract(server, second).code == "unauthenticated")
        let anonymous = try await server.post("/v1/extract", ["headline": "x", "url": "https://wadi.example/"])
        #expect(anonymous.code == "unauthenticated", "the last key's end opens nothing")
    }

    @Test("a key past its end opens nothing, and the answer says why")
    func expired() async throws {
        let folder = Folder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let digest = "9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f"
        try Data(#"{"key":"k_1","scope":"write","sha256":"\#(digest)","expires":1000000000}"#.utf8).write(
            to: URL(filePath: folder.path))
        let server = try RunningServer(["--keys-file", folder.path])
        // The digest is that of this text, by sha256sum.
        let answer = try await extract(server, "0123456789abcdef")
        #expect(answer.code == "unauthenticated")
        #expect(try key(["list"], folder).output.contains("expired") == true)
    }

    @Test(
        "what is no order for a key is refused in one line",
        arguments: [
            ["new"], ["new", "--scope", "write"], ["new", "--scope", "owner", "--name", "x"],
            ["new", "--name", "x", "--scope"],
            ["new", "--scope", "write", "--name", "two\nlines"], ["new", "--scope", "write", "--name", ""],
            ["new", "--scope", "write", "--name", "x", "--expires", "0d"],
            ["new", "--scope", "write", "--name", "x", "--expires", "-1d"],
            ["new", "--scope", "write", "--name", "x", "--expires", "soon"], ["revoke"], ["burn"], ["list", "all"],
        ])
    func refuses(words: [String]) throws {
        let folder = Folder()
        let refused = try key(words, folder)
        #expect(refused.status == 64)
        #expect(refused.error.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test("a damaged file of keys stops the start and is not written to")
    func damaged() throws {
        let folder = Folder()
        _ = try made(folder, "write")
        let handle = try FileHandle(forWritingTo: URL(filePath: folder.path))
        _ = try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"key\":\"k_2\",\"scope\":\"write\"}\n".utf8))
        try handle.close()
        #expect(try key(["new", "--scope", "write", "--name", "x"], folder).error.contains("line 2"))
        let start = try RunningServer.run(["serve", "--keys-file", folder.path, "--listen", "127.0.0.1:0"])
        #expect(start.status == 64 && start.error.contains("line 2"))
    }

    @Test("SCOPE:SECRET lines, as a container's secret has them, open too")
    func plainLines() async throws {
        let folder = Folder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        try Data("# from the vault\r\nwrite:0123456789abcdef\r\n\r\nread:fedcba9876543210".utf8).write(
            to: URL(filePath: folder.path))
        let server = try RunningServer(["--keys-file", folder.path])
        #expect(try await extract(server, "0123456789abcdef").status == 200)
        #expect(try await extract(server, "fedcba9876543210").code == "scope_missing")
    }
}
