/// A file's bytes in memory: as programs see them, as they would be after a power cut, and what lies between.
struct SimulatedFile: Sendable {
    private enum Change: Sendable {
        case write([UInt8], at: Int)
        case truncation(to: Int)
    }

    /// What a read gives.
    private(set) var visible: [UInt8] = []
    private var durable: [UInt8] = []
    private var unsynced: [Change] = []

    static let sectorByteCount = 512

    mutating func write(_ bytes: [UInt8], at offset: Int) {
        SimulatedFile.put(bytes, at: offset, in: &visible)
        unsynced.append(.write(bytes, at: offset))
    }

    mutating func truncate(to length: Int) {
        SimulatedFile.resize(&visible, to: length)
        unsynced.append(.truncation(to: length))
    }

    mutating func sync() {
        for change in unsynced { SimulatedFile.apply(change, to: &durable) }
        unsynced = []
    }

    /// A sync that fails: some sectors reached the disk, the others never will, though reads still see them.
    mutating func failSync(_ random: inout SplitMix) {
        dropSectors(&random)
        unsynced = []
    }

    /// What a power cut leaves: of each unsynced write any of its sectors, of each truncation all or nothing.
    mutating func crash(_ random: inout SplitMix) {
        dropSectors(&random)
        unsynced = []
        visible = durable
    }

    /// Changes one byte on the medium, as decay does.
    mutating func flip(at offset: Int, mask: UInt8) {
        visible[offset] ^= mask
        if offset < durable.count { durable[offset] ^= mask }
    }

    private mutating func dropSectors(_ random: inout SplitMix) {
        for change in unsynced {
            switch change {
            case .truncation:
                if Bool.random(using: &random) { SimulatedFile.apply(change, to: &durable) }
            case .write(let bytes, let offset):
                let chance = Int.random(in: 0...4, using: &random)
                var start = 0
                while start < bytes.count {
                    let room = SimulatedFile.sectorByteCount - (offset + start) % SimulatedFile.sectorByteCount
                    let end = min(bytes.count, start + room)
                    if Int.random(in: 0..<4, using: &random) < chance {
                        SimulatedFile.put(Array(bytes[start..<end]), at: offset + start, in: &durable)
                    }
                    start = end
                }
            }
        }
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .write(let new, let offset): put(new, at: offset, in: &bytes)
        case .truncation(let length): resize(&bytes, to: length)
        }
    }

    private static func put(_ new: [UInt8], at offset: Int, in bytes: inout [UInt8]) {
        if bytes.count < offset + new.count { resize(&bytes, to: offset + new.count) }
        bytes.replaceSubrange(offset..<offset + new.count, with: new)
    }

    private static func resize(_ bytes: inout [UInt8], to length: Int) {
        if length < bytes.count {
            bytes.removeSubrange(length...)
        } else {
            bytes.append(contentsOf: [UInt8](repeating: 0, count: length - bytes.count))
        }
    }
}
