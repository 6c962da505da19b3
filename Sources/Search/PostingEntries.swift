/// An entry of a posting list: a document and, in the list of a class, which of the class's terms stands there; how often; whether in
/// the headline or the lead (`EntryMarks`); and, in lists that have them, where its encoded positions begin.
struct PostingEntry {
    var document: UInt32
    var member: UInt32 = 0
    var frequency: UInt32
    var marks: UInt32 = 0
    var positionStart = 0
}

/// The entries of one posting list before they are written, in the order of documents, then of members.
struct PostingEntries {
    private(set) var all: [PostingEntry] = []

    var count: Int { all.count }

    subscript(index: Int) -> PostingEntry { all[index] }

    mutating func removeAll() { all.removeAll(keepingCapacity: true) }

    @inline(__always) mutating func append(_ entry: PostingEntry) { all.append(entry) }

    /// Counts one more occurrence in the last entry.
    mutating func extendLast(marks: UInt32) {
        let last = all.count - 1
        all[last].frequency += 1
        all[last].marks |= marks
    }

    /// How often the list's terms together stand in the document of an entry.
    func frequencyInDocument(ofEntry index: Int) -> UInt32 {
        let document = all[index].document
        var sum = all[index].frequency
        var other = index
        while other > 0, all[other - 1].document == document {
            other -= 1
            sum += all[other].frequency
        }
        other = index + 1
        while other < all.count, all[other].document == document {
            sum += all[other].frequency
            other += 1
        }
        return sum
    }

    /// The number of different documents.
    var documentCount: Int {
        var count = 0
        var last = UInt32.max
        for entry in all where entry.document != last {
            count += 1
            last = entry.document
        }
        return count
    }
}

/// Where a term stands in a document, as two bits.
enum EntryMarks {
    static let headline: UInt32 = 1
    /// Among the first tokens of the body.
    static let lead: UInt32 = 2
    /// So many tokens are the lead.
    static let leadLength: UInt32 = 60

    /// The mark of a position in a document, by where the headline ends and the body begins.
    static func mark(of position: UInt32, headlineEnd: UInt16, bodyStart: UInt16) -> UInt32 {
        if position < UInt32(headlineEnd) { return headline }
        let start = UInt32(bodyStart)
        return position >= start && position < start + leadLength ? lead : 0
    }
}
