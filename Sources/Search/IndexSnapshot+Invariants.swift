/// What holds of every snapshot.
extension IndexSnapshot {
    /// A sentence for each thing that does not hold; empty for a sound snapshot. O(index), for tests.
    package func checkInvariants() -> [String] {
        var faults: [String] = []
        var end: UInt32 = 0
        for (index, segment) in segments.enumerated() {
            if segment.base != end { faults.append("segment \(index) begins at \(segment.base), not \(end)") }
            end = segment.end
            if live[index].count != segment.documentCount {
                faults.append("segment \(index) has live bits for other documents")
            }
            faults += segment.checkInvariants().map { "segment \(index): \($0)" }
        }
        return faults
    }
}

extension Segment {
    /// A sentence for each thing that does not hold.
    func checkInvariants() -> [String] {
        var faults: [String] = []
        if fieldEnds.count != 5 * documentCount { faults.append("field ends for other documents") }
        if published.count != documentCount || changed.count != documentCount {
            faults.append("times for other documents")
        }
        if termStarts.count != termCount + 1 || keyTerms.count < termCount {
            faults.append("terms counted differently")
        }
        var previous: [UInt8]?
        for index in 0..<termCount {
            let bytes = term(index)
            if let previous, !previous.lexicographicallyPrecedes(bytes) {
                faults.append("term \(index) is out of order")
            }
            previous = bytes
            faults += listFaults(index)
        }
        for index in 0..<keyHashes.count where index > 0 && keyHashes[index - 1] > keyHashes[index] {
            faults.append("key \(index) is out of order")
        }
        return faults
    }

    private func listFaults(_ term: Int) -> [String] {
        let cursor = PostingCursor(segment: self, term: term)
        var count = 0
        var last = -1
        var positions: [UInt32] = []
        while cursor.count > 0 {
            if Int(cursor.document) <= last || Int(cursor.document) >= documentCount {
                return ["list \(term) is out of order"]
            }
            last = Int(cursor.document)
            positions.removeAll(keepingCapacity: true)
            cursor.appendPositions(to: &positions)
            if positions.isEmpty || zip(positions, positions.dropFirst()).contains(where: { $0 >= $1 }) {
                return ["positions of list \(term) are out of order"]
            }
            count += 1
            cursor.advance()
        }
        return count == Int(documentFrequencies[term]) ? [] : ["list \(term) has \(count) postings"]
    }
}
