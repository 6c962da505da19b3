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
}
