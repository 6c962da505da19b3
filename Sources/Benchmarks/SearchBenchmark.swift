import Foundation
import Platform
import Search

/// The index in process: what building costs, what it takes in memory, and how long each class of query takes.
///
/// `--corpus FILE` (JSON lines), `--queries FILE` (class, tab, text), `--sizes 10000,100000`, `--index DIR` to keep the indexes,
/// `--each N` takes every Nth query, `--slowest N` prints the slowest of each class; `--peer COMMAND` is run as `COMMAND SIZE` in turn
/// with ours and prints lines of class, p50 and p99 in milliseconds, and `documents/s`, `bytes/document` with one number. Ours and the
/// peer's times are those of the thread's processor.
enum SearchBenchmark {
    struct Options {
        var (corpus, queries, index, peer): (String?, String?, String, String?)
        var sizes = [10_000]
        var each = 1
        var slowest = 0
        var classes: Set<String> = []

        init(_ arguments: [String]) {
            (corpus, queries, peer) = (nil, nil, nil)
            index = NSTemporaryDirectory() + "tarwisa-bench-search"
            var rest = arguments[...]
            while let option = rest.popFirst(), let value = rest.popFirst() {
                switch option {
                case "--corpus": corpus = value
                case "--queries": queries = value
                case "--index": index = value
                case "--peer": peer = value
                case "--sizes": sizes = value.split(separator: ",").compactMap { Int($0) }
                case "--each": each = max(1, Int(value) ?? 1)
                case "--slowest": slowest = Int(value) ?? 0
                case "--classes": classes = Set(value.split(separator: ",").map(String.init))
                default: print("unknown option \(option)")
                }
            }
        }
    }

    static func run(_ arguments: [String]) throws {
        let options = Options(arguments)
        guard let corpus = options.corpus, let queries = options.queries else {
            print(
                "usage: tarwisa-bench search --corpus FILE --queries FILE [--sizes N,N] [--index DIR] [--peer COMMAND]")
            return
        }
        var table = MeasurementTable()
        let classes = try SearchQueries(path: queries, each: options.each, only: options.classes)
        for size in options.sizes {
            let kept = try KeptIndex(SearchCorpus(path: corpus), limit: size, name: "\(size)", in: options.index)
            let count = Double(max(1, kept.snapshot.documentCount))
            if let speed = kept.documentsPerSecond { table.add("\(size) indexing", speed, "documents/s") }
            table.add("\(size) segments", Double(kept.snapshot.sealedSegments.count), "")
            table.add("\(size) index", Double(kept.snapshot.byteCount) / count, "bytes/document")
            table.add("\(size) index to text", Double(kept.snapshot.byteCount) / Double(kept.textByteCount), "times")
            for (name, bytes) in kept.snapshot.sectionByteCounts {
                table.add("\(size) of it \(name)", Double(bytes) / count, "bytes/document")
            }
            let peers = try options.peer.map { try PeerFigures(command: $0, size: size) }
            for (name, texts) in classes.texts {
                let times = classes.times(texts, of: name, in: kept.snapshot)
                for (text, time) in zip(texts, times).sorted(by: { $0.1 > $1.1 }).prefix(options.slowest) {
                    print("\(name)\t\(time) ms\t\(text)")
                }
                for (label, part) in [("p50", 0.5), ("p99", 0.99)] {
                    let ours = SearchQueries.percentile(times, part)
                    table.add("\(size) \(name) \(label)", ours, "ms")
                    guard let theirs = peers?.times["\(name) \(label)"] else { continue }
                    table.add("\(size) \(name) \(label) peer", theirs, "ms")
                    table.add("\(size) \(name) \(label) ours to peer", ours / max(theirs, 1e-6), "times")
                }
            }
            for (name, of, letterByLetter) in [("typed", "term_mid", true), ("mistyped", "fuzzy1", false)] {
                let words = classes.texts.first { $0.name == of }?.texts ?? []
                let times = SearchQueries.suggestionTimes(words, letterByLetter: letterByLetter, in: kept.snapshot)
                if times.isEmpty { continue }
                table.add("\(size) suggest \(name) p50", SearchQueries.percentile(times, 0.5), "ms")
                table.add("\(size) suggest \(name) p99", SearchQueries.percentile(times, 0.99), "ms")
            }
            for (name, value) in peers?.others ?? [] { table.add("\(size) peer \(name)", value, "") }
            if size == options.sizes.last, options.classes.isEmpty {
                try ReadersBesideWriter(kept.snapshot, classes, corpus).measure(into: &table)
            }
        }
        table.printLines(named: "search")
    }
}
