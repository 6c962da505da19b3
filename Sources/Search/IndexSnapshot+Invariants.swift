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
        if termStarts.count != termCount + 1 || groupTerms.count != termCount {
            faults.append("terms counted differently")
        }
        var previous: [UInt8]?
        for index in 0..<termCount {
            let bytes = term(index)
            if let previous, !previous.lexicographicallyPrecedes(bytes) {
                faults.append("term \(index) is out of order")
            }
            previous = bytes
            faults += listFaults(ofTerm: index)
        }
        for group in 0..<groupCount { faults += listFaults(ofGroup: group) }
        for index in 0..<skeletonHashes.count where index > 0 && skeletonHashes[index - 1] > skeletonHashes[index] {
            faults.append("skeleton \(index) is out of order")
        }
        return faults
    }

    private func listFaults(ofTerm term: Int) -> [String] {
        let cursor = PostingCursor(segment: self, term: term)
        var count = 0
        var last = -1
        while cursor.count > 0 {
            if Int(cursor.document) <= last || Int(cursor.document) >= documentCount {
                return ["list \(term) is out of order"]
            }
            last = Int(cursor.document)
            count += 1
            cursor.advance()
        }
        return count == Int(documentFrequencies[term]) ? [] : ["list \(term) has \(count) postings"]
    }

    /// Each entry of a group's list is one of the list of its term, in order, with as many positions as it is frequent there and the
    /// marks that they ask for.
    private func listFaults(ofGroup group: Int) -> [String] {
        let terms = terms(ofGroup: group).map { Int(groupTerms[$0]) }
        if group > 0, groupHashes[group - 1] > groupHashes[group] { return ["group \(group) is out of order"] }
        let own = terms.map { PostingCursor(segment: self, term: $0) }
        let cursor = PostingCursor(segment: self, list: list(ofGroup: group))
        var last = (document: UInt32(0), member: -1)
        var positions: [UInt32] = []
        var entries = PostingEntries()
        while cursor.count > 0 {
            let place = (document: cursor.document, member: cursor.member)
            guard place.member < terms.count, last < place, own[place.member].document == place.document,
                own[place.member].frequency == cursor.frequency
            else { return ["an entry of group \(group) is not its term's"] }
            positions.removeAll(keepingCapacity: true)
            cursor.appendPositions(to: &positions)
            if positions.isEmpty || zip(positions, positions.dropFirst()).contains(where: { $0 >= $1 }) {
                return ["positions of group \(group) are out of order"]
            }
            let ends = 5 * Int(place.document)
            let marks = positions.reduce(UInt32(0)) { marks, position in
                marks | EntryMarks.mark(of: position, headlineEnd: fieldEnds[ends], bodyStart: fieldEnds[ends + 4])
            }
            if marks != cursor.marks { return ["group \(group) marks other places than its positions"] }
            entries.append(PostingEntry(document: place.document, frequency: cursor.frequency))
            own[place.member].advance()
            last = place
            cursor.advance()
        }
        if own.contains(where: { $0.count > 0 }) { return ["group \(group) lacks entries of its terms"] }
        return summaryFaults(ofGroup: group, entries)
    }

    /// What is known of a group without reading its list.
    private func summaryFaults(ofGroup group: Int, _ entries: PostingEntries) -> [String] {
        let count = entries.documentCount
        if count != Int(documentCount(ofGroup: group)) { return ["group \(group) has \(count) documents"] }
        let bitmap = denseBitmap(ofGroup: group)
        if (bitmap != nil) != DenseBitmap.isDue(for: count, among: documentCount) {
            return ["group \(group) has a bitmap, or has none"]
        }
        let isSame = entries.all.allSatisfy { bitmap?[Int($0.document)] ?? true }
        if let bitmap, DenseBitmap.commonCount([bitmap]) != count || !isSame {
            return ["the bitmap of group \(group) has other documents"]
        }
        let impacts = ImpactTable(lengthCodes: lengthCodes.array(0..<documentCount))
        let cursor = PostingCursor(segment: self, list: list(ofGroup: group))
        for index in 0..<entries.count {
            let ratio = impacts.ratio(entries.frequencyInDocument(ofEntry: index), in: entries[index].document)
            if Int(ImpactTable.code(ratio)) > cursor.walk.impact(of: index / 128) {
                return ["a block of group \(group) adds more than it says"]
            }
        }
        return []
    }
}
