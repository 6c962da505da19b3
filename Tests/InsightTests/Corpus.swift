import Foundation

/// The cases of `Tests/Corpora/insight`.
enum Corpus {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpora/insight")

    /// The rows of a table whose cells are parted by tabs; lines that begin with `#` are remarks.
    static func rows(_ name: String) -> [[String]] {
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) } }
    }

    /// The items of a cell, parted by `;;` (or `;`); none for `-`.
    static func items(_ cell: String, parted mark: String = ";;") -> [String] {
        cell == "-"
            ? []
            : cell.components(separatedBy: mark).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// The words of a span that counts UTF-16 code units.
    static func text(_ range: Range<Int>, of text: String) -> String {
        String(decoding: Array(text.utf16)[range], as: UTF16.self)
    }
}
