/// The stack of open elements (HTML Standard 13.2.4.2), with a count for each known tag so that most scope questions
/// are answered without a walk.
struct OpenElements {
    struct Entry {
        let node: NodeID
        let tag: Tag
    }

    private(set) var entries: [Entry] = []
    private var counts = [UInt16](repeating: 0, count: 256)

    init() { entries.reserveCapacity(64) }

    var count: Int { entries.count }

    /// The current node; the stack must not be empty.
    @inline(__always)
    var current: Entry { entries[entries.count - 1] }

    @inline(__always)
    subscript(index: Int) -> Entry { entries[index] }

    @inline(__always)
    mutating func push(_ node: NodeID, _ tag: Tag) {
        entries.append(Entry(node: node, tag: tag))
        if tag.raw < 256 { counts[Int(tag.raw)] &+= 1 }
    }

    @inline(__always)
    mutating func pop() {
        let tag = entries.removeLast().tag
        if tag.raw < 256 { counts[Int(tag.raw)] &-= 1 }
    }

    mutating func remove(at index: Int) {
        let tag = entries.remove(at: index).tag
        if tag.raw < 256 { counts[Int(tag.raw)] &-= 1 }
    }

    mutating func insert(_ node: NodeID, _ tag: Tag, at index: Int) {
        entries.insert(Entry(node: node, tag: tag), at: index)
        if tag.raw < 256 { counts[Int(tag.raw)] &+= 1 }
    }

    /// Whether any element with a known HTML tag is open, wherever.
    @inline(__always)
    func contains(_ tag: Tag) -> Bool {
        tag.raw < 256 ? counts[Int(tag.raw)] != 0 : entries.contains { $0.tag == tag }
    }

    func lastIndex(of tag: Tag) -> Int? {
        contains(tag) ? entries.lastIndex { $0.tag == tag } : nil
    }

    func lastIndex(of node: NodeID) -> Int? { entries.lastIndex { $0.node == node } }

    /// Pops until an element with the tag has been popped, or only the first is left.
    mutating func popThrough(_ tag: Tag) {
        while count > 1 {
            let found = current.tag == tag
            pop()
            if found { return }
        }
    }

    /// Pops elements above the index.
    mutating func popAbove(_ index: Int) { while count > index + 1 { pop() } }

    // MARK: Scopes

    /// "Has an element in scope".
    func hasInScope(_ tag: Tag) -> Bool { contains(tag) && isInScope(tag) { _ in false } }

    func hasInButtonScope(_ tag: Tag) -> Bool { contains(tag) && isInScope(tag) { $0 == .button } }

    func hasInListItemScope(_ tag: Tag) -> Bool { contains(tag) && isInScope(tag) { $0 == .ol || $0 == .ul } }

    func hasInTableScope(_ tag: Tag) -> Bool {
        guard contains(tag) else { return false }
        for entry in entries.reversed() {
            if entry.tag == tag { return true }
            if entry.tag == .html || entry.tag == .table || entry.tag == .template { return false }
        }
        return false
    }

    func hasHeadingInScope() -> Bool {
        for entry in entries.reversed() {
            if entry.tag.isHeading { return true }
            if entry.tag.boundsScope { return false }
        }
        return false
    }

    /// Whether this very element is in scope.
    func isInScope(at index: Int) -> Bool {
        for above in (index..<count).reversed() {
            if above == index { return true }
            if entries[above].tag.boundsScope { return false }
        }
        return false
    }

    @inline(__always)
    private func isInScope(_ tag: Tag, alsoBounding: (Tag) -> Bool) -> Bool {
        var index = entries.count
        while index > 0 {
            index -= 1
            let open = entries[index].tag
            if open == tag { return true }
            if open.boundsScope || alsoBounding(open) { return false }
        }
        return false
    }
}
