package import News
package import Platform

/// Why the archive did not do what it was asked.
package enum ArchiveError: Error, Sendable, Equatable {
    /// Another process has the directory.
    case inUse(directory: String)
    /// A newer program wrote the directory.
    case newerFormat(directory: String, format: Int)
    /// A copy wants a directory of its own.
    case notEmpty(directory: String)
    /// The directory cannot be made, read or written.
    case cannotOpen(PlatformError)
    /// Nothing is accepted for now: the disk or the memory allowance is full.
    case storageFull(String)
    /// Nothing is accepted for now: the disk refuses writes.
    case diskFailed(PlatformError)
    /// The article is longer than a record may be.
    case tooLarge(byteCount: Int)
    /// The record is there and its bytes are not those that were written.
    case damaged(ArticleID, version: Int)
    case closed
}

extension ArchiveError {
    /// What a writer is told of a call that failed.
    init(writing error: PlatformError) { self = error.isNoSpace ? .storageFull("\(error)") : .diskFailed(error) }
}

extension ArchiveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .inUse(let directory): "another process uses \(directory)"
        case .newerFormat(let directory, let format): "\(directory) has format \(format), newer than this program's"
        case .notEmpty(let directory): "\(directory) is not empty"
        case .cannotOpen(let error): "the archive cannot be opened: \(error)"
        case .storageFull(let reason): "storage is full: \(reason)"
        case .diskFailed(let error): "the disk refuses writes: \(error)"
        case .tooLarge(let byteCount): "the article takes \(byteCount) bytes, more than a record may hold"
        case .damaged(let id, let version): "version \(version) of \(id) is damaged on disk"
        case .closed: "the archive is closed"
        }
    }
}
