import Platform
import Synchronization

/// Load from many connections, a thread each, at a rate or as fast as answers come.
struct SoakLoad {
    let port: Int
    let connectionCount: Int
    let articleCount: Int
    let ids: [String]

    /// What came of it.
    struct Outcome: Sendable {
        /// Microseconds of each accepted request, by the slice of time in which it was due.
        var latencies: [[Int]]
        /// The same by kind of request.
        var latenciesByKind = [[Int]](repeating: [], count: SoakKind.allCases.count)
        var acceptedCount = 0
        /// Answered 429 or 503.
        var shedCount = 0
        /// Other statuses than the request allows, and broken connections.
        var errors: [String: Int] = [:]
        var acknowledged: [String] = []

        init(sliceCount: Int) { latencies = Array(repeating: [], count: sliceCount) }

        var errorCount: Int { errors.values.reduce(0, +) }

        mutating func add(_ other: Outcome) {
            for (index, slice) in other.latencies.enumerated() { latencies[index] += slice }
            for (index, kind) in other.latenciesByKind.enumerated() { latenciesByKind[index] += kind }
            acceptedCount += other.acceptedCount
            shedCount += other.shedCount
            errors.merge(other.errors, uniquingKeysWith: +)
            acknowledged += other.acknowledged
        }
    }

    /// - Parameter rate: requests a second from all connections together; nil for as many as there come answers.
    /// - Parameter isPaced: whether a latency counts from when the request was due, so that waiting for a turn is seen.
    /// - Parameter round: makes the connections' requests differ from those of other runs.
    func run(seconds: Int, sliceSeconds: Int, rate: Double?, isPaced: Bool, round: Int) -> Outcome {
        let sliceCount = max(1, (seconds + sliceSeconds - 1) / sliceSeconds)
        let sum = Monitor(Outcome(sliceCount: sliceCount))
        let started = MonotonicTime.now
        let next = Atomic(0)
        let load = self
        Thread.runTogether(connectionCount) {
            let worker = next.add(1, ordering: .relaxed).oldValue
            let outcome = load.work(worker, from: started, seconds, sliceSeconds, rate, isPaced, round, sliceCount)
            sum.withLock { $0.add(outcome) }
        }
        return sum.withLock { $0 }
    }

    private func work(
        _ worker: Int, from started: MonotonicTime, _ seconds: Int, _ sliceSeconds: Int, _ rate: Double?,
        _ isPaced: Bool,
        _ round: Int, _ sliceCount: Int
    ) -> Outcome {
        var outcome = Outcome(sliceCount: sliceCount)
        var mix = SoakMix(worker: worker + 1 + round * 100_000, articleCount: articleCount)
        var client = SoakClient(port: port)
        let interval = rate.map { Int64(Double(connectionCount) / $0 * 1e9) } ?? 0
        let end = started.adding(milliseconds: Int64(seconds) * 1000)
        var due = MonotonicTime(nanoseconds: started.nanoseconds + interval * Int64(worker) / Int64(connectionCount))
        while MonotonicTime.now < end, due < end {
            if interval > 0 { Pause.until(due) } else { due = .now }
            let request = mix.next(known: ids)
            let began = isPaced ? due : .now
            due = MonotonicTime(nanoseconds: due.nanoseconds + interval)
            do {
                let answer = try client.send(request)
                mix.note(answer, to: request.kind)
                let slice = Int(began.milliseconds(since: started)) / 1000 / sliceSeconds
                outcome.count(answer, request.kind, MonotonicTime.now.nanoseconds - began.nanoseconds, slice)
                // A client that is told to wait does so, for a little.
                if answer.status == 503 || answer.status == 429 { Pause.milliseconds(50) }
            } catch {
                mix.note(nil, to: request.kind)
                outcome.errors["\(request.kind): \(error)", default: 0] += 1
                Pause.milliseconds(20)
            }
        }
        outcome.acknowledged = mix.acknowledged
        return outcome
    }

    /// How many of the acknowledged articles are not there.
    func lostCount(_ ids: [String]) -> Int {
        var client = SoakClient(port: port)
        return ids.count { id in
            do {
                return try client.send(SoakRequest(.read, "GET", "/v1/articles/" + id)).status != 200
            } catch {
                return true
            }
        }
    }
}

extension SoakLoad.Outcome {
    fileprivate mutating func count(_ answer: SoakClient.Answer, _ kind: SoakKind, _ nanoseconds: Int64, _ slice: Int) {
        switch (kind, answer.status) {
        case (_, 200), (.post, 201), (.delete, 204):
            acceptedCount += 1
            latencies[min(slice, latencies.count - 1)].append(Int(nanoseconds / 1000))
            latenciesByKind[kind.rawValue].append(Int(nanoseconds / 1000))
        case (_, 429), (_, 503): shedCount += 1
        default: errors["\(kind): \(answer.status)", default: 0] += 1
        }
    }

    /// A percentile of all slices in milliseconds.
    func percentile(_ share: Double, of slices: Range<Int>? = nil) -> Double {
        SoakLoad.Outcome.percentile(share, of: latencies[slices ?? latencies.indices].flatMap { $0 })
    }

    func percentile(_ share: Double, of kind: SoakKind) -> Double {
        SoakLoad.Outcome.percentile(share, of: latenciesByKind[kind.rawValue])
    }

    private static func percentile(_ share: Double, of microseconds: [Int]) -> Double {
        let sorted = microseconds.sorted()
        return sorted.isEmpty ? 0 : Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1000
    }
}
