import Storage

/// What a visit to a source brought: counts of its entries.
struct VisitReport: Sendable, Equatable {
    /// Entries that the source had not announced before.
    var newEntries = 0
    var created = 0
    var changed = 0
    var known = 0
    var duplicates = 0
    var failed = 0

    mutating func count(_ outcome: EntryVisit.Outcome) {
        switch outcome {
        case .created: created += 1
        case .changed: changed += 1
        case .known: known += 1
        case .duplicate: duplicates += 1
        case .failed: failed += 1
        }
    }

    mutating func add(_ other: VisitReport) {
        newEntries += other.newEntries
        created += other.created
        changed += other.changed
        known += other.known
        duplicates += other.duplicates
        failed += other.failed
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("new_entries", newEntries)
        writer.member("created", created)
        writer.member("changed", changed)
        writer.member("known", known)
        writer.member("duplicates", duplicates)
        writer.member("failed", failed)
    }
}
