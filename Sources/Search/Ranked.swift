/// Something that adds so much to a score at most.
protocol Weighed {
    var most: Float { get }
}

/// A few elements, what may add most first. In memory of their own: arrays ask who else holds them, which in the innermost loops costs
/// more than the rest. Whoever makes it ends it with `deallocate`.
@safe struct Ranked<Element: Weighed> {
    let elements: UnsafeMutablePointer<Element>
    private(set) var count = 0

    init(capacity: Int) { unsafe elements = .allocate(capacity: max(1, capacity)) }

    func deallocate() { unsafe elements.deallocate() }

    mutating func removeAll() { count = 0 }

    /// Puts an element in behind those that may add as much.
    @inline(__always) mutating func insert(_ element: Element) {
        var place = count
        while place > 0, unsafe elements[place &- 1].most < element.most {
            unsafe (elements + place).initialize(to: elements[place &- 1])
            place &-= 1
        }
        unsafe (elements + place).initialize(to: element)
        count &+= 1
    }
}
