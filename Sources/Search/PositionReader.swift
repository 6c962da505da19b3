/// Where the forms of a word stand in documents. Asked for documents in ascending order.
struct PositionReader {
    private var cursors: [PostingCursor] = []
    private var formNumbers: [Int] = []
    /// The document at which each cursor stands, so that most are passed over without a look at them.
    private var next: [UInt32] = []
    /// The positions in the document last asked for, ascending, and which form stands at each.
    private(set) var positions: [UInt32] = []
    private(set) var forms: [Int] = []

    /// Reads forms that weigh at least `weight`.
    init(segmentIndex: Int, segment: Segment, forms: [WordForm], weighingAtLeast weight: Float = 0) {
        for (number, form) in forms.enumerated() where form.weight >= weight {
            for place in form.places where place.segment == segmentIndex {
                cursors.append(PostingCursor(segment: segment, term: place.term, startsLater: true))
                formNumbers.append(number)
            }
        }
        next = Array(repeating: 0, count: cursors.count)
    }

    /// Reads the occurrences in a document.
    mutating func read(_ document: UInt32) {
        positions.removeAll(keepingCapacity: true)
        forms.removeAll(keepingCapacity: true)
        var sources = 0
        for index in next.indices where next[index] <= document {
            let cursor = cursors[index]
            cursor.advance(to: document)
            next[index] = cursor.document
            guard next[index] == document else { continue }
            cursor.appendPositions(to: &positions)
            while forms.count < positions.count { forms.append(formNumbers[index]) }
            sources += 1
        }
        if sources > 1 { sort() }
    }

    /// Insertion sort: a few short ascending runs.
    private mutating func sort() {
        for index in 1..<positions.count {
            let position = positions[index]
            let form = forms[index]
            var place = index
            while place > 0, positions[place - 1] > position {
                positions[place] = positions[place - 1]
                forms[place] = forms[place - 1]
                place -= 1
            }
            positions[place] = position
            forms[place] = form
        }
    }
}

/// The fields of a document by its positions.
extension Segment {
    /// The positions of a field in a document.
    func positions(of field: IndexField, document: Int) -> Range<UInt32> {
        let number = Int(field.rawValue)
        let start = number == 0 ? 0 : UInt32(fieldEnds[document * 5 + number - 1])
        return start..<(number == 5 ? UInt32.max : UInt32(fieldEnds[document * 5 + number]))
    }
}
