import Foundation

/// The cases of `Tests/Corpora/crawl`.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpora/crawl")

    static func bytes(_ path: String) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path(percentEncoded: false))
        else { return [] }
        return [UInt8](data)
    }

    /// The rows of a table whose cells are parted by tabs; lines that begin with `#` are remarks.
    static func rows(_ path: String) -> [[String]] {
        String(decoding: bytes(path), as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) } }
    }
}
