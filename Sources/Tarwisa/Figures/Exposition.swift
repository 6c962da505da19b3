/// Figures in Prometheus' text form, version 0.0.4. Every name begins with `tarwisa_`.
struct Exposition {
    private(set) var text: String

    enum Kind: String {
        case counter, gauge
    }

    init(after text: String = "") { self.text = text }

    mutating func add(_ kind: Kind, _ name: String, _ help: String, _ value: some Numeric) {
        begin(kind, name, help)
        text += "tarwisa_\(name) \(value)\n"
    }

    /// One series for each value of a label.
    mutating func add(
        _ kind: Kind, _ name: String, _ help: String, by label: String, _ figures: [(label: String, count: Int)]
    ) {
        begin(kind, name, help)
        for figure in figures { text += "tarwisa_\(name){\(label)=\"\(figure.label)\"} \(figure.count)\n" }
    }

    /// A histogram of seconds: the counts of each bucket, the last of them without an upper bound.
    mutating func add(histogram name: String, _ help: String, bounds: [Double], counts: [Int], sumSeconds: Double) {
        text += "# HELP tarwisa_\(name) \(help)\n# TYPE tarwisa_\(name) histogram\n"
        var cumulative = 0
        for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], counts) {
            cumulative += count
            text += "tarwisa_\(name)_bucket{le=\"\(bound)\"} \(cumulative)\n"
        }
        text += "tarwisa_\(name)_sum \(sumSeconds)\ntarwisa_\(name)_count \(cumulative)\n"
    }

    private mutating func begin(_ kind: Kind, _ name: String, _ help: String) {
        text += "# HELP tarwisa_\(name) \(help)\n# TYPE tarwisa_\(name) \(kind.rawValue)\n"
    }
}
