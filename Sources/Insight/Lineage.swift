/// How much of each of several texts stood in an earlier one of them.
package struct Lineage: Sendable, Equatable {
    /// The earlier text that holds most of this one: its place in the list.
    package var origin: Int
    /// The part of this text that is taken from there: 0…1.
    package var part: Double

    /// Below this a text is told anew; the quotes and figures of an event are everybody's.
    private static let leastPart = 0.3

    /// For each of the texts, which stand in the order of their publication; nil for those that are nobody's copy. O(texts²).
    package static func lineages(of texts: [Fingerprint]) -> [Lineage?] {
        texts.indices.map { index in
            var best: Lineage?
            for earlier in 0..<index {
                let part = Likeness(texts[index], texts[earlier]).containedInRight
                // The first one that has it is who had it first.
                if part >= leastPart, part > best?.part ?? 0 { best = Lineage(origin: earlier, part: part) }
            }
            return best
        }
    }
}
