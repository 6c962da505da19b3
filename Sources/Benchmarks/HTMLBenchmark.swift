import Foundation
import HTML

/// Bytes to `Document`, single thread: pages as they are, the curve over sizes, and pages made to be slow.
///
/// `--pages DIR` (`.html`, `.html.gz`, also below it), `--limit N` pages, `--rounds N`; `--peer COMMAND` runs another
/// parser's program in turn with ours: `COMMAND FILE` parses a file of pages (each after its length as four bytes, least
/// first) and prints lines of a name and its megabytes a second.
enum HTMLBenchmark {
    static func run(_ arguments: [String]) throws {
        var (directory, peer): (String?, String?)
        var (limit, rounds) = (400, 5)
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
        let pages = try directory.map { try read($0, limit: limit) } ?? SlowPages.ordinary(count: limit)
        var table = MeasurementTable()
        measureMemory(pages, into: &table)
        try measurePages(pages, rounds: rounds, peer: peer, into: &table)
        measureCurve(pages, into: &table)
        measureSlowPages(into: &table)
        table.printLines(named: "html")
    }

    // MARK: Input

    private static func read(_ directory: String, limit: Int) throws -> [[UInt8]] {
        let found = FileManager.default.enumerator(at: URL(filePath: directory), includingPropertiesForKeys: nil)
        let files = (found?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == "gz" || $0.pathExtension == "html" }.sorted { $0.path < $1.path }
        // Spread over the folder, since its sets differ.
        let step = max(1, files.count / max(1, limit))
        return try stride(from: 0, to: files.count, by: step).prefix(limit).map { index in
            let file = files[index]
            return file.pathExtension == "gz" ? try unzipped(file) : [UInt8](try Data(contentsOf: file))
        }
    }

    private static func unzipped(_ file: URL) throws -> [UInt8] {
        [UInt8](try output(of: ["gzip", "-dc", file.path]))
    }

    private static func output(of command: [String]) throws -> Data {
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

    // MARK: Measuring

    private static func seconds(_ work: () -> Void) -> Double {
        let duration = ContinuousClock().measure(work).components
        return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    }

    private static func parse(_ page: [UInt8]) -> Document {
        HTMLParser.document(from: page, transportCharset: nil)
    }

    /// Ours and the peer in turn, the best round of each.
    private static func measurePages(
        _ pages: [[UInt8]], rounds: Int, peer: String?, into table: inout MeasurementTable
    ) throws {
        let megabytes = Double(pages.reduce(0) { $0 + $1.count }) / 1e6
        var ours = 0.0
        var peers: [String: Double] = [:]
        let file = URL(filePath: NSTemporaryDirectory()).appending(path: "tarwisa-bench-pages.bin")
        if peer != nil { try framed(pages).write(to: file) }
        for _ in 0..<rounds {
            for _ in 0..<2 { ours = max(ours, megabytes / seconds { for page in pages { _ = parse(page) } }) }
            guard let peer else { continue }
            let command = peer.split(separator: " ").map(String.init) + [file.path]
            for line in String(decoding: try output(of: command), as: UTF8.self).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.count == 2, let speed = Double(words[1]) else { continue }
                peers[String(words[0])] = max(peers[String(words[0])] ?? 0, speed)
            }
        }
        if peer != nil { try FileManager.default.removeItem(at: file) }
        table.add("pages", Double(pages.count), "")
        table.add("bytes", megabytes, "MB")
        table.add("speed", ours, "MB/s")
        for (name, speed) in peers.sorted(by: { $0.key < $1.key }) {
            table.add(name, speed, "MB/s")
            table.add("times " + name, ours / speed, "")
        }
    }

    private static func framed(_ pages: [[UInt8]]) -> Data {
        var data = Data()
        for page in pages {
            data.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: page.count >> (8 * $0)) })
            data.append(contentsOf: page)
        }
        return data
    }

    /// The high-water mark of the process before and after one page of 10 MB.
    private static func measureMemory(_ pages: [[UInt8]], into table: inout MeasurementTable) {
        var page: [UInt8] = []
        page.reserveCapacity(10_100_000)
        for next in pages where page.count < 10_000_000 { page += next.prefix(10_000_000 - page.count) }
        let before = highWaterMark()
        let document = parse(page)
        let grown = max(0, highWaterMark() - before)
        table.add("nodes of 10 MB", Double(document.nodeCount), "")
        table.add("memory beyond the page", Double(grown) / Double(page.count), "times its bytes")
    }

    /// Linux's `VmHWM` in bytes; 0 elsewhere.
    private static func highWaterMark() -> Int {
        guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        return line.flatMap { $0.split(separator: " ").dropLast().last }.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
    }

    /// Pages of 10 KB to 10 MB: the page of median length, cut or repeated.
    private static func measureCurve(_ pages: [[UInt8]], into table: inout MeasurementTable) {
        let model = pages.sorted { $0.count < $1.count }[pages.count / 2]
        for size in [10_000, 100_000, 1_000_000, 10_000_000] where !model.isEmpty {
            let page = (0..<size).map { model[$0 % model.count] }
            let rounds = max(3, 10_000_000 / size)
            let best = (0..<rounds).map { _ in seconds { _ = parse(page) } }.min() ?? 0
            table.add("page of \(size / 1000) KB", Double(size) / best / 1e6, "MB/s")
        }
    }

    /// Time per byte at three sizes: the three numbers of a line agree where the parser is linear.
    private static func measureSlowPages(into table: inout MeasurementTable) {
        for (name, make) in SlowPages.all {
            for count in [1000, 10_000, 100_000] {
                let page = Array(make(count).utf8)
                let times = (0..<3).map { _ in
                    seconds { _ = HTMLParser.document(from: page, transportCharset: "utf-8") }
                }
                let time = times.min() ?? 0
                table.add("\(name) x \(count)", time * 1e9 / Double(page.count), "ns/byte")
            }
        }
    }
}
