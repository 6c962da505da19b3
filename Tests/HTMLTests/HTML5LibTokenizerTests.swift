import Foundation
import HTML
import Testing

@Suite("The tokenizer passes the html5lib suite", .enabled(if: SharedSuite.hasHTML5Lib))
struct HTML5LibTokenizerTests {
    @Test("Every case of every file, in every initial state that it names")
    func suite() throws {
        var run = 0
        var passed = 0
        var failures: [String] = []
        for file in SharedSuite.files(in: "tokenizer", extension: "test") {
            let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            let isForXML = json?["xmlViolationTests"] != nil
            for test in (json?["tests"] ?? json?["xmlViolationTests"]) as? [[String: Any]] ?? [] {
                for state in test["initialStates"] as? [String] ?? ["Data state"] {
                    run += 1
                    var (actual, expected) = Self.outcome(test, state)
                    if isForXML { actual = actual.map(\.coercedForXML) }
                    if actual == expected {
                        passed += 1
                    } else if failures.count < 20 {
                        let name = test["description"] ?? ""
                        failures.append("\(file.lastPathComponent) \(name) \(state)\n \(actual)\n \(expected)")
                    }
                }
            }
        }
        print("tokenizer \(passed)/\(run)")
        #expect(run > 6000)
        #expect(passed == run, "\(failures.joined(separator: "\n"))")
    }

    private static func outcome(_ test: [String: Any], _ state: String) -> ([TokenTrace], [TokenTrace]) {
        let isEscaped = test["doubleEscaped"] as? Bool ?? false
        let bytes = { (value: Any?) in (value as? String).map { isEscaped ? unescaped($0) : Array($0.utf8) } }
        let actual = HTMLParser.tokens(
            of: bytes(test["input"]) ?? [], initialState: state, lastStartTag: test["lastStartTag"] as? String)
        let expected = (test["output"] as? [[Any]] ?? []).map { token -> TokenTrace in
            switch token[0] as? String {
            case "DOCTYPE":
                return .doctype(
                    name: bytes(token[1]), publicIdentifier: bytes(token[2]), systemIdentifier: bytes(token[3]),
                    isCorrect: token[4] as? Bool ?? false)
            case "StartTag":
                var attributes: [[UInt8]: [UInt8]] = [:]
                for (name, value) in token[2] as? [String: String] ?? [:] {
                    attributes[bytes(name) ?? []] = bytes(value)
                }
                return .startTag(
                    name: bytes(token[1]) ?? [], attributes: attributes,
                    isSelfClosing: token.count > 3 && token[3] as? Bool ?? false)
            case "EndTag": return .endTag(name: bytes(token[1]) ?? [])
            case "Comment": return .comment(bytes(token[1]) ?? [])
            default: return .characters(bytes(token[1]) ?? [])
            }
        }
        return (actual, expected)
    }

    /// `\uXXXX` as code units; lone surrogates become the three bytes that UTF-8 would give them.
    private static func unescaped(_ text: String) -> [UInt8] {
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        while let unit = rest.popFirst() {
            if unit == 0x5C, rest.first == 0x75 {
                units.append(UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16) ?? 0)
                rest = rest.dropFirst(5)
            } else {
                units.append(unit)
            }
        }
        var bytes: [UInt8] = []
        var index = 0
        while index < units.count {
            let isPair =
                UTF16.isLeadSurrogate(units[index]) && index + 1 < units.count
                && UTF16.isTrailSurrogate(units[index + 1])
            if !isPair, UTF16.isSurrogate(units[index]) {
                let unit = units[index]
                bytes += [0xED, UInt8(0x80 | unit >> 6 & 0x3F), UInt8(0x80 | unit & 0x3F)]
                index += 1
            } else {
                let length = isPair ? 2 : 1
                bytes += Array(String(decoding: units[index..<index + length], as: UTF16.self).utf8)
                index += length
            }
        }
        return bytes
    }
}
