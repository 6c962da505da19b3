/// Cuts a stream of bytes into lines, however the stream is cut; a line over the limit is passed over, not kept.
struct LineSplitter {
    enum Line: Equatable {
        case whole([UInt8])
        /// A line of more bytes than the limit; they were dropped.
        case tooLong(byteCount: Int)
    }

    private let byteLimit: Int
    private var pending: [UInt8] = []
    private var droppedByteCount = 0

    init(byteLimit: Int) { self.byteLimit = byteLimit }

    /// The lines that end within the bytes, without their line ends.
    mutating func lines(in bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            keep(bytes[start..<end])
            lines.append(take())
            start = end + 1
        }
        keep(bytes[start...])
        return lines
    }

    /// What stands after the last line end; nil where nothing does.
    mutating func lastLine() -> Line? { pending.isEmpty && droppedByteCount == 0 ? nil : take() }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if droppedByteCount > 0 || pending.count + bytes.count > byteLimit {
            droppedByteCount += pending.count + bytes.count
            pending = []
        } else {
            pending.append(contentsOf: bytes)
        }
    }

    private mutating func take() -> Line {
        defer {
            pending.removeAll(keepingCapacity: true)
            droppedByteCount = 0
        }
        if droppedByteCount > 0 { return .tooLong(byteCount: droppedByteCount) }
        if pending.last == 0x0D { pending.removeLast() }
        return .whole(pending)
    }
}
