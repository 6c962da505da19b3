import Foundation
import HTML

/// The html5lib suite's tokenizer and tree construction cases, counted: `html5lib DIR`.
enum HTML5LibBenchmark {
    static func run(_ arguments: [String]) throws {
        guard let path = arguments.first else { return print("usage: tarwisa-bench html5lib DIR") }
        let directory = URL(filePath: path)
        var tokenizer = (passed: 0, run: 0)
        for file in try files(in: directory.appending(path: "tokenizer"), extension: "test") {
            let (passed, run) = try tokenizerCases(file)
            print("\(file.lastPathComponent) \(passed)/\(run)")
            tokenizer = (tokenizer.passed + passed, tokenizer.run + run)
        }
        var tree = (passed: 0, run: 0)
        for file in try files(in: directory.appending(path: "tree-construction"), extension: "dat") {
            let (passed, run) = treeCases(try String(contentsOf: file, encoding: .utf8))
            print("\(file.lastPathComponent) \(passed)/\(run)")
            tree = (tree.passed + passed, tree.run + run)
        }
        print("tokenizer \(tokenizer.passed)/\(tokenizer.run) tree \(tree.passed)/\(tree.run)")
    }

    private static func files(in directory: URL, extension suffix: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == suffix }.sorted { $0.path < $1.path }
    }

    // MARK: Tokenizer

    private static func tokenizerCases(_ file: URL) throws -> (passed: Int, run: Int) {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        var (passed, run) = (0, 0)
        let isForXML = json?["xmlViolationTests"] != nil
        for test in (json?["tests"] ?? json?["xmlViolationTests"]) as? [[String: Any]] ?? [] {
            let isEscaped = test["doubleEscaped"] as? Bool ?? false
            let bytes = { (value: Any?) in (value as? String).map { isEscaped ? unescaped($0) : Array($0.utf8) } }
            let expected = (test["output"] as? [[Any]] ?? []).map { trace($0, bytes) }
            for state in test["initialStates"] as? [String] ?? ["Data state"] {
                run += 1
                let tokens = HTMLParser.tokens(
                    of: bytes(test["input"]) ?? [], initialState: state, lastStartTag: test["lastStartTag"] as? String)
                if (isForXML ? tokens.map(\.coercedForXML) : tokens) == expected { passed += 1 }
            }
        }
        return (passed, run)
    }

    private static func trace(_ token: [Any], _ bytes: (Any?) -> [UInt8]?) -> TokenTrace {
        switch token[0] as? String {
        case "DOCTYPE":
            return .doctype(
                name: bytes(token[1]), publicIdentifier: bytes(token[2]), systemIdentifier: bytes(token[3]),
                isCorrect: token[4] as? Bool ?? false)
        case "StartTag":
            let pairs = (token[2] as? [String: String] ?? [:]).map { (bytes($0.key) ?? [], bytes($0.value) ?? []) }
            return .startTag(
                name: bytes(token[1]) ?? [], attributes: Dictionary(uniqueKeysWithValues: pairs),
                isSelfClosing: token.count > 3 && token[3] as? Bool ?? false)
        case "EndTag": return .endTag(name: bytes(token[1]) ?? [])
        case "Comment": return .comment(bytes(token[1]) ?? [])
        default: return .characters(bytes(token[1]) ?? [])
        }
    }

    /// `\uXXXX` as code units; a lone surrogate becomes the three bytes that UTF-8 would give it.
    private static func unescaped(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var lead: UInt16?
        var rest = Array(text.utf16)[...]
        while let unit = rest.popFirst() {
            var value = unit
            if unit == 0x5C, rest.first == 0x75 {
                value = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16) ?? 0
                rest = rest.dropFirst(5)
            }
            if let high = lead, UTF16.isTrailSurrogate(value) {
                bytes.removeLast(3)
                bytes += Array(String(decoding: [high, value], as: UTF16.self).utf8)
            } else if UTF16.isSurrogate(value) {
                bytes += [0xED, UInt8(0x80 | value >> 6 & 0x3F), UInt8(0x80 | value & 0x3F)]
            } else {
                bytes += Array(String(decoding: [value], as: UTF16.self).utf8)
            }
            lead = UTF16.isLeadSurrogate(value) ? value : nil
        }
        return bytes
    }

    // MARK: Tree construction

    private static func treeCases(_ text: String) -> (passed: Int, run: Int) {
        let names: Set = ["data", "errors", "new-errors", "document-fragment", "script-on", "script-off", "document"]
        var (passed, run) = (0, 0)
        var section = ""
        var lines: [String: [Substring]] = [:]
        let finish = {
            // Scripting is off here.
            guard let data = lines["data"], lines["script-on"] == nil else { return }
            run += 1
            var expected = lines["document"] ?? []
            while expected.last == "" { expected.removeLast() }
            let outline = outline(
                of: data.joined(separator: "\n"), in: lines["document-fragment"]?.first.map(String.init))
            if outline == expected.joined(separator: "\n") { passed += 1 }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "#data" {
                finish()
                lines = [:]
            }
            if line.first == "#", names.contains(String(line.dropFirst())) {
                section = String(line.dropFirst())
                lines[section] = []
            } else {
                lines[section, default: []].append(line)
            }
        }
        finish()
        return (passed, run)
    }

    private static func outline(of text: String, in context: String?) -> String {
        guard let context else { return HTMLParser.document(from: text).outline() }
        let parts = context.split(separator: " ").map(String.init)
        let namespace: Namespace = parts.count == 1 ? .html : parts[0] == "svg" ? .svg : .math
        let fragment = HTMLParser.fragment(from: text, context: parts[parts.count - 1], namespace: namespace)
        return fragment.outline(of: fragment.first("html") ?? Document.root)
    }
}
