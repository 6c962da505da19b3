/// What a start found in the journal.
package struct RecoveryReport: Sendable, Equatable {
    /// Bytes inside the journal that belong to no whole record; they are kept in a side file.
    package struct DamagedRegion: Sendable, Equatable {
        package var segment: String
        package var byteOffset: Int
        package var byteCount: Int
        /// `a_… version 3` where the record's head still tells.
        package var lost: String?
        /// Where the bytes are kept, within the archive's directory.
        package var sideFile: String
    }

    package var recordCount = 0
    /// Records read from the journal, the others known from the catalogue on disk.
    package var replayedCount = 0
    /// Documents that had to be put into the index, the others known from its files.
    package var indexedCount = 0
    /// Bytes cut off after the last whole record: a write that was never acknowledged.
    package var tornByteCount = 0
    package var damaged: [DamagedRegion] = []
    /// Whether the catalogue and the index came from the disk, and the reasons where they did not.
    package var notes: [String] = []

    package var isClean: Bool { tornByteCount == 0 && damaged.isEmpty }
}
