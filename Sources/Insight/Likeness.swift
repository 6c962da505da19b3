/// How much two texts share, and whether one is the other again.
package struct Likeness: Sendable, Equatable {
    /// Shingles in both over shingles in either.
    package var jaccard: Double
    /// The same, numbers apart.
    package var frameJaccard: Double
    /// The part of the left text that the right one holds, and the other way round.
    package var containedInRight: Double
    package var containedInLeft: Double
    /// Whether the numbers at their heads agree, or all of them where paragraphs changed places; nil where a head has fewer than two.
    package var numbersAgree: Bool?
    /// Whether the heads tell of two events of one kind: the third round and the fourth.
    package var eventsDiffer: Bool

    /// From this on two texts are one story told again.
    static let duplicateJaccard = 0.29
    /// From this on, numbers apart, two texts are of one form: a bulletin that recurs.
    static let seriesFrame = 0.6
    static let numberOverlap = 0.9

    package init(_ left: Fingerprint, _ right: Fingerprint) {
        let shared = Likeness.sharedCount(left.shingles, right.shingles)
        jaccard = Likeness.jaccard(shared, left.shingles.count, right.shingles.count)
        frameJaccard = Likeness.jaccard(
            Likeness.sharedCount(left.frames, right.frames), left.frames.count, right.frames.count)
        containedInRight = left.shingles.isEmpty ? 0 : Double(shared) / Double(left.shingles.count)
        containedInLeft = right.shingles.isEmpty ? 0 : Double(shared) / Double(right.shingles.count)
        eventsDiffer = EventFacts.differ(left.events, right.events)
        numbersAgree = Likeness.numbersAgree(left.numbers, right.numbers)
        if numbersAgree == false { numbersAgree = Likeness.agree(left.allNumbers, right.allNumbers) }
    }

    package var isDuplicate: Bool { jaccard >= Likeness.duplicateJaccard && numbersAgree != false && !eventsDiffer }

    /// Whether the texts are two issues of one bulletin, if they are of one source and of different days.
    package var isSeries: Bool { frameJaccard >= Likeness.seriesFrame && numbersAgree == false }

    private static func jaccard(_ shared: Int, _ left: Int, _ right: Int) -> Double {
        left + right == 0 ? 0 : Double(shared) / Double(left + right - shared)
    }

    /// The Jaccard similarity as the signatures estimate it, off by about 0.09 at most in two of three cases.
    package static func estimate(_ left: Fingerprint, _ right: Fingerprint) -> Double {
        let equal = zip(left.signature, right.signature).count { $0 == $1 }
        return Double(equal) / Double(Fingerprint.signatureLength)
    }

    /// nil where one has fewer than two.
    static func numbersAgree(_ left: [UInt32], _ right: [UInt32]) -> Bool? {
        left.count >= 2 && right.count >= 2 ? agree(left, right) : nil
    }

    /// Whether nine of ten numbers of the one that has fewer are the other's too.
    private static func agree(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        Double(sharedCount(left, right)) >= numberOverlap * Double(min(left.count, right.count))
    }

    private static func sharedCount<Number: Comparable>(_ left: [Number], _ right: [Number]) -> Int {
        var (from, to, shared) = (0, 0, 0)
        while from < left.count, to < right.count {
            if left[from] == right[to] {
                shared += 1
                from += 1
                to += 1
            } else if left[from] < right[to] {
                from += 1
            } else {
                to += 1
            }
        }
        return shared
    }
}
