import Foundation
import Platform
import Search

/// An index of a corpus that a benchmark keeps in a directory, so that a second run need not build it again.
struct KeptIndex {
    let snapshot: IndexSnapshot
    /// What building cost; nil where it was read back.
    var documentsPerSecond: Double?
    let textByteCount: Int
    /// The documents' names, in the order of their numbers.
    let names: [String]

    /// Reads the index kept under `name`, or builds it of the first `limit` documents on this thread and keeps it.
    init(_ corpus: SearchCorpus, limit: Int, name: String, in directory: String) throws {
        let folder = URL(filePath: directory).appending(path: name)
        let list = folder.appending(path: "names")
        guard !FileManager.default.fileExists(atPath: list.path) else {
            let lines = try Data(contentsOf: list).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
            textByteCount = Int(lines[0]) ?? 0
            let segments = try (0..<(Int(lines[1]) ?? 0)).map { number in
                try Segment(encoded: [UInt8](try Data(contentsOf: folder.appending(path: "\(number)"))))
            }
            var writer = IndexWriter(segments: segments, deleted: [])
            snapshot = writer.snapshot()
            names = Array(lines.dropFirst(2))
            return
        }
        var (writer, bytes, spent) = (IndexWriter(), 0, Int64(0))
        var names: [String] = []
        try corpus.forEach(limit: limit) { line in
            names.append(line.name)
            bytes += line.byteCount
            let begin = ProcessorTime.ofThread
            _ = writer.add(line.document)
            while let merge = writer.pendingMerge() { writer.commit(merge.merged()) }
            spent += ProcessorTime.ofThread - begin
        }
        let begin = ProcessorTime.ofThread
        _ = writer.snapshot()
        while let merge = writer.restingMerge() { writer.commit(merge.merged()) }
        snapshot = writer.snapshot()
        spent += ProcessorTime.ofThread - begin
        documentsPerSecond = Double(names.count) / (Double(max(1, spent)) * 1e-9)
        textByteCount = bytes
        self.names = names
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, segment) in snapshot.sealedSegments.enumerated() {
            try Data(segment.encoded).write(to: folder.appending(path: "\(number)"))
        }
        let lines = ["\(bytes)", "\(snapshot.sealedSegments.count)"] + names
        try lines.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
    }
}
