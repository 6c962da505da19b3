import Platform

/// The whole server's figures, and their Prometheus text form (version 0.0.4).
package struct ServerFigures: Sendable {
    private var sum: LoopFigures
    private let labels: [String]
    package let openConnectionCount: Int
    private let pools: [(name: String, figures: WorkPool.Figures)]

    init(_ loops: [LoopSnapshot], router: Router, pools: Pools) {
        sum = LoopFigures(routeCount: router.routes.count)
        for loop in loops { sum.add(loop.figures) }
        labels = router.routes.map(\.template) + ["other"]
        openConnectionCount = loops.reduce(0) { $0 + $1.openConnectionCount }
        self.pools = [("computing", pools.computing.figures), ("waiting", pools.waiting.figures)]
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
            ("process_resident_bytes", "gauge", "Resident memory.", "\(process.residentBytes)"),
            ("process_open_descriptors", "gauge", "Open file descriptors.", "\(process.openDescriptorCount)"),
            ("process_processor_seconds_total", "counter", "User and system time.", "\(process.processorSeconds)"),
        ]
        for (name, kind, explanation, value) in single {
            text += "# HELP tarwisa_\(name) \(explanation)\n# TYPE tarwisa_\(name) \(kind)\ntarwisa_\(name) \(value)\n"
        }
        appendPools(to: &text)
        return text
    }

    private func appendPools(to text: inout String) {
        let columns: [(name: String, kind: String, explanation: String, value: (WorkPool.Figures) -> Int)] = [
            ("pool_waiting_jobs", "gauge", "Requests that wait for a thread.", { $0.waiting }),
            ("pool_busy_threads", "gauge", "Threads at work.", { $0.busy }),
            ("pool_refused_jobs_total", "counter", "Requests turned away with 503.", { $0.refused }),
        ]
        for column in columns {
            let name = "tarwisa_\(column.name)"
            text += "# HELP \(name) \(column.explanation)\n# TYPE \(name) \(column.kind)\n"
            for pool in pools { text += "\(name){pool=\"\(pool.name)\"} \(column.value(pool.figures))\n" }
        }
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
