import Foundation
import Platform

/// The directory that the archive is kept in, and the disk below it.
enum DirectoryCheck {
    /// Makes a file, writes it, syncs it and removes it, as the archive will.
    static func directory(_ path: String) -> DoctorCommand.Finding {
        let subject = "data directory \(path)"
        let existing = nearestExisting(path)
        if existing != path {
            guard FrontEnd.isDirectory(existing), FileManager.default.isWritableFile(atPath: existing) else {
                return .init(
                    verdict: .ill, subject: subject,
                    sentence: "not there, and nothing can be made in \(existing): make it, owned by this user")
            }
            return .init(verdict: .well, subject: subject, sentence: "not there yet; the server makes it")
        }
        let probe = path + "/doctor.\(ProcessInfo.processInfo.processIdentifier).tmp"
        do {
            let began = MonotonicTime.now
            let file = try File(opening: probe, for: .create)
            let zeros = [UInt8](repeating: 0, count: 4096)
            _ = try file.pwrite(zeros.span, at: 0)
            try file.fdatasync()
            let milliseconds = MonotonicTime.now.milliseconds(since: began)
            try Directory.unlink(probe)
            guard milliseconds < 100 else {
                return .init(
                    verdict: .doubtful, subject: subject,
                    sentence: "a durable write takes \(milliseconds) ms; every post waits for one: use a faster disk")
            }
            return .init(
                verdict: .well, subject: subject, sentence: "writable; a durable write takes \(milliseconds) ms")
        } catch {
            return .init(
                verdict: .ill, subject: subject,
                sentence: "\(error): give it to the user that the server runs as, on a file system that can be written")
        }
    }

    static func disk(_ path: String) -> DoctorCommand.Finding {
        let existing = nearestExisting(path)
        do {
            return disk(freeByteCount: try Directory.freeByteCount(existing))
        } catch {
            return .init(verdict: .ill, subject: "disk", sentence: "\(error): look at the mount below \(existing)")
        }
    }

    static func disk(freeByteCount: Int) -> DoctorCommand.Finding {
        let megabytes = freeByteCount >> 20
        switch megabytes {
        case ..<128:
            return .init(
                verdict: .ill, subject: "disk",
                sentence:
                    "\(megabytes) MiB free; a segment of the journal takes 128: make room or move --data-directory")
        case ..<1024:
            return .init(
                verdict: .doubtful, subject: "disk",
                sentence: "\(megabytes) MiB free; when it is full, posts get 507 until there is room: make some")
        default: return .init(verdict: .well, subject: "disk", sentence: "\(megabytes >> 10) GiB free")
        }
    }

    private static func nearestExisting(_ path: String) -> String {
        var url = URL(filePath: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: path) { return path }
        while !FileManager.default.fileExists(atPath: url.path(percentEncoded: false)), url.pathComponents.count > 1 {
            url = url.deletingLastPathComponent()
        }
        return url.path(percentEncoded: false)
    }
}
