import Platform

/// The segments of the archive in order, the last of them open for appending. One writer at a time.
struct Journal: Sendable {
    let disk: any Disk
    let directory: String
    let segmentByteCount: Int
    private(set) var segments: [JournalSegment]
    /// How far the last segment is durable.
    private(set) var activeByteCount: Int
    /// Whether a write failed, so that bytes of unknown fate may stand after the durable ones.
    private(set) var needsRepair = false

    init(disk: any Disk, directory: String, segmentByteCount: Int, segments: [JournalSegment], activeByteCount: Int) {
        self.disk = disk
        self.directory = directory
        self.segmentByteCount = segmentByteCount
        self.segments = segments
        self.activeByteCount = activeByteCount
    }

    /// Appends whole records and makes them durable. After an error none of them is kept.
    mutating func append(
        _ bytes: [UInt8], firstSequence: UInt64, time: Int64
    ) throws(PlatformError) -> (segment: JournalSegment, offset: Int) {
        if needsRepair { try repair() }
        if segments.isEmpty || activeByteCount + bytes.count > segmentByteCount {
            try roll(firstSequence: firstSequence, time: time, holding: bytes.count)
        }
        let active = segments[segments.count - 1]
        let start = activeByteCount
        do {
            try active.file.writeAll(bytes, at: start)
            try active.file.sync()
        } catch {
            needsRepair = true
            throw error
        }
        activeByteCount += bytes.count
        return (active, start)
    }

    /// Cuts off what a failed write may have left. Throws while the disk still fails.
    mutating func repair() throws(PlatformError) {
        if let active = segments.last {
            try active.file.truncate(to: activeByteCount)
            try active.file.sync()
        }
        needsRepair = false
    }

    /// Puts another file, with the same live records, in a sealed segment's place.
    mutating func replace(with segment: JournalSegment) {
        guard let index = segments.firstIndex(where: { $0.number == segment.number }) else { return }
        segments[index] = segment
    }

    mutating func remove(segmentNumber: UInt32) { segments.removeAll { $0.number == segmentNumber } }

    /// Begins a segment with room for the configured size, or for more where one batch needs it.
    ///
    /// A last segment that holds no record yet is begun again, so that a full disk leaves no row of empty ones.
    private mutating func roll(firstSequence: UInt64, time: Int64, holding byteCount: Int) throws(PlatformError) {
        if activeByteCount <= SegmentHeader.byteCount, !segments.isEmpty { segments.removeLast() }
        let number = (segments.last?.number ?? 0) + 1
        let path = directory + "/" + JournalSegment.name(number)
        let capacity = max(segmentByteCount, SegmentHeader.byteCount + byteCount)
        let file = try disk.open(path, for: .create, mappedByteCount: capacity)
        let header = SegmentHeader(number: number, generation: 0, firstSequence: firstSequence, time: time)
        try file.truncate(to: 0)
        try file.writeAll(header.bytes, at: 0)
        try file.sync()
        try disk.syncDirectory(directory)
        segments.append(JournalSegment(number: number, generation: 0, path: path, file: file))
        activeByteCount = SegmentHeader.byteCount
    }
}
