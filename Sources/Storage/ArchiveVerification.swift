import News
import Platform
import Search

/// What does not agree in an archive, in sentences. Empty when all is well.
package struct VerificationReport: Sendable, Equatable {
    package var recordCount = 0
    package var articleCount = 0
    package var problems: [String] = []
    /// Problems found after the list was full.
    package var unlistedCount = 0

    static let listLimit = 1000

    mutating func note(_ problem: String) {
        if problems.count < VerificationReport.listLimit { problems.append(problem) } else { unlistedCount += 1 }
    }
}

extension Archive {
    /// Reads every record of the journal and compares the catalogue and the index with it. Blocks; others go on.
    package func verify() -> VerificationReport {
        let snapshot = self.snapshot
        var report = VerificationReport()
        for problem in snapshot.catalog.checkInvariants() { report.note("catalogue: \(problem)") }
        for segment in snapshot.segments.values.sorted(by: { $0.number < $1.number }) {
            verify(segment, snapshot, &report)
        }
        snapshot.catalog.forEachLatest { entry in
            report.articleCount += 1
            verify(entry, snapshot, &report)
        }
        if indexBacklog == 0 { verifyIndex(of: snapshot, &report) }
        return report
    }

    private func verify(_ segment: JournalSegment, _ snapshot: ArchiveSnapshot, _ report: inout VerificationReport) {
        let name = JournalSegment.name(segment.number)
        do {
            var scan = try SegmentScan(of: segment.file)
            var sequence: UInt64 = 0
            while let (record, offset) = scan.next() {
                report.recordCount += 1
                if record.sequence <= sequence { report.note("\(name): sequence \(record.sequence) after \(sequence)") }
                sequence = record.sequence
                guard record.kind == .article else { continue }
                let isLive = snapshot.catalog.isLive(record, segment: segment.number, byteOffset: offset)
                if isLive { verify(record, scan.wholeRecord(record, at: offset), name, &report) }
            }
            _ = scan.takeTail(ifZero: true)
            for damage in scan.damages {
                // Records that are being written stand behind the place that the catalogue knows.
                if segment.number >= snapshot.place.segment, damage.range.lowerBound >= snapshot.place.byteOffset {
                    continue
                }
                let lost = damage.lost.map { ": \($0.id) version \($0.version)" } ?? ""
                report.note("\(name): \(damage.range.count) damaged bytes at \(damage.range.lowerBound)\(lost)")
            }
        } catch {
            report.note("\(name): \(error)")
        }
    }

    /// A record's content must be the article that its head says.
    private func verify(
        _ record: JournalRecord, _ bytes: ArraySlice<UInt8>, _ name: String, _ report: inout VerificationReport
    ) {
        let content = bytes.dropFirst(JournalRecord.headByteCount).prefix(record.contentByteCount)
        do throws(JSONError) {
            let reading = try ArticleJSON.reading(of: Array(content))
            if reading.id != record.id || reading.version != record.version {
                report.note("\(name): the record of \(record.id) version \(record.version) holds another article")
            }
        } catch {
            report.note("\(name): \(record.id) version \(record.version): \(error)")
        }
    }

    /// The entry must lead to its record, and the index must have the article's latest version, once it is not behind.
    private func verify(_ entry: CatalogEntry, _ snapshot: ArchiveSnapshot, _ report: inout VerificationReport) {
        guard let segment = snapshot.segments[entry.segment] else {
            report.note("\(entry.id): its segment \(entry.segment) is missing")
            return
        }
        do {
            let head = try segment.file.read(at: Int(entry.byteOffset), count: JournalRecord.headByteCount)
            let record = JournalRecord(head: head.span, at: 0)
            if record?.id != entry.id || record?.contentChecksum != entry.checksum {
                report.note("\(entry.id): the catalogue leads to something else")
            }
        } catch {
            report.note("\(entry.id): \(error)")
        }
        guard indexBacklog == 0 else { return }
        let document = snapshot.document(of: entry.id)
        let key = document.flatMap { snapshot.view.documents[Int($0.rawValue)] }
        if key?.version != entry.version || !(document.map(snapshot.index.contains) ?? false) {
            report.note("\(entry.id): the index does not have version \(entry.version)")
        }
    }
}
