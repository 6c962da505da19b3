import News
import Platform
import Search

/// The index against the articles: each document's entries are made anew from its article and compared.
extension Archive {
    func verifyIndex(of snapshot: ArchiveSnapshot, _ report: inout VerificationReport) {
        let building = IndexBuilding(
            catalog: snapshot.catalog, segments: snapshot.segments, documents: snapshot.view.documents,
            settings: settings)
        let found = Monitor(report)
        let segments = Monitor(snapshot.index.sealedSegments[...])
        Thread.runTogether(settings.openingThreadCount) {
            while let segment = segments.withLock({ $0.popFirst() }) {
                let differing = Archive.differing(in: segment, snapshot, building)
                found.withLock { report in
                    for id in differing { report.note("\(id): the index holds something else than the article") }
                }
            }
        }
        report = found.withLock { $0 }
    }

    private static func differing(
        in segment: Segment, _ snapshot: ArchiveSnapshot, _ building: IndexBuilding
    ) -> [ArticleID] {
        var differing: [ArticleID] = []
        let kept = segment.documentDigests()
        let first = segment.documents.lowerBound.rawValue
        for part in building.chunks(of: first..<segment.documents.upperBound.rawValue) {
            for built in building.build(part) {
                let start = built.documents.lowerBound.rawValue
                for (index, digest) in built.documentDigests().enumerated() {
                    let document = DocumentNumber(rawValue: start + UInt32(index))
                    let isSame = digest == kept[Int(document.rawValue - first)]
                    if !isSame, snapshot.index.contains(document), let id = snapshot.id(of: document) {
                        differing.append(id)
                    }
                }
            }
        }
        return differing
    }
}
