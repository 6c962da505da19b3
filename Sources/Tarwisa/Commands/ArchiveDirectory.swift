import Storage

/// The directory that `--data-directory` names, opened as the settings say.
struct ArchiveDirectory {
    let path: String
    private let settings: ArchiveSettings
    private let stories = StoryBook()

    init(_ configuration: Configuration) {
        path = configuration.dataDirectory
        var settings = ArchiveSettings()
        settings.segmentByteCount = configuration.segmentByteCount
        settings.checkpointInterval = configuration.checkpointInterval
        settings.memoryLimit = configuration.memoryLimitBytes
        settings.annotate = { [stories] in stories.annotations(of: $0, id: $1) }
        self.settings = settings
    }

    /// Claims it, and tells the operator what recovery found.
    func open(
        _ log: OperatorLog, progress: @escaping @Sendable (ArchiveProgress) -> Void
    ) throws(ArchiveError) -> Archive {
        var settings = settings
        settings.progress = progress
        let archive = try Archive.open(at: path, settings: settings)
        archive.recovery.tell(log)
        return archive
    }

    /// Lets new articles join the stories of those that came last before this start.
    func resumeStories(of archive: Archive) { stories.fill(from: archive) }

    /// Reads it as it stands, also beside the server that has it, and changes nothing.
    func examine() throws(ArchiveError) -> Archive {
        var settings = settings
        settings.disk = ReadOnlyDisk()
        settings.checkpointInterval = nil
        settings.compactsByItself = false
        settings.progress = OpeningProgress(.standard).sink
        return try Archive.open(at: path, settings: settings)
    }
}

extension RecoveryReport {
    /// Says what an operator should know of a start.
    func tell(_ log: OperatorLog) {
        if tornByteCount > 0 {
            log.say(
                .warning, "journal_torn",
                "the journal's last \(tornByteCount) bytes were half a record that nobody was told of; cut off")
        }
        for region in damaged {
            log.say(
                .error, "journal_damaged",
                "damaged: \(region.byteCount) bytes at \(region.byteOffset) of \(region.segment), kept in "
                    + "\(region.sideFile); lost: \(region.lost ?? "unknown")")
        }
        for note in notes { log.say(.info, "recovery", note) }
    }
}
