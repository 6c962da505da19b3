import Bytes
import Foundation
import Testing

@Suite("DEFLATE, gzip and zlib are undone, and never half")
struct InflateTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpora/crawl/coding")

    static func bytes(_ name: String) -> [UInt8] {
        [UInt8](
            FileManager.default.contents(atPath: folder.appending(path: name).path(percentEncoded: false)) ?? Data())
    }

    static let page = bytes("page.html")

    @Test(
        "decodes dynamic, fixed and stored blocks, several members and a member with a name",
        arguments: ["page.html.gz", "page.fixed.gz", "page.stored.gz", "two-members.gz", "named.gz"])
    func decodes(name: String) throws {
        #expect(InflateTests.page.count > 20_000)
        #expect(try Gzip.decoded(InflateTests.bytes(name), limit: 1 << 20) == InflateTests.page)
    }

    @Test("decodes deflate with its zlib wrapper and without", arguments: ["page.zlib", "page.deflate"])
    func decodesDeflate(name: String) throws {
        #expect(try Gzip.decodedDeflate(InflateTests.bytes(name), limit: 1 << 20) == InflateTests.page)
    }

    @Test("every truncation is seen", arguments: ["page.html.gz", "page.fixed.gz", "named.gz"])
    func truncation(name: String) {
        let bytes = InflateTests.bytes(name)
        for count in 0..<bytes.count {
            #expect(throws: Inflate.Failure.self) { try Gzip.decoded(Array(bytes[..<count]), limit: 1 << 20) }
        }
    }

    @Test("a damaged byte never changes what is read: it is seen, or lies in bits that say nothing")
    func damage() {
        let bytes = InflateTests.bytes("page.html.gz")
        for index in 10..<bytes.count {
            var damaged = bytes
            damaged[index] ^= 0x10
            let decoded = Result { () throws(Inflate.Failure) in try Gzip.decoded(damaged, limit: 1 << 20) }
            if case .success(let content) = decoded { #expect(content == InflateTests.page, "byte \(index)") }
        }
    }

    @Test("a bomb stops at the limit")
    func bomb() {
        #expect(throws: Inflate.Failure.tooLarge) { try Gzip.decoded(InflateTests.bytes("bomb.gz"), limit: 1 << 20) }
    }

    @Test("what follows the last member is ignored")
    func trailingBytes() throws {
        let bytes = InflateTests.bytes("page.html.gz") + [0, 0, 0, 1, 2, 3]
        #expect(try Gzip.decoded(bytes, limit: 1 << 20) == InflateTests.page)
    }
}
