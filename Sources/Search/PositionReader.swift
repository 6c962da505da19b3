import Text

/// Where the forms of a word stand in documents.
struct PositionReader {
    /// The list of a group at work.
    private struct Source {
        let group: Int
        let walk: PostingWalk
        /// Where the forms of its members begin in `memberForms`.
        let formStart: Int
        /// The document at which the walk stands, so that most are passed over without a look at it.
        var next: UInt32 = 0
    }

    /// More positions than a word mostly has in a document.
    private static let usualCount = 32

    private var sources: [Source] = []
    private var cursors: [PostingCursor] = []
    /// For each member of each group at work the form that it is; −1 for those that are none.
    private var memberForms: [Int32] = []
    /// The positions in the document last asked for, ascending, and which form stands at each.
    private(set) var positions: [UInt32] = []
    private(set) var forms: [Int] = []

    /// Reads forms that weigh at least `weight`.
    init(segmentIndex: Int, segment: Segment, forms: [WordForm], weighingAtLeast weight: Float = 0) {
        let analyzer = Analyzer()
        for (number, form) in forms.enumerated() where form.weight >= weight {
            for place in form.places where place.segment == segmentIndex {
                if let group = place.group {
                    add(group: group, member: place.member, form: number, segment)
                } else if let (group, member) = segment.membership(ofTerm: place.term, analyzer) {
                    add(group: group, member: member, form: number, segment)
                }
            }
        }
    }

    private mutating func add(group: Int, member: Int, form: Int, _ segment: Segment) {
        if let source = sources.last(where: { $0.group == group }) {
            memberForms[source.formStart + member] = Int32(form)
            return
        }
        let cursor = PostingCursor(segment: segment, list: segment.list(ofGroup: group), startsLater: true)
        cursors.append(cursor)
        sources.append(Source(group: group, walk: cursor.walk, formStart: memberForms.count))
        memberForms.append(contentsOf: repeatElement(-1, count: segment.terms(ofGroup: group).count))
        memberForms[memberForms.count - segment.terms(ofGroup: group).count + member] = Int32(form)
    }

    /// What the marks of a word's forms in a document say: the most that a form counts which stands there, in the headline, in the lead.
    struct Glance {
        /// How often the forms stand there, 0 for none.
        var count: UInt32 = 0
        var headline: Float = 0
        var lead: Float = 0
    }

    /// Looks at a document without reading positions, in any order. `weights` are those of the forms.
    func glance(at document: UInt32, weights: [Float]) -> Glance {
        var glance = Glance()
        for source in sources {
            source.walk.seek(to: document)
            while source.walk.document == document {
                let form = memberForms[source.formStart + source.walk.member]
                if form >= 0 {
                    let marks = source.walk.marks
                    let weight = weights[Int(form)]
                    glance.count += source.walk.frequency
                    if marks & EntryMarks.headline != 0 { glance.headline = max(glance.headline, weight) }
                    if marks & EntryMarks.lead != 0 { glance.lead = max(glance.lead, weight) }
                }
                source.walk.advance()
            }
        }
        return glance
    }

    /// Whether a form stands in the headline of a document behind those that were asked about. Reads no positions.
    mutating func isInHeadline(of document: UInt32) -> Bool {
        for index in sources.indices where sources[index].next <= document {
            let source = sources[index]
            source.walk.advance(to: document)
            sources[index].next = source.walk.document
            while source.walk.document == document {
                let form = memberForms[source.formStart + source.walk.member]
                if form >= 0, source.walk.marks & EntryMarks.headline != 0 { return true }
                source.walk.advance()
            }
            sources[index].next = source.walk.document
        }
        return false
    }

    /// Reads the occurrences in a document, in any order of documents.
    mutating func seek(_ document: UInt32) {
        for index in sources.indices {
            sources[index].walk.seek(to: document)
            sources[index].next = 0
        }
        read(document)
    }

    /// Reads the occurrences in a document behind those that were read.
    mutating func read(_ document: UInt32) {
        if positions.capacity == 0 {
            positions.reserveCapacity(PositionReader.usualCount)
            forms.reserveCapacity(PositionReader.usualCount)
        }
        positions.removeAll(keepingCapacity: true)
        forms.removeAll(keepingCapacity: true)
        var found = 0
        for index in sources.indices where sources[index].next <= document {
            let source = sources[index]
            source.walk.advance(to: document)
            while source.walk.document == document {
                let form = memberForms[source.formStart + source.walk.member]
                if form >= 0 {
                    source.walk.appendPositions(to: &positions)
                    forms.append(contentsOf: repeatElement(Int(form), count: positions.count - forms.count))
                    found += 1
                }
                source.walk.advance()
            }
            sources[index].next = source.walk.document
        }
        if found > 1 { sort() }
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
