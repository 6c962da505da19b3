/// What a benchmark measured: printed as one table for people and one line of JSON for programs.
struct MeasurementTable {
    private var rows: [(name: String, value: Double, unit: String)] = []

    mutating func add(_ name: String, _ value: Double, _ unit: String) { rows.append((name, value, unit)) }

    /// Prints the table, then the line.
    func printLines(named benchmark: String) {
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            print(row.name + String(repeating: " ", count: width - row.name.count + 2) + text(row.value), row.unit)
        }
        let members = rows.map { "\"\($0.name)\":\(text($0.value))" }
        print("{\"benchmark\":\"\(benchmark)\",\(members.joined(separator: ","))}")
    }

    /// Three digits after the point below 100, none above.
    private func text(_ value: Double) -> String {
        value >= 100 ? "\(Int(value.rounded()))" : "\((value * 1000).rounded() / 1000)"
    }
}
