import Foundation

/// The checkout that the tests stand in.
enum Checkout {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
    static let front = root.appending(path: "Public")
    static let samples = front.appending(path: "samples/articles.ndjson")
    /// Ignored by git.
    static let screenshots = root.appending(path: ".build/screenshots")

    /// Every file below `Public/`, by its path from there.
    static func frontFiles() throws -> [String: Int] {
        guard
            let walk = FileManager.default.enumerator(
                at: front, includingPropertiesForKeys: [.fileSizeKey])
        else {
            return [:]
        }
        var sizes: [String: Int] = [:]
        let prefix = front.standardizedFileURL.path(percentEncoded: false).split(separator: "/").count
        for case let url as URL in walk {
            let values = try url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
            guard values.isRegularFile == true else { continue }
            let parts = url.standardizedFileURL.path(percentEncoded: false).split(separator: "/")
                .dropFirst(prefix)
            sizes[parts.joined(separator: "/")] = values.fileSize ?? 0
        }
        return sizes
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: front.appending(path: path), encoding: .utf8)
    }
}

/// What a test could not go on without.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
