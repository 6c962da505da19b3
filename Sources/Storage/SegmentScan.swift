import Platform

/// Reads a segment record by record, over damage, in a window of constant size.
struct SegmentScan: ~Copyable {
    /// Bytes of a file that belong to no whole record.
    struct Damage: Sendable, Equatable {
        var range: Range<Int>
        /// The record whose head is whole there, where only the content is damaged.
        var lost: JournalRecord?
        /// Whether there are only zeros.
        var isZero = false
    }

    private let file: any DiskFile
    private let size: Int
    private var window: [UInt8] = []
    private var windowStart = 0
    private(set) var offset: Int
    private(set) var damages: [Damage] = []
    private var open: Damage?

    static let windowByteCount = 1 << 20

    /// Begins at a byte offset at which a record, or damage, starts.
    init(of file: any DiskFile, from offset: Int = SegmentHeader.byteCount) throws(PlatformError) {
        self.file = file
        self.offset = offset
        size = try file.size
    }

    /// The next whole record, where its head stands, and its content without the line feed.
    mutating func next() -> (record: JournalRecord, offset: Int)? {
        while offset < size {
            if let record = recordHere() {
                close(at: offset)
                let start = offset
                offset += record.byteCount
                return (record, start)
            }
            if open == nil { open = Damage(range: offset..<offset, lost: headHere(), isZero: true) }
            skip()
        }
        close(at: size)
        return nil
    }

    /// The bytes, head and padding included, of the record that `next` gave last.
    func wholeRecord(_ record: JournalRecord, at offset: Int) -> ArraySlice<UInt8> {
        window[offset - windowStart..<offset - windowStart + record.byteCount]
    }

    /// After the last record: the damage that reaches the end of the file, if any; the rest stays in `damages`.
    ///
    /// - Parameter ifZero: Only if it is nothing but zeros.
    mutating func takeTail(ifZero: Bool) -> Damage? {
        guard let last = damages.last, last.range.upperBound == size, !ifZero || last.isZero else { return nil }
        return damages.removeLast()
    }

    /// Goes on over zeros, or over eight bytes of anything, to the next place at which a record may begin.
    private mutating func skip() {
        fill(min(JournalRecord.headByteCount, size - offset))
        var place = offset - windowStart
        let end = min(window.count, size - windowStart)
        while place + 8 <= end, window.span.integer(at: place, as: UInt64.self) == 0 { place += 8 }
        if place + 8 > end {
            guard windowStart + end == size else { return offset = windowStart + place }
            if !window[place..<end].allSatisfy({ $0 == 0 }) { open?.isZero = false }
            offset = size
        } else if windowStart + place == offset {
            open?.isZero = false
            offset += 8
        } else {
            offset = windowStart + place
        }
    }

    private mutating func close(at end: Int) {
        guard var damage = open else { return }
        damage.range = damage.range.lowerBound..<end
        damages.append(damage)
        open = nil
    }

    private mutating func headHere() -> JournalRecord? {
        fill(JournalRecord.headByteCount)
        return JournalRecord(head: window.span, at: offset - windowStart)
    }

    private mutating func recordHere() -> JournalRecord? {
        guard let record = headHere(), offset + record.byteCount <= size else { return nil }
        fill(record.byteCount)
        return record.contentIsWhole(in: window.span, at: offset - windowStart) ? record : nil
    }

    /// Brings `count` bytes from `offset` on into the window; bytes that cannot be read count as zeros.
    private mutating func fill(_ count: Int) {
        if offset >= windowStart, offset + count <= windowStart + window.count { return }
        windowStart = offset
        let wanted = min(max(count, SegmentScan.windowByteCount), size - offset)
        do {
            window = try file.read(at: offset, count: wanted)
        } catch {
            window = readablePages(wanted)
        }
    }

    /// Page by page, where reading the whole failed.
    private func readablePages(_ wanted: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < wanted {
            let count = min(4096, wanted - bytes.count)
            do {
                bytes += try file.read(at: windowStart + bytes.count, count: count)
            } catch {
                bytes += [UInt8](repeating: 0, count: count)  // The record there fails its checksum and is reported.
            }
        }
        return bytes
    }
}
