extension CrashModel {
    /// What one fault did.
    package struct PointResult: Sendable {
        package var problems: [String]
        /// Whether the run made so many calls that the fault came about.
        package var wasReached: Bool
        package var acknowledgedCount: Int
        /// Starts that were compared with what was acknowledged.
        package var restartCount: Int
    }

    /// Works through a fault, cuts the power, starts again and compares; then works on and starts once more.
    ///
    /// - Parameter steps: How many writes.
    package static func point(
        _ fault: SimulatedDisk.Fault, seed: UInt64, steps: Int = 12
    ) throws(ArchiveError) -> PointResult {
        let disk = SimulatedDisk(seed: seed)
        disk.set(fault)
        var model = CrashModel(seed: seed)
        var problems: [String] = []
        if let archive = opened(disk) {
            for step in 1...steps {
                model.step(archive)
                if step % 5 == 0 { model.compact(archive) }
            }
            problems += model.problemsWhileRunning(in: archive)
            if fault.kind == .shortWrite, model.refusedCount > 0 { problems.append("refused after a short write") }
            archive.close()
        }
        let wasReached = disk.callCount > fault.call
        let after = disk.afterPowerCut(seed: seed &* 31 &+ 1)
        let archive = try Archive.open(at: "a", settings: settings(after))
        problems += model.problems(in: archive).map { "after the power cut: \($0)" }
        let refusedCount = model.refusedCount
        for _ in 0..<4 { model.step(archive) }
        if model.refusedCount > refusedCount { problems.append("refused after the power cut") }
        archive.close()
        let again = try Archive.open(at: "a", settings: settings(after.afterPowerCut(seed: seed)))
        problems += model.problems(in: again).map { "after a second cut: \($0)" }
        again.close()
        return PointResult(
            problems: problems, wasReached: wasReached, acknowledgedCount: model.acknowledgedCount, restartCount: 2)
    }

    private static func opened(_ disk: SimulatedDisk) -> Archive? {
        do throws(ArchiveError) {
            return try Archive.open(at: "a", settings: settings(disk))
        } catch {
            return nil  // The fault hit the opening: nothing was acknowledged.
        }
    }
}
