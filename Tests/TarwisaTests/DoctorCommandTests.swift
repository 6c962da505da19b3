import Foundation
import Testing

@testable import Tarwisa

@Suite("tarwisa doctor says what is not well and what to do")
struct DoctorCommandTests {
    @Test("full disks, small memories, clocks that cannot be and few descriptors are found")
    func thresholds() {
        #expect(DirectoryCheck.disk(freeByteCount: 100 << 20).verdict == .ill)
        #expect(DirectoryCheck.disk(freeByteCount: 500 << 20).verdict == .doubtful)
        #expect(DirectoryCheck.disk(freeByteCount: 50 << 30).verdict == .well)
        #expect(MachineCheck.memory(allowance: 128 << 20).verdict == .doubtful)
        #expect(MachineCheck.memory(allowance: 2 << 30).verdict == .well)
        #expect(MachineCheck.clock(now: 0).verdict == .ill)
        #expect(MachineCheck.clock(now: 1_800_000_000).verdict == .well)
        #expect(MachineCheck.descriptors(limit: 1024, needed: 20_000).verdict == .doubtful)
        #expect(MachineCheck.descriptors(limit: 65_536, needed: 20_000).verdict == .well)
        #expect(NetworkCheck.certificates(in: ["/nowhere"]).verdict == .doubtful)
    }

    @Test("a directory that can be written is well, and nothing stays behind in it")
    func directory() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-doctor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.path(percentEncoded: false)
        #expect(DirectoryCheck.directory(path).verdict != .ill)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
        #expect(DirectoryCheck.directory("/proc/self/status/nothing").verdict == .ill)
    }

    @Test("beyond loopback a missing key for writing is an illness with its remedy")
    func keys() {
        var configuration = Configuration()
        configuration.dataDirectory = "/nowhere"
        #expect(AccessCheck.keys(configuration).verdict == .well)
        configuration.listen.host = "0.0.0.0"
        let finding = AccessCheck.keys(configuration)
        #expect(finding.verdict == .ill && finding.sentence.contains("tarwisa key new"))
        #expect(AccessCheck.proxies(configuration).verdict == .doubtful)
    }

    @Test("the command prints a line for each check and ends with what it found")
    func command() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-doctor-\(UUID().uuidString)")
        let seen = try RunningServer.run(["doctor", "--data-directory", folder.path(percentEncoded: false)])
        let lines = seen.output.split(separator: "\n")
        #expect(lines.count == 10)
        #expect(lines.allSatisfy { line in ["ok  ", "warn", "FAIL"].contains { line.hasPrefix($0) } })
        #expect(seen.status == (seen.output.contains("FAIL") ? 1 : 0))
        #expect(try RunningServer.run(["doctor", "--listen", "0.0.0.0:1"]).status == 1)
    }
}
