import News
import Platform
import Search

/// The catalogue and the index from disk, where they are whole and fit the journal; built anew where not.
extension ArchiveOpening {
    /// The checkpoint in the directory; nil where there is none or it is damaged.
    mutating func readCheckpoint() -> Checkpoint? {
        do {
            let file = try disk.open(directory + "/index/catalogue", for: .read, mappedByteCount: 0)
            if let checkpoint = Checkpoint(try file.read(at: 0, count: try file.size)) { return checkpoint }
            report.notes.append("the catalogue on disk is damaged: the journal is read instead")
        } catch  where error.isNotFound {
            // A new archive, or one that never came so far.
        } catch {
            report.notes.append("the catalogue on disk cannot be read (\(error)): the journal is read instead")
        }
        return nil
    }

    /// Whether the journal still is the one that a checkpoint's places speak of.
    func fits(_ checkpoint: Checkpoint) throws(PlatformError) -> Bool {
        let names = try disk.names(in: journalDirectory)
        let numbers = names.compactMap(JournalSegment.number(inName:)).filter { $0 <= checkpoint.place.segment }
            .sorted()
        guard numbers == checkpoint.journal.map(\.number) else { return false }
        for (number, generation) in checkpoint.journal {
            let path = journalDirectory + "/" + JournalSegment.name(number)
            let file = try disk.open(path, for: .read, mappedByteCount: 0)
            let header = SegmentHeader(try file.read(at: 0, count: SegmentHeader.byteCount))
            guard let header, header.generation == generation, header.format <= SegmentHeader.format else {
                return false
            }
            if number == checkpoint.place.segment, try file.size < checkpoint.place.byteOffset { return false }
        }
        return true
    }

    /// The index over the catalogue's articles: segments from disk as far as they are whole, the rest built.
    mutating func indexed(_ segments: [JournalSegment], checkpoint: Checkpoint?) -> Indexing {
        var documents = checkpoint?.documents ?? DocumentTable()
        var numbers = IDBuckets<DocumentOfArticle>()
        var missing: [CatalogEntry] = []
        catalog.forEachLatest { entry in
            if let number = checkpoint?.numbers[entry.id], documents[Int(number.document)]?.version == entry.version {
                numbers.append(number)
            } else {
                missing.append(entry)
            }
        }
        missing.sort { ($0.segment, $0.byteOffset) < ($1.segment, $1.byteOffset) }
        for entry in missing {
            numbers.insert(DocumentOfArticle(id: entry.id, document: UInt32(documents.count)))
            documents.append(DocumentKey(id: entry.id, version: entry.version))
        }
        let loaded = loadedSegments(checkpoint?.indexSegments ?? [])
        var holes: [Range<UInt32>] = []
        var end: UInt32 = 0
        for segment in loaded {
            let first = segment.documents.lowerBound.rawValue
            if first > end { holes.append(end..<first) }
            end = segment.documents.upperBound.rawValue
        }
        if end < documents.count { holes.append(end..<UInt32(documents.count)) }
        let building = IndexBuilding(
            catalog: catalog, segments: Dictionary(segments.map { ($0.number, $0) }, uniquingKeysWith: { $1 }),
            documents: documents, settings: settings)
        let all = (loaded + building.built(holes)).sorted { $0.documents.lowerBound < $1.documents.lowerBound }
        report.indexedCount = holes.reduce(0) { $0 + $1.count }
        return Indexing(
            segments: all, documents: documents, numbers: numbers, recordCount: report.recordCount)
    }

    /// Those of the index segments on disk that are whole, in order and without overlap.
    private mutating func loadedSegments(_ ranges: [Range<UInt32>]) -> [Segment] {
        struct Work {
            var ranges: ArraySlice<Range<UInt32>>
            var loaded: [Segment] = []
        }
        let ascending = ranges.enumerated().allSatisfy { index, range in
            index == 0 ? true : ranges[index - 1].upperBound <= range.lowerBound
        }
        guard ascending else { return [] }
        let wanted = ranges.filter { !$0.isEmpty }
        let work = Monitor(Work(ranges: wanted[...]))
        let disk = self.disk
        let folder = directory + "/index/"
        Thread.runTogether(settings.openingThreadCount) {
            while let range = work.withLock({ $0.ranges.popFirst() }) {
                let path = folder + IndexSegmentFile.name(range)
                guard let segment = IndexSegmentFile.segment(at: path, documents: range, on: disk) else { continue }
                work.withLock { $0.loaded.append(segment) }
            }
        }
        let loaded = work.withLock { $0.loaded }.sorted { $0.documents.lowerBound < $1.documents.lowerBound }
        soundIndexFiles = Set(
            loaded.map { IndexSegmentFile.name($0.documents.lowerBound.rawValue..<$0.documents.upperBound.rawValue) })
        if loaded.count < wanted.count {
            report.notes.append("\(wanted.count - loaded.count) index segments are missing or damaged: built anew")
        }
        return loaded
    }
}
