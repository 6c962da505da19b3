/// A JSON value as pages embed it; members of an object keep their order.
enum JSONValue: Equatable {
    case string(String)
    case number(Double)
    case bool(Bool)
    case null
    case array([JSONValue])
    case object([Member])

    struct Member: Equatable {
        var name: String
        var value: JSONValue
    }

    /// The first member of that name.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The elements of an array, or the value itself as the only one; none for null.
    var elements: [JSONValue] {
        switch self {
        case .array(let values): values
        case .null: []
        default: [self]
        }
    }

    /// Every string in the value itself or in its array.
    var strings: [String] { elements.compactMap(\.string) }
}

/// Reads JSON as pages print it: RFC 8259 and, repaired, what editors and templates make of it.
///
/// Repaired are raw line ends in strings, stray commas, comments and CDATA marks around the value, single quotes,
/// quotes left bare inside a string, and an end that is missing. Linear in the bytes, never deeper than `depthLimit`.
struct TolerantJSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private static let depthLimit = 64

    /// Every top-level value in the text, in order; nothing of a text without any.
    static func values(in text: String) -> [JSONValue] {
        var reader = TolerantJSONReader(bytes: Array(text.utf8))
        var values: [JSONValue] = []
        while reader.skipToValue(), let value = reader.value(depth: 0) { values.append(value) }
        return values
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Steps to the next `{` or `[` of the top level.
    private mutating func skipToValue() -> Bool {
        while let byte = current {
            if byte == UInt8(ascii: "{") { return true }
            // `<![CDATA[` opens no array.
            if byte == UInt8(ascii: "["),
                !(position > 0
                    && (bytes[position - 1] == UInt8(ascii: "!") || bytes[position - 1] == UInt8(ascii: "A")))
            {
                return true
            }
            position += 1
        }
        return false
    }

    private mutating func skipSpace() {
        while let byte = current {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C, 0xC2, 0xA0, 0xEF, 0xBB, 0xBF: position += 1
            case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"):
                while let next = current, next != 0x0A { position += 1 }
            case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "*"):
                position += 2
                while position + 1 < bytes.count,
                    !(bytes[position] == UInt8(ascii: "*") && bytes[position + 1] == UInt8(ascii: "/"))
                {
                    position += 1
                }
                position = min(position + 2, bytes.count)
            default: return
            }
        }
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        guard depth < TolerantJSONReader.depthLimit, let byte = current else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(string(until: byte))
        default: return word()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        position += 1
        var members: [JSONValue.Member] = []
        while true {
            skipSpace()
            guard let byte = current else { return .object(members) }
            switch byte {
            case UInt8(ascii: "}"):
                position += 1
                return .object(members)
            case UInt8(ascii: ","), UInt8(ascii: ";"): position += 1
            case UInt8(ascii: "]"): return .object(members)
            default:
                guard let name = name() else { return .object(members) }
                skipSpace()
                guard current == UInt8(ascii: ":") else { continue }
                position += 1
                guard let value = value(depth: depth + 1) else { return .object(members) }
                members.append(JSONValue.Member(name: name, value: value))
            }
        }
    }

    private mutating func name() -> String? {
        guard let byte = current else { return nil }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return string(until: byte, isName: true) }
        let start = position
        while let next = current, next == UInt8(ascii: "@") || next == UInt8(ascii: "_") || next.isLetterOrDigit {
            position += 1
        }
        guard position > start else {
            position += 1
            return position < bytes.count ? "" : nil
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func array(depth: Int) -> JSONValue? {
        position += 1
        var values: [JSONValue] = []
        while true {
            skipSpace()
            guard let byte = current else { return .array(values) }
            switch byte {
            case UInt8(ascii: "]"):
                position += 1
                return .array(values)
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"): return .array(values)
            default:
                guard let value = value(depth: depth + 1) else { return .array(values) }
                values.append(value)
            }
        }
    }

    /// A number, `true`, `false`, `null`, or a bare word, which counts as null.
    private mutating func word() -> JSONValue? {
        let start = position
        while let byte = current, !",]}: \n\r\t".utf8.contains(byte) { position += 1 }
        guard position > start else {
            position += 1
            return .null
        }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case let text: return Double(text).map { .number($0) } ?? .null
        }
    }

    private mutating func string(until quote: UInt8, isName: Bool = false) -> String {
        let (source, backslash) = (bytes, UInt8(ascii: "\\"))
        position += 1
        var start = position
        var output: [UInt8] = []
        while true {
            position = TolerantJSONReader.place(of: quote, or: backslash, in: source.span, from: position)
            guard position < source.count else { break }
            if source[position] == quote {
                if closes(isName: isName) { break }
                position += 1
            } else {
                output += source[start..<position]
                appendEscape(to: &output)
                start = position
            }
        }
        let end = position
        position = min(end + 1, source.count)
        if output.isEmpty { return String(decoding: source[start..<end], as: UTF8.self) }
        return String(decoding: output + source[start..<end], as: UTF8.self)
    }

    private static func place(of one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != one, bytes[index] != other { index += 1 }
        return index
    }

    /// A quote ends its string if what a value or a name is followed by comes after it.
    private func closes(isName: Bool) -> Bool {
        var index = position + 1
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.count else { return true }
        switch bytes[index] {
        case UInt8(ascii: ":"): return isName
        case UInt8(ascii: "}"), UInt8(ascii: "]"): return true
        case UInt8(ascii: ","):
            // `"a "b", c"`: behind the comma of a true end stands a name, a value or a closing sign.
            index += 1
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.count else { return true }
            let next = bytes[index]
            return "\"'{[]}-/".utf8.contains(next) || next.isASCIIDigitByte || startsLiteral(at: index)
        case UInt8(ascii: "/"): return true
        case UInt8(ascii: "\""): return bytes[position + 1] <= 0x20
        default: return false
        }
    }

    private func startsLiteral(at index: Int) -> Bool {
        ["true", "false", "null"].contains { bytes[index...].starts(with: $0.utf8) }
    }

    private mutating func appendEscape(to output: inout [UInt8]) {
        position += 1
        guard let byte = current else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "r"): output.append(0x0A)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(0x20)
        case UInt8(ascii: "u"):
            guard var value = hexadecimal() else { return }
            if (0xD800..<0xDC00).contains(value), current == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
                    value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                }
            }
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            output += Array(String(Character(scalar)).utf8)
        default: output.append(byte)
        }
    }

    private mutating func hexadecimal() -> UInt32? {
        guard position + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { return nil }
        position += 4
        return value
    }
}

extension UInt8 {
    fileprivate var isASCIIDigitByte: Bool { self &- 0x30 < 10 }
    fileprivate var isLetterOrDigit: Bool { isASCIIDigitByte || (self | 0x20) &- 0x61 < 26 }
}
