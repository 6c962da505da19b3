/// A value that the page offers for a field, with where it stands and how much the rule that found it is worth.
struct Candidate<Value> {
    var value: Value
    var raw: String
    var rule: String
    var node: String?
    var weight: Double
}

/// The candidates for one field. The heaviest wins; of equals the first.
struct Candidates<Value> {
    private(set) var all: [Candidate<Value>] = []

    mutating func offer(_ value: Value, raw: String, rule: String, node: String? = nil, weight: Double) {
        all.append(Candidate(value: value, raw: raw, rule: rule, node: node, weight: weight))
    }

    var best: Candidate<Value>? {
        var (place, weight) = (-1, -Double.infinity)
        for index in all.indices where all[index].weight > weight { (place, weight) = (index, all[index].weight) }
        return place < 0 ? nil : all[place]
    }

    /// The explanation of the chosen candidate with at most eight others that said something else.
    func explanation(of field: String, chosen: Candidate<Value>) -> FieldExplanation {
        var seen: Set<String> = [chosen.raw]
        var rejected: [RejectedCandidate] = []
        for other in all.sorted(by: { $0.weight > $1.weight }) where seen.insert(other.raw).inserted {
            let reason = other.weight < 0 ? "not plausible here" : "weighs less than \(chosen.rule)"
            rejected.append(RejectedCandidate(raw: other.raw, rule: other.rule, reason: reason))
            if rejected.count == 8 { break }
        }
        return FieldExplanation(
            field: field, raw: chosen.raw, rule: chosen.rule, node: chosen.node, rejected: rejected)
    }
}

extension Candidates {
    /// Adds support from another source.
    mutating func add(_ weight: Double, at index: Int) { all[index].weight += weight }
}
