import Foundation
import Testing

@testable import HTTP

extension OverSockets {
    @Suite("Files are served over real sockets") final class StaticFilesTests {
        private let directory: URL
        private let small = Array("0123456789abcdefghij".utf8)
        private let large = (0..<(2 << 20)).map { UInt8(truncatingIfNeeded: $0 / 251) }

        init() throws {
            let parent = FileManager.default.temporaryDirectory.appending(path: "tarwisa-files-\(UUID().uuidString)")
            directory = parent.appending(path: "public")
            try FileManager.default.createDirectory(
                at: directory.appending(path: "folder"), withIntermediateDirectories: true)
            let files: [(String, [UInt8])] = [
                ("small.txt", small), ("large.bin", large), ("index.html", Array("<!doctype html>".utf8)),
                ("app.3f9a1c2b.js", Array("1".utf8)), (".secret", small), ("../outside.txt", small),
                ("folder/خبر.txt", small), ("folder/index.html", small), ("empty.txt", []),
            ]
            for (name, bytes) in files { try Data(bytes).write(to: directory.appending(path: name)) }
            try FileManager.default.createSymbolicLink(
                at: directory.appending(path: "link.txt"), withDestinationURL: parent.appending(path: "outside.txt"))
            try FileManager.default.createSymbolicLink(
                at: directory.appending(path: "up"), withDestinationURL: parent)
        }

        deinit {
            do {
                try FileManager.default.removeItem(at: directory.deletingLastPathComponent())
            } catch {
                print("a test's directory stays behind: \(error)")
            }
        }

        private func exchange(_ request: String) throws -> SocketClient.Answer {
            let room = try ServedRoom(files: directory.path(percentEncoded: false))
            defer { room.stop() }
            return try room.client().exchange(request)
        }

        private func get(_ path: String, _ fields: String = "") throws -> SocketClient.Answer {
            try exchange("GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        }

        @Test(
            "finds files, index files and nothing else",
            arguments: [
                ("/small.txt", 200), ("/", 200), ("/folder/", 200), ("/folder/%D8%AE%D8%A8%D8%B1.txt", 200),
                ("/folder/../small.txt", 200), ("/empty.txt", 200), ("/folder", 308), ("/nothing", 404),
                ("/.secret", 404),
                ("/link.txt", 404), ("/up/outside.txt", 404), ("/../outside.txt", 400), ("/%2e%2e/outside.txt", 400),
                ("/..%2foutside.txt", 404), ("/folder/..%2f..%2foutside.txt", 404), ("/small.txt/", 404),
                ("/small.txt%00", 400), ("/SMALL.TXT", 404),
            ])
        func names(_ path: String, _ status: Int) throws { #expect(try get(path).status == status) }

        @Test("leads from a directory's name to its index, and never to another server") func directoryName() throws {
            let answer = try get("/folder?a=%D8%AE&b")
            #expect(answer.status == 308 && answer.field("location") == "/folder/?a=%D8%AE&b")
            #expect(try get("/%66older").field("location") == "/folder/")
            #expect(try get("//folder").status == 404)
        }

        @Test("gives type, validators and caching") func fields() throws {
            let answer = try get("/small.txt")
            #expect(answer.content == small)
            #expect(answer.field("content-type") == "text/plain; charset=utf-8")
            #expect(answer.field("cache-control") == "no-cache")
            #expect(answer.field("x-added") == "yes")
            #expect(answer.field("last-modified").flatMap(HTTPDate.seconds) != nil)
            let tag = try #require(answer.field("etag"))
            #expect(tag.hasPrefix("\""))
            #expect(try get("/small.txt", "If-None-Match: \(tag)\r\n").status == 304)
            #expect(try get("/small.txt", "If-Match: \"other\"\r\n").status == 412)
            #expect(try get("/app.3f9a1c2b.js").field("cache-control")?.contains("immutable") == true)
        }

        @Test("answers other methods with those that are allowed") func methods() throws {
            let answer = try exchange("DELETE /small.txt HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.status == 405)
            #expect(answer.field("allow") == "GET, HEAD, OPTIONS")
            #expect(try exchange("HEAD /large.bin HTTP/1.1\r\nHost: a\r\n\r\n").field("content-length") == "2097152")
        }

        @Test(
            "sends single ranges of files in memory and on disk",
            arguments: [
                ("bytes=0-0", 0..<1), ("bytes=5-9", 5..<10), ("bytes=-4", -4..<0), ("bytes=10-", 10..<Int.max),
                ("bytes=3-99999999", 3..<Int.max),
            ])
        func singleRange(_ range: String, _ expected: Range<Int>) throws {
            for (path, bytes) in [("/small.txt", small), ("/large.bin", large)] {
                let answer = try get(path, "Range: \(range)\r\n")
                let start = expected.lowerBound < 0 ? bytes.count + expected.lowerBound : expected.lowerBound
                let end = expected.lowerBound < 0 ? bytes.count : min(bytes.count, expected.upperBound)
                #expect(answer.status == 206)
                #expect(answer.field("content-range") == "bytes \(start)-\(end - 1)/\(bytes.count)")
                #expect(answer.content == Array(bytes[start..<end]))
            }
        }

        @Test("sends several ranges as parts, of files in memory and on disk") func severalRanges() throws {
            for (path, bytes) in [("/small.txt", small), ("/large.bin", large)] {
                let answer = try get(path, "Range: bytes=0-1, 4-6,-2\r\n")
                #expect(answer.status == 206)
                let type = try #require(answer.field("content-type"))
                let boundary = try #require(type.split(separator: "boundary=").last)
                #expect(type.hasPrefix("multipart/byteranges"))
                let parts = answer.content.split(separator: Array("\r\n--\(boundary)".utf8))
                #expect(parts.count == 4)
                for (part, range) in zip(parts, [0..<2, 4..<7, bytes.count - 2..<bytes.count]) {
                    #expect(part.suffix(range.count).elementsEqual(bytes[range]))
                    let head = "Content-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)\r\n\r\n"
                    #expect(part.dropLast(range.count).ends(with: Array(head.utf8)))
                }
                #expect(parts.last?.elementsEqual("--\r\n".utf8) == true)
            }
        }

        @Test("sends the whole where a range does not count, and 416 where none can be met") func otherRanges() throws {
            #expect(try get("/small.txt", "Range: bytes=99-\r\n").status == 416)
            #expect(try get("/small.txt", "Range: bytes=99-\r\n").field("content-range") == "bytes */20")
            #expect(try get("/empty.txt", "Range: bytes=0-\r\n").status == 416)
            #expect(try get("/small.txt", "Range: lines=1-2\r\n").status == 200)
            #expect(try get("/small.txt", "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n").status == 200)
            let tag = try #require(try get("/small.txt").field("etag"))
            #expect(try get("/small.txt", "Range: bytes=0-1\r\nIf-Range: \(tag)\r\n").status == 206)
            #expect(try get("/small.txt", "Range: bytes=0-1\r\nIf-None-Match: \(tag)\r\n").status == 304)
        }
    }
}

extension Collection where Element: Equatable {
    fileprivate func ends(with other: [Element]) -> Bool { suffix(other.count).elementsEqual(other) }
}
