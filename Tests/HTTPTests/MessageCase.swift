import Foundation
import Testing

/// One case of `Tests/Corpora/http`, in the form its README describes.
struct MessageCase: CustomTestStringConvertible, Sendable {
    let file: String
    let title: String
    let bytes: [UInt8]
    let events: [String]

    var testDescription: String { "\(file): \(title)" }

    /// All cases, in the order of the files' names.
    static let all: [MessageCase] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Corpora/http")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.sorted().filter { $0.hasSuffix(".md") && $0 != "README.md" }.flatMap { name in
            let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
            return text.components(separatedBy: "\n## ").dropFirst().compactMap { MessageCase(name, section: $0) }
        }
    }()

    private init?(_ file: String, section: String) {
        self.file = file
        title = section.components(separatedBy: "\n")[0]
        guard let request = MessageCase.block("http", of: section),
            let events = MessageCase.block("events", of: section)
        else { return nil }
        bytes = MessageCase.bytes(of: request)
        self.events = events.components(separatedBy: "\n").map {
            String(decoding: MessageCase.unescaped(Array($0.utf8)), as: UTF8.self)
        }
    }

    private static func block(_ name: String, of section: String) -> String? {
        let parts = section.components(separatedBy: "```\(name)\n")
        return parts.count == 2 ? parts[1].components(separatedBy: "\n```")[0] : nil
    }

    private static func bytes(of block: String) -> [UInt8] {
        var output: [UInt8] = []
        let lines = block.components(separatedBy: "\n")
        for (index, line) in lines.enumerated() {
            let joins = line.hasSuffix("\\")
            output += unescaped(Array((joins ? String(line.dropLast()) : line).utf8))
            if !joins, index < lines.count - 1 { output += [0x0D, 0x0A] }
        }
        return output
    }

    /// Resolves `{n*text}` and backslash escapes.
    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "{"), let star = rest.firstIndex(of: UInt8(ascii: "*")),
                let end = rest.firstIndex(of: UInt8(ascii: "}")),
                let count = Int(String(decoding: rest[..<star], as: UTF8.self)), star < end
            {
                let repeated = unescaped(Array(rest[(star + 1)..<end]))
                for _ in 0..<count { output += repeated }
                rest = rest[(end + 1)...]
            } else if byte == UInt8(ascii: "\\"), let kind = rest.popFirst() {
                switch kind {
                case UInt8(ascii: "r"): output.append(0x0D)
                case UInt8(ascii: "n"): output.append(0x0A)
                case UInt8(ascii: "t"): output.append(0x09)
                case UInt8(ascii: "0"): output.append(0)
                default:
                    output.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0x3F)
                    rest = rest.dropFirst(2)
                }
            } else {
                output.append(byte)
            }
        }
        return output
    }
}
