import Platform

/// The whole server's figures, and their Prometheus text form (version 0.0.4).
package struct ServerFigures: Sendable {
    private var sum: LoopFigures
    private let labels: [String]
    package let openConnectionCount: Int
    private let pool: (waiting: Int, busy: Int)

    init(_ loops: [LoopSnapshot], router: Router, pool: (waiting: Int, busy: Int)) {
        sum = LoopFigures(routeCount: router.routes.count)
        for loop in loops { sum.add(loop.figures) }
        labels = router.routes.map(\.template) + ["other"]
        openConnectionCount = loops.reduce(0) { $0 + $1.openConnectionCount }
        self.pool = pool
    }

    /// All requests answered, of whatever kind.
    package var requestCount: Int { sum.requestCounts.reduce(0, +) }

    /// The exposition for `/metrics`, `text/plain; version=0.0.4`.
    package func prometheusText() -> String {
        var text = ""
        text += "# HELP tarwisa_http_requests_total Requests answered, by route template, method and status.\n"
        text += "# TYPE tarwisa_http_requests_total counter\n"
        sum.forEachRequestCount { route, method, status, count in
            let labels = "route=\"\(labels[route])\",method=\"\(method?.name ?? "none")\",status=\"\(status)\""
            text += "tarwisa_http_requests_total{\(labels)} \(count)\n"
        }
        appendLatencies(to: &text)
        let process = ProcessFigures.current()
        let single: [(String, String, String, String)] = [
            ("http_connections_open", "gauge", "Connections open now.", "\(openConnectionCount)"),
            ("http_connections_accepted_total", "counter", "Connections accepted.", "\(sum.acceptedCount)"),
            ("http_connections_refused_total", "counter", "Connections turned away.", "\(sum.turnedAwayCount)"),
            ("http_received_bytes_total", "counter", "Bytes read from clients.", "\(sum.receivedByteCount)"),
            ("http_sent_bytes_total", "counter", "Bytes sent to clients.", "\(sum.sentByteCount)"),
            ("pool_waiting_jobs", "gauge", "Jobs that wait for a thread.", "\(pool.waiting)"),
            ("pool_busy_threads", "gauge", "Threads at work.", "\(pool.busy)"),
            ("process_resident_bytes", "gauge", "Resident memory.", "\(process.residentBytes)"),
            ("process_open_descriptors", "gauge", "Open file descriptors.", "\(process.openDescriptorCount)"),
            ("process_processor_seconds_total", "counter", "User and system time.", "\(process.processorSeconds)"),
        ]
        for (name, kind, explanation, value) in single {
            text += "# HELP tarwisa_\(name) \(explanation)\n# TYPE tarwisa_\(name) \(kind)\ntarwisa_\(name) \(value)\n"
        }
        return text
    }

    private func appendLatencies(to text: inout String) {
        let name = "tarwisa_http_request_duration_seconds"
        text +=
            "# HELP \(name) From the end of the header section to the response's last byte handed to the kernel's queue.\n"
        text += "# TYPE \(name) histogram\n"
        for (route, label) in labels.enumerated() {
            let start = route * LoopFigures.latencyRow
            let row = sum.latencies[start..<start + LoopFigures.latencyRow]
            let counts = row.dropLast()
            guard counts.contains(where: { $0 > 0 }), let sum = row.last else { continue }
            var cumulative = 0
            for (count, bound) in zip(counts, LoopFigures.bounds.map { "\(Double($0) / 1e9)" } + ["+Inf"]) {
                cumulative += count
                text += "\(name)_bucket{route=\"\(label)\",le=\"\(bound)\"} \(cumulative)\n"
            }
            text += "\(name)_sum{route=\"\(label)\"} \(Double(sum) / 1e9)\n"
            text += "\(name)_count{route=\"\(label)\"} \(cumulative)\n"
        }
    }
}
