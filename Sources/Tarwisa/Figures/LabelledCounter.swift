import Platform

/// Counts by a label from a list that is fixed: whatever is not on it counts as `other`, so that the series stay few.
final class LabelledCounter: Sendable {
    let labels: [String]
    private let counts: Monitor<[Int]>

    init(_ labels: [String]) {
        self.labels = labels + ["other"]
        counts = Monitor(Array(repeating: 0, count: labels.count + 1))
    }

    func count(_ label: String) {
        let place = labels.firstIndex(of: label) ?? labels.count - 1
        counts.withLock { $0[place] += 1 }
    }

    /// Every label with its count, zero included, so that a rate is defined from the start.
    var figures: [(label: String, count: Int)] { Array(zip(labels, counts.withLock { $0 })).map { ($0.0, $0.1) } }
}
