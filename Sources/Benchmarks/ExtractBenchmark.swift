import Extraction
import Foundation
import HTML
import News

/// Bytes to `Article`, single thread, against other programs in turn.
///
/// `--pages DIR` (`.html`, `.html.gz`, also below it), `--limit N` pages, `--rounds N`; `--peer COMMAND` is run as
/// `COMMAND FILE…` over the unzipped pages and prints lines of a name and its pages a second.
enum ExtractBenchmark {
    static func run(_ arguments: [String]) throws {
        var (directory, peer): (String?, String?)
        var (limit, rounds) = (200, 3)
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--pages": directory = value
            case "--peer": peer = value
            case "--limit": limit = Int(value) ?? limit
            case "--rounds": rounds = Int(value) ?? rounds
            default: print("unknown option \(option)")
            }
        }
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "tarwisa-bench-extract-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let pages = try directory.map { try read($0, limit: limit) } ?? SlowPages.ordinary(count: limit)
        var table = MeasurementTable()
        try measure(pages, rounds: rounds, peer: peer, in: folder, into: &table)
        for size in [1, 10, 100] where size <= pages.count {
            let some = Array(pages.prefix(size))
            table.add("pages \(size)", Double(some.count) / seconds { extract(some) }, "pages/s")
        }
        table.printLines(named: "extract")
        try FileManager.default.removeItem(at: folder)
    }

    /// Ours and the peer in turn, the best round of each.
    private static func measure(
        _ pages: [[UInt8]], rounds: Int, peer: String?, in folder: URL, into table: inout MeasurementTable
    ) throws {
        let files = try pages.indices.map { index in
            let file = folder.appending(path: "\(index).html")
            if peer != nil { try Data(pages[index]).write(to: file) }
            return file.path
        }
        let documents = pages.map { HTMLParser.document(from: $0, transportCharset: nil) }
        var (ours, parsing, bodies) = (0.0, 0.0, 0.0)
        var peers: [String: Double] = [:]
        let count = Double(pages.count)
        for _ in 0..<rounds {
            ours = max(ours, count / seconds { extract(pages) })
            parsing = max(
                parsing,
                count / seconds { for page in pages { _ = HTMLParser.document(from: page, transportCharset: nil) } })
            bodies = max(
                bodies,
                count
                    / seconds {
                        for document in documents { _ = BodyExtractor().body(in: document, headline: nil, url: nil) }
                    })
            guard let peer else { continue }
            for line in try output(of: peer.split(separator: " ").map(String.init) + files).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.count == 2, let speed = Double(words[1]) else { continue }
                peers[String(words[0])] = max(peers[String(words[0])] ?? 0, speed)
            }
        }
        table.add("extraction", ours, "pages/s")
        table.add("parsing alone", parsing, "pages/s")
        table.add("body alone", bodies, "pages/s")
        for (name, speed) in peers.sorted(by: { $0.key < $1.key }) {
            table.add(name, speed, "pages/s")
            table.add("ours to \(name)", ours / max(speed, 0.001), "times")
        }
    }

    private static func extract(_ pages: [[UInt8]]) {
        let extractor = ArticleExtractor()
        for page in pages {
            // A page that is no article is work too.
            do throws(ExtractionError) {
                _ = try extractor.extraction(ofHTML: page, url: nil, contentType: nil, fetchedAt: nil, source: nil)
            } catch { continue }
        }
    }

    /// Processor time of this process, which others on the machine do not lengthen.
    private static func seconds(_ work: () -> Void) -> Double {
        let start = clock()
        work()
        // POSIX: a million to the second.
        return max(Double(clock() - start) / 1e6, 1e-9)
    }

    private static func read(_ directory: String, limit: Int) throws -> [[UInt8]] {
        let found = FileManager.default.enumerator(at: URL(filePath: directory), includingPropertiesForKeys: nil)
        let files = (found?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == "gz" || $0.pathExtension == "html" }.sorted { $0.path < $1.path }
        let step = max(1, files.count / max(1, limit))
        return try stride(from: 0, to: files.count, by: step).prefix(limit).map { index in
            let path = files[index].path
            return path.hasSuffix(".gz")
                ? [UInt8](try data(of: ["gzip", "-dc", path])) : [UInt8](try Data(contentsOf: files[index]))
        }
    }

    private static func output(of command: [String]) throws -> String {
        String(decoding: try data(of: command), as: UTF8.self)
    }

    private static func data(of command: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
