import Bytes
import Foundation

/// The third-party suites beside the package; tests that read them are enabled where they are.
enum SharedSuite {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/eval").standardizedFileURL

    static let html5lib = root.appending(path: "html5lib-tests")

    static var hasHTML5Lib: Bool { FileManager.default.fileExists(atPath: html5lib.path) }

    /// Files of a folder of the html5lib suite, by name.
    static func files(in folder: String, extension suffix: String) -> [URL] {
        let found = try? FileManager.default.contentsOfDirectory(
            at: html5lib.appending(path: folder), includingPropertiesForKeys: nil)
        return (found ?? []).filter { $0.pathExtension == suffix }.sorted { $0.path < $1.path }
    }

    private static let pages = root.appending(path: "extraction/dev/cases")

    static var hasPages: Bool { FileManager.default.fileExists(atPath: pages.path) }

    /// The three smallest pages of the press that have at least so many bytes, unzipped.
    static func smallPages(atLeast count: Int) throws -> [(name: String, bytes: [UInt8])] {
        var found: [(name: String, bytes: [UInt8])] = []
        for set in ["zyte181", "fundus", "htmldate", "rtl"] {
            let files = try FileManager.default.contentsOfDirectory(
                at: pages.appending(path: set), includingPropertiesForKeys: [.fileSizeKey])
            let small = try files.filter { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? .max < 3 * count }
            for file in small {
                let bytes = try Gzip.decoded([UInt8](Data(contentsOf: file)), limit: 1 << 20)
                if bytes.count >= count { found.append((file.lastPathComponent, bytes)) }
            }
        }
        return Array(found.sorted { ($0.bytes.count, $0.name) < ($1.bytes.count, $1.name) }.prefix(3))
    }
}
