/// Positions in a document, in memory that grows and is used again: phrases read them of so many documents that an array's own
/// checks would cost more than the reading. Whoever makes it ends it with `deallocate`.
@safe struct PositionList {
    private(set) var values: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private var capacity = 64

    init() { unsafe values = .allocate(capacity: capacity) }

    func deallocate() { unsafe values.deallocate() }

    @inline(__always) subscript(index: Int) -> UInt32 { unsafe values[index] }

    mutating func removeAll() { count = 0 }

    /// Makes room for more; they are written to `values` and counted with `grow`.
    @inline(__always) mutating func reserve(_ more: Int) { if count &+ more > capacity { enlarge(more) } }

    @inline(__always) mutating func grow(by more: Int) { count &+= more }

    private mutating func enlarge(_ more: Int) {
        capacity = 2 * (count + more)
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        unsafe larger.update(from: values, count: count)
        unsafe values.deallocate()
        unsafe values = larger
    }

    /// Insertion sort: mostly one ascending run, sometimes a few short ones.
    @inline(__always) mutating func sort() {
        var index = 1
        while index < count, unsafe values[index - 1] < values[index] { index &+= 1 }
        if index < count { sort(from: index) }
    }

    private mutating func sort(from first: Int) {
        for index in first..<count {
            let position = unsafe values[index]
            var place = index
            while place > 0, unsafe values[place - 1] > position {
                unsafe values[place] = values[place - 1]
                place -= 1
            }
            unsafe values[place] = position
        }
    }

    /// Keeps those that are followed by one of another list `distance` further on. Both ascend.
    mutating func keep(followedBy other: PositionList, at distance: UInt32) {
        var kept = 0
        var index = 0
        let (mine, theirs) = unsafe (values, other.values)
        let end = other.count
        for number in 0..<count {
            let begin = unsafe mine[number]
            let wanted = begin &+ distance
            while index < end, unsafe theirs[index] < wanted { index &+= 1 }
            if index == end { break }
            if unsafe theirs[index] == wanted {
                unsafe mine[kept] = begin
                kept &+= 1
            }
        }
        count = kept
    }

    /// Keeps those from which a phrase's begin lies so far back, as that begin, if it and the phrase's end lie in a range.
    mutating func keepBegins(back offset: UInt32, length: UInt32, in range: Range<UInt32>) {
        var kept = 0
        for index in 0..<count {
            let position = unsafe values[index]
            if position < offset { continue }
            let begin = position - offset
            if range.contains(begin), range.contains(begin + length - 1) {
                unsafe values[kept] = begin
                kept += 1
            }
        }
        count = kept
    }
}
