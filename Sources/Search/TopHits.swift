/// A document of one segment with what it is ranked by: higher keys first, then lower documents.
struct Candidate {
    let key: Double
    let segment: Int
    let local: UInt32
    let document: DocumentNumber

    /// Whether it stands before another.
    func precedes(_ other: Candidate) -> Bool { key != other.key ? key > other.key : document < other.document }
}

/// The best candidates of many: a heap with the worst at its root.
struct TopHits {
    let capacity: Int
    private var heap: [Candidate] = []

    init(capacity: Int) { self.capacity = capacity }

    /// The key that a candidate has to reach to be taken in.
    var threshold: Double { heap.count < capacity ? -Double.infinity : heap.first?.key ?? Double.infinity }

    mutating func insert(_ candidate: Candidate) {
        if heap.count < capacity {
            heap.append(candidate)
            siftUp()
        } else if capacity > 0, candidate.precedes(heap[0]) {
            heap[0] = candidate
            siftDown()
        }
    }

    /// Best first.
    var sorted: [Candidate] { heap.sorted { $0.precedes($1) } }

    private mutating func siftUp() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].precedes(heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() {
        let moved = heap[0]
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child].precedes(heap[child + 1]) { child += 1 }
            guard moved.precedes(heap[child]) else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = moved
    }
}
