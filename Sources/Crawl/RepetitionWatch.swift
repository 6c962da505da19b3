import Bytes

/// Notices a site that suddenly gives one same text for many pages: a wall, a challenge, an error sent with 200.
package struct RepetitionWatch: Sendable {
    /// How many pages of one site may have the same text before it counts as a wall.
    package let tolerance: Int
    private let memory: Int
    private var sites: [String: Site] = [:]

    private struct Site: Sendable {
        /// The last pages, oldest first.
        var pages: [(page: String, fingerprint: UInt64)] = []
    }

    /// Remembers the last `memory` pages of each site.
    package init(tolerance: Int = 2, memory: Int = 50) {
        self.tolerance = tolerance
        self.memory = memory
    }

    /// Notes a page's text; true where more pages of the site than tolerated had exactly this text.
    package mutating func isRepeated(page: String, site: String, text: some Sequence<UInt8>) -> Bool {
        let fingerprint = ByteHash(of: text).value
        var record = sites[site] ?? Site()
        record.pages.removeAll { $0.page == page }
        record.pages.append((page, fingerprint))
        if record.pages.count > memory { record.pages.removeFirst() }
        if sites.count > 10_000, sites[site] == nil { sites.removeAll() }
        sites[site] = record
        return record.pages.count { $0.fingerprint == fingerprint } > tolerance
    }
}
