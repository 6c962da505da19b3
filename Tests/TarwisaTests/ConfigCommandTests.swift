import Foundation
import Testing

@testable import Tarwisa

@Suite("tarwisa config shows each value and where it came from")
struct ConfigCommandTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "tarwisa-config-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    @Test("flag over environment over file over preset, and no secret")
    func origins() throws {
        let file = try folder().appending(path: "t.json")
        try Data(#"{"loops":1,"idle-timeout":5,"contact":"desk@wadi.example"}"#.utf8).write(to: file)
        let path = file.path(percentEncoded: false)
        let shown = try RunningServer.run(
            ["config", "--config", path, "--loops", "3"],
            environment: ["TARWISA_IDLE_TIMEOUT": "7", "TARWISA_KEYS": "write:0123456789abcdef,read:fedcba9876543210"])
        #expect(shown.status == 0)
        #expect(!shown.output.contains("0123456789abcdef") && !shown.output.contains("fedcba"))
        let lines = shown.output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true)
        }
        func line(_ name: String) -> String {
            lines.first { $0.first.map { $0 == name } ?? false }?.joined(separator: " ") ?? ""
        }
        #expect(line("loops") == "loops 3 flag --loops")
        #expect(line("idle-timeout") == "idle-timeout 7 environment TARWISA_IDLE_TIMEOUT")
        #expect(line("contact") == "contact desk@wadi.example file \(path)")
        #expect(line("content-limit") == "content-limit 16m preset")
        #expect(line("keys") == "keys (2 set, hidden) environment TARWISA_KEYS")
        #expect(lines.count == Setting.all.count)
    }

    @Test("a file that is named and not there, or has a typo, stops every command")
    func typo() throws {
        let file = try folder().appending(path: "t.json")
        try Data(#"{"lissten":"127.0.0.1:1"}"#.utf8).write(to: file)
        for path in [file.path(percentEncoded: false), "/nowhere/t.json"] {
            let refused = try RunningServer.run(["config", "--config", path])
            #expect(refused.status == 64)
            #expect(refused.error.contains(path == "/nowhere/t.json" ? path : "lissten"))
        }
    }

    @Test("README's table of settings is the program's own")
    func readme() throws {
        let readme = try String(contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains(ConfigCommand.markdown), "tarwisa config --markdown prints it")
    }
}
