import Foundation
import Testing

/// The checkout that the tests stand in, read as text.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct SourceFile: Sendable, CustomTestStringConvertible {
        /// Relative to the root, with `/`.
        let path: String
        let lines: [String]

        /// The folder under `Sources` or `Tests`.
        var module: String { path.split(separator: "/").dropFirst().first.map { String($0) } ?? "" }
        var name: String { path.split(separator: "/").last.map { String($0) } ?? "" }
        var testDescription: String { path }

        /// The modules that the file imports.
        var imports: Set<String> {
            Set(
                lines.compactMap { line in
                    let words = line.split(separator: " ")
                    guard let index = words.firstIndex(of: "import"), index <= 2,
                        words.prefix(index).allSatisfy(isImportModifier)
                    else { return nil }
                    let named = words.dropFirst(index + 1)
                    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var", "typealias"]
                    let target = named.first.map { kinds.contains($0) ? named.dropFirst().first ?? $0 : $0 } ?? ""
                    return String(target.split(separator: ".").first ?? "")
                })
        }

        /// The lines without comments and without what stands in string literals.
        var code: [String] {
            lines.map { line in
                let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                let outside = parts.enumerated().filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined(
                    separator: "\"")
                return outside.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first.map {
                    String($0)
                } ?? ""
            }
        }

        private func isImportModifier(_ word: Substring) -> Bool {
            word.hasPrefix("@") || ["package", "internal", "private", "fileprivate", "public"].contains(word)
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every file with one of the endings below a folder, sorted by path.
    static func files(in folder: String, endings: Set<String> = ["swift"]) throws -> [SourceFile] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        var files: [SourceFile] = []
        for case let url as URL in walk where endings.contains(url.pathExtension) {
            let path =
                folder + "/"
                + url.path(percentEncoded: false).dropFirst(base.path(percentEncoded: false).count).drop { $0 == "/" }
            let lines = try String(contentsOf: url, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            files.append(SourceFile(path: path, lines: lines.map { String($0) }))
        }
        return files.sorted { $0.path < $1.path }
    }
}
