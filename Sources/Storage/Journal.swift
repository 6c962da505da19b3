import Platform

/// The segments of the archive in order, the last of them open for appending. One writer at a time.
struct Journal: Sendable {
    let disk: any Disk
    let directory: String
    let segmentByteCount: Int
    /// The last segment's file grows by zeros in steps of this size: a sync that changes no length costs a third.
    let growthByteCount: Int
    let figures = SyncFigures()
    private(set) var segments: [JournalSegment]
    /// How far the last segment is durable.
    private(set) var activeByteCount: Int
    /// How far the last segment's file reaches; zeros stand behind the records.
    private var grownByteCount: Int
    /// Whether a write failed, so that bytes of unknown fate may stand after the durable ones.
    private(set) var needsRepair = false

    init(
        disk: any Disk, directory: String, settings: ArchiveSettings, segments: [JournalSegment], activeByteCount: Int,
        grownByteCount: Int
    ) {
        self.disk = disk
        self.directory = directory
        segmentByteCount = settings.segmentByteCount
        growthByteCount = settings.growthByteCount
        self.segments = segments
        self.activeByteCount = activeByteCount
        self.grownByteCount = grownByteCount
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
            try write(bytes, to: active.file, at: start)
            let began = MonotonicTime.now
            try active.file.sync()
            figures.count(bytes.count, nanoseconds: MonotonicTime.now.nanoseconds - began.nanoseconds)
        } catch {
            figures.countFailure()
            needsRepair = true
            throw error
        }
        activeByteCount += bytes.count
        grownByteCount = max(grownByteCount, activeByteCount)
        return (active, start)
    }

    /// Writes the records, and zeros for those to come where the file ends with them.
    private mutating func write(_ bytes: [UInt8], to file: any DiskFile, at start: Int) throws(PlatformError) {
        let end = start + bytes.count
        let growth = min(growthByteCount, segmentByteCount - end)
        guard end > grownByteCount, growth > 0 else { return try file.writeAll(bytes, at: start) }
        do {
            try file.writeAll(bytes + [UInt8](repeating: 0, count: growth), at: start)
            grownByteCount = end + growth
        } catch  where error.isNoSpace {
            try file.writeAll(bytes, at: start)  // The last room is for records.
        }
    }

    /// Gives back the zeros behind the last record.
    mutating func trim() throws(PlatformError) {
        guard let active = segments.last, grownByteCount > activeByteCount, !needsRepair else { return }
        try active.file.truncate(to: activeByteCount)
        grownByteCount = activeByteCount
    }

    mutating func markForRepair() { needsRepair = true }

    mutating func noteGrowth(to byteCount: Int) { grownByteCount = max(grownByteCount, byteCount) }

    /// Cuts off what a failed write may have left. Throws while the disk still fails.
    mutating func repair() throws(PlatformError) {
        if let active = segments.last {
            try active.file.truncate(to: activeByteCount)
            try active.file.sync()
            grownByteCount = activeByteCount
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
        try trim()
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
        grownByteCount = SegmentHeader.byteCount
    }
}
