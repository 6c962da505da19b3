import Platform
import Search

/// Two readers, first alone, then beside one writer that adds 2 000 documents a second and publishes a snapshot every 20 ms.
struct ReadersBesideWriter {
    private let snapshot: IndexSnapshot
    private let queries: SearchQueries
    private let corpus: String

    init(_ snapshot: IndexSnapshot, _ queries: SearchQueries, _ corpus: String) {
        self.snapshot = snapshot
        self.queries = queries
        self.corpus = corpus
    }

    func measure(into table: inout MeasurementTable) throws {
        let state = Monitor(State(snapshot: snapshot))
        let quiet = try readers(state, seconds: 3)
        var documents: [IndexDocument] = []
        try SearchCorpus(path: corpus).forEach(limit: 8000) { documents.append($0.document) }
        let segments = snapshot.sealedSegments
        let source = documents
        let writer = try Thread { [source] in
            var writer = IndexWriter(segments: segments, deleted: [])
            let start = MonotonicTime.now
            var added = 0
            while !state.withLock({ $0.isOver }), added < source.count {
                let due = min(source.count, Int(MonotonicTime.now.milliseconds(since: start)) * 2)
                if due < added + 40 { continue }
                for number in added..<due { _ = writer.add(source[number]) }
                added = due
                let fresh = writer.snapshot()
                state.withLock { state in
                    state.snapshot = fresh
                    state.added = added
                }
            }
        }
        let busy = try readers(state, seconds: 3)
        let added = state.withLock { state in
            state.isOver = true
            return state.added
        }
        writer.join()
        table.add("reader p99 quiet", quiet, "ms")
        table.add("reader p99 beside a writer", busy, "ms")
        table.add("reader p99 beside a writer to quiet", busy / max(quiet, 1e-6), "times")
        table.add("documents added meanwhile", Double(added) / 3, "documents/s")
    }

    private struct State {
        var snapshot: IndexSnapshot
        var isOver = false
        var added = 0
    }

    /// The p99 of wall time in milliseconds over both readers.
    private func readers(_ state: Monitor<State>, seconds: Int64) throws -> Double {
        let times = Monitor<[Double]>([])
        let end = MonotonicTime.now.adding(milliseconds: seconds * 1000)
        let mix = queries.texts.flatMap { part in part.texts.prefix(60).map { (part.name, $0) } }
        let threads = try (0..<2).map { first in
            try Thread {
                var own: [Double] = []
                var next = first
                while MonotonicTime.now < end {
                    let (name, text) = mix[next * 7919 % mix.count]
                    next += 2
                    let begin = MonotonicTime.now
                    guard let request = try? SearchQueries.request(text, of: name) else { continue }
                    _ = state.withLock { $0.snapshot }.search(request)
                    own.append(Double(MonotonicTime.now.nanoseconds - begin.nanoseconds) * 1e-6)
                }
                let found = own
                times.withLock { $0 += found }
            }
        }
        for thread in threads { thread.join() }
        return SearchQueries.percentile(times.withLock { $0 }, 0.99)
    }
}
