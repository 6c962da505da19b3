/// Numbers by hash, in a table with open addressing that is at most half full: a look-up is a step or two.
@usableFromInline
package struct ByteHashIndex: Sendable {
    @usableFromInline var hashes: [UInt64]
    /// One more than the number, 0 where the slot is free.
    @usableFromInline var numbers: [UInt32]
    @usableFromInline var count = 0

    @inlinable package init() { self.init(slotCount: 64) }

    /// - Parameter slotCount: a power of two; twice as many as are expected spare growing.
    @inlinable package init(slotCount: Int) {
        hashes = Array(repeating: 0, count: slotCount)
        numbers = Array(repeating: 0, count: slotCount)
    }

    /// The number under a hash, or nil.
    @inlinable package func number(of hash: UInt64) -> Int? {
        let number = numbers[slot(of: hash)]
        return number == 0 ? nil : Int(number) - 1
    }

    /// Gives a hash its number; the first one given stays.
    @inlinable package mutating func insert(_ hash: UInt64, _ number: Int) {
        if count * 2 >= hashes.count { grow() }
        let slot = slot(of: hash)
        guard numbers[slot] == 0 else { return }
        (hashes[slot], numbers[slot]) = (hash, UInt32(truncatingIfNeeded: number + 1))
        count += 1
    }

    @inlinable func slot(of hash: UInt64) -> Int {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while numbers[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    @usableFromInline mutating func grow() {
        let (oldHashes, oldNumbers) = (hashes, numbers)
        hashes = Array(repeating: 0, count: oldHashes.count * 2)
        numbers = Array(repeating: 0, count: oldHashes.count * 2)
        for place in oldHashes.indices where oldNumbers[place] != 0 {
            let slot = slot(of: oldHashes[place])
            (hashes[slot], numbers[slot]) = (oldHashes[place], oldNumbers[place])
        }
    }
}
