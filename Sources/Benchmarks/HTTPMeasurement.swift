/// What one run of `wrk` found.
struct HTTPMeasurement {
    let requestsPerSecond: Double
    /// Microseconds.
    let median: Double
    let p99: Double
    /// Microseconds of the server's processor for each request.
    let processorMicroseconds: Double
    private(set) var residentBytes = 0

    /// Reads wrk's report; nil where it holds no rate or tells of answers that were no success.
    init?(_ report: String, processorSeconds: Double) {
        var values: [String: Double] = [:]
        for line in report.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 2 else { continue }
            switch words[0] {
            case "Requests/sec:": values["rate"] = Double(words[1])
            case "50%": values["median"] = HTTPMeasurement.microseconds(words[1])
            case "99%": values["p99"] = HTTPMeasurement.microseconds(words[1])
            case "Non-2xx": return nil
            default: if words[1] == "requests" { values["count"] = Double(words[0]) }
            }
        }
        guard let rate = values["rate"], let count = values["count"], count > 0 else { return nil }
        requestsPerSecond = rate
        (median, p99) = (values["median"] ?? 0, values["p99"] ?? 0)
        processorMicroseconds = processorSeconds * 1_000_000 / count
    }

    private init(_ middle: [HTTPMeasurement]) {
        func median(_ value: (HTTPMeasurement) -> Double) -> Double { middle.map(value).sorted()[middle.count / 2] }
        requestsPerSecond = median(\.requestsPerSecond)
        self.median = median(\.median)
        p99 = median(\.p99)
        processorMicroseconds = median(\.processorMicroseconds)
        residentBytes = middle.map(\.residentBytes).max() ?? 0
    }

    /// Each figure's median over several runs; nil for none.
    static func median(of runs: [HTTPMeasurement]) -> HTTPMeasurement? { runs.isEmpty ? nil : HTTPMeasurement(runs) }

    func with(residentBytes: Int) -> HTTPMeasurement {
        var copy = self
        copy.residentBytes = residentBytes
        return copy
    }

    /// `98.00us`, `1.20ms`, `2.00s`.
    private static func microseconds(_ text: Substring) -> Double? {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        switch text.dropFirst(digits.count) {
        case "us": return Double(digits)
        case "ms": return Double(digits).map { $0 * 1000 }
        case "s": return Double(digits).map { $0 * 1_000_000 }
        default: return nil
        }
    }
}

/// The medians of all peers beside one another.
struct HTTPTable {
    let rows: [HTTPRow]
    let names: [String]
    let results: [String: [HTTPMeasurement]]

    func printLines() {
        print("\nrequests/s (single: p50 in µs); below: the server's processor, µs a request; resident MB")
        print(padded("", 11) + names.map { padded($0, 12) }.joined() + padded("÷ nginx", 10) + padded("÷ C epoll", 11))
        var lines: [String] = []
        for row in rows {
            let found = names.map { HTTPMeasurement.median(of: results[row.name + $0] ?? []) }
            func text(_ value: (HTTPMeasurement) -> Double, digits: Double) -> String {
                found.map { $0.map { shown(value($0), digits) } ?? "-" }.map { padded($0, 12) }.joined()
            }
            let figure = { (measurement: HTTPMeasurement) in
                row.isLatency ? measurement.median : measurement.requestsPerSecond
            }
            let own = row.isPost ? "room HTTP" : "tarwisa"
            let ratios = ["nginx", "C epoll"].map { ratio(row, own, to: $0, figure) }
            print(
                padded(row.name, 11) + text(figure, digits: 1) + padded(ratios[0].map { shown($0, 100) } ?? "-", 10)
                    + padded(ratios[1].map { shown($0, 100) } ?? "-", 11))
            print(padded("", 11) + text(\.processorMicroseconds, digits: 100))
            print(padded("", 11) + text({ Double($0.residentBytes) / 1_048_576 }, digits: 10))
            for (name, measurement) in zip(names, found) {
                guard let measurement else { continue }
                lines.append(
                    "{\"row\":\"\(row.name)\",\"peer\":\"\(name)\",\"requests_per_second\":\(shown(measurement.requestsPerSecond, 1)),"
                        + "\"p50_us\":\(shown(measurement.median, 1)),\"p99_us\":\(shown(measurement.p99, 1)),"
                        + "\"processor_us\":\(shown(measurement.processorMicroseconds, 100)),\"resident_bytes\":\(measurement.residentBytes)}"
                )
            }
        }
        print("{\"benchmark\":\"http\",\"results\":[\(lines.joined(separator: ","))]}")
    }

    /// Ours over theirs.
    private func ratio(_ row: HTTPRow, _ own: String, to name: String, _ figure: (HTTPMeasurement) -> Double) -> Double?
    {
        guard let ours = HTTPMeasurement.median(of: results[row.name + own] ?? []),
            let theirs = HTTPMeasurement.median(of: results[row.name + name] ?? []), figure(theirs) > 0
        else { return nil }
        return figure(ours) / figure(theirs)
    }

    private func shown(_ value: Double, _ scale: Double) -> String {
        scale == 1 ? "\(Int(value.rounded()))" : "\((value * scale).rounded() / scale)"
    }
}
