/// The entries of one posting list before they are written.
///
/// An entry is a document and, in the list of a class, which of the class's terms stands there; how often; whether in the headline
/// or the lead (`EntryMarks`); and, in lists that have them, where its encoded positions begin. Entries come in the order of
/// documents, then of members.
struct PostingEntries {
    private(set) var documents: [UInt32] = []
    private(set) var members: [UInt32] = []
    private(set) var frequencies: [UInt32] = []
    private(set) var marks: [UInt32] = []
    private(set) var positionStarts: [Int] = []

    var count: Int { documents.count }

    mutating func removeAll() {
        documents.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        positionStarts.removeAll(keepingCapacity: true)
    }

    mutating func append(
        document: UInt32, member: UInt32 = 0, frequency: UInt32, marks: UInt32 = 0, positionStart: Int = 0
    ) {
        documents.append(document)
        members.append(member)
        frequencies.append(frequency)
        self.marks.append(marks)
        positionStarts.append(positionStart)
    }

    /// Counts one more occurrence in the last entry.
    mutating func extendLast(marks: UInt32) {
        frequencies[frequencies.count - 1] += 1
        self.marks[self.marks.count - 1] |= marks
    }

    /// How often the list's terms together stand in the document of an entry.
    func frequencyInDocument(ofEntry index: Int) -> UInt32 {
        var sum = frequencies[index]
        var other = index
        while other > 0, documents[other - 1] == documents[index] {
            other -= 1
            sum += frequencies[other]
        }
        other = index + 1
        while other < count, documents[other] == documents[index] {
            sum += frequencies[other]
            other += 1
        }
        return sum
    }

    /// The number of different documents.
    var documentCount: Int {
        var count = 0
        var last = UInt32.max
        for document in documents where document != last {
            count += 1
            last = document
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
