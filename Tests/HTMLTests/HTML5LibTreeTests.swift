import Foundation
import HTML
import Testing

@Suite("Tree construction passes the html5lib suite", .enabled(if: SharedSuite.hasHTML5Lib))
struct HTML5LibTreeTests {
    struct Case {
        var data = ""
        var fragment: String?
        var isScripted = false
        var document = ""
    }

    @Test("Every case of every file, those that need scripting apart")
    func suite() throws {
        var run = 0
        var passed = 0
        var failures: [String] = []
        for file in SharedSuite.files(in: "tree-construction", extension: "dat") {
            for test in Self.cases(try String(contentsOf: file, encoding: .utf8)) where !test.isScripted {
                run += 1
                let document = Self.parse(test)
                let root = test.fragment == nil ? Document.root : document.first("html") ?? Document.root
                let outline = document.outline(of: root)
                let broken = document.checkInvariants()
                if outline == test.document, broken == nil {
                    passed += 1
                } else if failures.count < 12 {
                    let name = "\(file.lastPathComponent) \(test.fragment ?? "")"
                    failures.append(
                        [name, test.data, outline, test.document, broken ?? ""].joined(separator: "\n--\n"))
                }
            }
        }
        print("tree \(passed)/\(run)")
        #expect(run > 1700)
        #expect(passed == run, "\(failures.joined(separator: "\n=====\n"))")
    }

    private static func parse(_ test: Case) -> Document {
        guard let context = test.fragment else { return HTMLParser.document(from: test.data) }
        let parts = context.split(separator: " ").map(String.init)
        let namespace: Namespace = parts.count == 1 ? .html : parts[0] == "svg" ? .svg : .math
        return HTMLParser.fragment(from: test.data, context: parts[parts.count - 1], namespace: namespace)
    }

    /// The cases of a `.dat` file: sections that begin with `#name`, a case with `#data`.
    private static func cases(_ text: String) -> [Case] {
        var cases: [Case] = []
        var section = ""
        var lines: [String: [Substring]] = [:]
        let finish = {
            guard let data = lines["data"] else { return }
            var document = lines["document"] ?? []
            while document.last == "" { document.removeLast() }
            cases.append(
                Case(
                    data: data.joined(separator: "\n"), fragment: lines["document-fragment"]?.first.map(String.init),
                    isScripted: lines["script-on"] != nil, document: document.joined(separator: "\n")))
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "#data" {
                finish()
                lines = [:]
            }
            let names = ["data", "errors", "new-errors", "document-fragment", "script-on", "script-off", "document"]
            if line.hasPrefix("#"), names.contains(String(line.dropFirst())) {
                section = String(line.dropFirst())
                lines[section] = []
            } else {
                lines[section, default: []].append(line)
            }
        }
        finish()
        return cases
    }
}
