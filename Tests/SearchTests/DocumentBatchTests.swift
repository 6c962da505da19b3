import Testing

@testable import Search

/// A list taken over block by block, and asked for documents, against the same list read entry by entry.
@Suite struct DocumentBatchTests {
    static let counts = [1, 127, 128, 129, 900]

    /// For each document of a group's list the sum of what its members weigh times how often they stand there, where that is above 0.
    static func sums(_ segment: Segment, _ group: Int, _ weights: [Float]) -> [(document: UInt32, sum: Float)] {
        var sums: [(document: UInt32, sum: Float)] = []
        let cursor = PostingCursor(segment: segment, list: segment.list(ofGroup: group))
        while cursor.count > 0 {
            let value = weights[cursor.member] * Float(cursor.frequency)
            if value > 0, sums.last?.document == cursor.document {
                sums[sums.count - 1].sum += value
            } else if value > 0 {
                sums.append((cursor.document, value))
            }
            cursor.advance()
        }
        return sums
    }

    /// Each group of a segment with some weights: of all members alike, of every second, of one.
    static func forEachGroup(
        _ count: Int,
        _ body: (Segment, Int, UnsafeMutablePointer<Float>, [(document: UInt32, sum: Float)]) throws -> Void
    ) throws {
        var generator = IndexModelTests.Generator(state: UInt64(count))
        let segment = try PostingCursorTests.segment(PostingCursorTests.texts(count, &generator))
        for group in 0..<segment.groupCount {
            let members = segment.terms(ofGroup: group).count
            for pattern in [[1], [0.5, 0], [0, 0, 1]] as [[Float]] {
                let weights = (0..<members).map { pattern[$0 % pattern.count] }
                let memory = UnsafeMutablePointer<Float>.allocate(capacity: members)
                defer { unsafe memory.deallocate() }
                for (index, weight) in weights.enumerated() { unsafe (memory + index).initialize(to: weight) }
                try unsafe body(segment, group, memory, sums(segment, group, weights))
            }
        }
    }

    @Test("takes over every document once, with all that it has", arguments: counts, [true, false])
    func takes(count: Int, isWeighed: Bool) throws {
        try unsafe Self.forEachGroup(count) { segment, group, weights, expected in
            let walk = PostingWalk(segment: segment, list: segment.list(ofGroup: group))
            var batch = DocumentBatch()
            defer {
                walk.deallocate()
                batch.deallocate()
            }
            var found: [(document: UInt32, sum: Float)] = []
            let isWhole = (0..<segment.terms(ofGroup: group).count).allSatisfy { unsafe weights[$0] > 0 }
            while let block = walk.nextBlock(reaching: 0) {
                unsafe walk.take(block, weights: weights, isWhole: isWhole, isWeighed: isWeighed, into: &batch)
                let limits = walk.limits(of: block)
                for index in 0..<batch.count {
                    found.append((batch[index], unsafe batch.frequencies[index]))
                    #expect(limits.first <= batch[index] && batch[index] <= limits.last)
                }
            }
            // A list of one term has no members to be left out.
            if segment.list(ofGroup: group).hasMembers || (unsafe weights[0] > 0) {
                #expect(found.map(\.document) == expected.map(\.document))
                if isWeighed { #expect(zip(found, expected).allSatisfy { abs($0.sum - $1.sum) < 0.001 }) }
            }
        }
    }

    @Test("finds the documents that have a member which counts", arguments: counts, [1, 2, 7])
    func finds(count: Int, step: Int) throws {
        try unsafe Self.forEachGroup(count) { segment, group, weights, expected in
            guard segment.list(ofGroup: group).hasMembers else { return }
            let walk = PostingWalk(segment: segment, list: segment.list(ofGroup: group))
            var batch = DocumentBatch()
            defer {
                walk.deallocate()
                batch.deallocate()
            }
            var (found, next) = ([UInt32](), UInt32(0))
            let wanted = stride(from: UInt32(0), to: UInt32(count), by: step)
            for document in wanted {
                batch.append(document)
                guard batch.count == 50 || Int(document) + step >= count else { continue }
                next = max(next, unsafe walk.find(batch, weights: weights))
                batch.keepFound()
                for index in 0..<batch.count { found.append(batch[index]) }
                batch.removeAll()
                // Nothing that is still to come stands before it.
                #expect(!expected.contains { document < $0.document && $0.document < next })
            }
            #expect(found == expected.map(\.document).filter { $0 % UInt32(step) == 0 })
        }
    }
}
