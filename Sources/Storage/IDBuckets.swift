package import News

/// Something that is found by an article's key.
package protocol Keyed: Sendable {
    var id: ArticleID { get }
}

/// A sorted set of elements by article key. Copies are cheap and independent: a change copies one bucket of 4 096.
///
/// Keys are digests, so that their first twelve bits spread them evenly. Finding is O(log n), a change O(n / 4 096).
package struct IDBuckets<Element: Keyed>: Sendable {
    private var shelves: [[[Element]]]
    package private(set) var count = 0

    package init() { shelves = Array(repeating: Array(repeating: [], count: 64), count: 64) }

    /// Puts an element in whose key is after all those that are there.
    mutating func append(_ element: Element) {
        let (shelf, bucket) = IDBuckets.place(of: element.id)
        shelves[shelf][bucket].append(element)
        count += 1
    }

    package subscript(id: ArticleID) -> Element? {
        let (shelf, bucket) = IDBuckets.place(of: id)
        let elements = shelves[shelf][bucket]
        let index = IDBuckets.index(of: id, in: elements)
        return index < elements.count && elements[index].id == id ? elements[index] : nil
    }

    /// Puts the element in, in the place of the one with the same key.
    package mutating func insert(_ element: Element) {
        let (shelf, bucket) = IDBuckets.place(of: element.id)
        let index = IDBuckets.index(of: element.id, in: shelves[shelf][bucket])
        if index < shelves[shelf][bucket].count, shelves[shelf][bucket][index].id == element.id {
            shelves[shelf][bucket][index] = element
        } else {
            shelves[shelf][bucket].insert(element, at: index)
            count += 1
        }
    }

    package mutating func remove(_ id: ArticleID) {
        let (shelf, bucket) = IDBuckets.place(of: id)
        let index = IDBuckets.index(of: id, in: shelves[shelf][bucket])
        guard index < shelves[shelf][bucket].count, shelves[shelf][bucket][index].id == id else { return }
        shelves[shelf][bucket].remove(at: index)
        count -= 1
    }

    /// Changes every element where it stands; the keys stay.
    package mutating func update(_ change: (inout Element) -> Void) {
        for shelf in shelves.indices {
            for bucket in shelves[shelf].indices {
                for index in shelves[shelf][bucket].indices { change(&shelves[shelf][bucket][index]) }
            }
        }
    }

    /// Every element, in the order of the keys.
    package func forEach<Failure: Error>(_ body: (Element) throws(Failure) -> Void) throws(Failure) {
        for shelf in shelves {
            for bucket in shelf {
                for element in bucket { try body(element) }
            }
        }
    }

    private static func place(of id: ArticleID) -> (shelf: Int, bucket: Int) {
        (Int(id.high >> 10), Int(id.high >> 4 & 63))
    }

    /// The first index whose element is not before the key.
    private static func index(of id: ArticleID, in elements: [Element]) -> Int {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Elements stand in their bucket, in order, each key once; the count is right.
    package func checkInvariants() -> [String] {
        var problems: [String] = []
        var total = 0
        var last: ArticleID?
        forEach { element in
            total += 1
            if let last, !(last < element.id) { problems.append("\(element.id) stands after \(last)") }
            last = element.id
        }
        if total != count { problems.append("\(total) elements, counted as \(count)") }
        return problems
    }
}
