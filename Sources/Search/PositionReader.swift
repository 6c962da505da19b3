/// Where the forms of a word stand in documents. Asked for documents in ascending order.
struct PositionReader {
    struct Occurrence {
        let position: UInt32
        let form: Int
    }

    private var cursors: [(cursor: PostingCursor, form: Int)]
    private var scratch: [UInt32] = []

    init(segmentIndex: Int, segment: Segment, forms: [WordForm]) {
        cursors = forms.enumerated().flatMap { number, form in
            form.places.filter { $0.segment == segmentIndex }.map {
                (PostingCursor(segment: segment, term: $0.term), number)
            }
        }
    }

    /// The occurrences in a document, ascending.
    mutating func occurrences(in document: UInt32) -> [Occurrence] {
        var found: [Occurrence] = []
        var sources = 0
        for (cursor, form) in cursors {
            cursor.advance(to: document)
            guard cursor.document == document else { continue }
            scratch.removeAll(keepingCapacity: true)
            cursor.appendPositions(to: &scratch)
            for position in scratch { found.append(Occurrence(position: position, form: form)) }
            sources += 1
        }
        if sources > 1 { found.sort { $0.position < $1.position } }
        return found
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
