import Bytes

/// Takes JSON text (RFC 8259) apart, member by member, without building a tree.
///
/// Strict: no comments, no trailing commas, well-formed UTF-8, at most 64 levels.
package struct JSONReader: Sendable {
    private let bytes: [UInt8]
    /// The place of the next byte, counted from the start of the text.
    package private(set) var byteOffset = 0
    private var depth = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What the next value is, by its first byte.
    package enum Kind: Sendable { case object, array, string, number, boolean, null }

    package mutating func kind() throws(JSONError) -> Kind {
        skipWhitespace()
        guard byteOffset < bytes.count else { throw error(.endsEarly) }
        switch bytes[byteOffset] {
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x22: return .string
        case 0x74, 0x66: return .boolean
        case 0x6E: return .null
        case 0x2D, 0x30...0x39: return .number
        default: throw error(.unexpectedByte)
        }
    }

    /// Calls `member` with each name; it must take the value.
    package mutating func object(
        _ member: (String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try open(0x7B)
        if !take(0x7D) {
            repeat {
                let name = try string()
                try expect(0x3A)
                try member(name, &self)
            } while take(0x2C)
            try expect(0x7D)
        }
        depth -= 1
    }

    /// Calls `element` before each value; it must take it.
    package mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        try open(0x5B)
        if !take(0x5D) {
            repeat { try element(&self) } while take(0x2C)
            try expect(0x5D)
        }
        depth -= 1
    }

    package mutating func string() throws(JSONError) -> String {
        try expect(0x22)
        let start = byteOffset
        while byteOffset < bytes.count {
            let byte = bytes[byteOffset]
            if byte == 0x22 {
                let text = try text(start..<byteOffset)
                byteOffset += 1
                return text
            }
            if byte == 0x5C { return try escapedString(from: start) }
            if byte < 0x20 { throw error(.unexpectedByte) }
            byteOffset += 1
        }
        throw error(.endsEarly)
    }

    package mutating func stringOrNull() throws(JSONError) -> String? { try takeNull() ? nil : try string() }

    package mutating func integer() throws(JSONError) -> Int {
        let text = try number()
        guard let value = Int(text) else { throw error(.numberOutOfRange) }
        return value
    }

    package mutating func integerOrNull() throws(JSONError) -> Int? { try takeNull() ? nil : try integer() }

    package mutating func double() throws(JSONError) -> Double {
        let text = try number()
        guard let value = Double(text) else { throw error(.badValue) }
        return value
    }

    package mutating func boolean() throws(JSONError) -> Bool {
        if try kind() != .boolean { throw error(.wrongType) }
        let isTrue = bytes[byteOffset] == 0x74
        try takeWord(isTrue ? "true" : "false")
        return isTrue
    }

    package mutating func booleanOrNull() throws(JSONError) -> Bool? { try takeNull() ? nil : try boolean() }

    /// Takes `null` if that is what stands there.
    package mutating func takeNull() throws(JSONError) -> Bool {
        guard try kind() == .null else { return false }
        try takeWord("null")
        return true
    }

    /// Takes any value and drops it.
    package mutating func skip() throws(JSONError) {
        switch try kind() {
        case .object: try object { (_, reader) throws(JSONError) in try reader.skip() }
        case .array: try array { (reader) throws(JSONError) in try reader.skip() }
        case .string: _ = try string()
        case .number: _ = try number()
        case .boolean: _ = try boolean()
        case .null: _ = try takeNull()
        }
    }

    /// Only white space may follow.
    package mutating func end() throws(JSONError) {
        skipWhitespace()
        if byteOffset != bytes.count { throw error(.trailingBytes) }
    }

    /// The error at the place reached; an escape that the end cuts off is at the end, not behind it.
    package func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason, byteOffset: min(byteOffset, bytes.count))
    }

    /// The bytes that were read since a place.
    package func text(from start: Int) -> [UInt8] { Array(bytes[start..<byteOffset]) }

    private mutating func open(_ bracket: UInt8) throws(JSONError) {
        try expect(bracket)
        depth += 1
        if depth > 64 { throw error(.tooDeep) }
    }

    private mutating func skipWhitespace() {
        while byteOffset < bytes.count {
            let byte = bytes[byteOffset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            byteOffset += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard byteOffset < bytes.count, bytes[byteOffset] == byte else { return false }
        byteOffset += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        if take(byte) { return }
        if byteOffset == bytes.count { throw error(.endsEarly) }
        let opensValue = byte == 0x22 || byte == 0x7B || byte == 0x5B
        throw error(opensValue ? .wrongType : .unexpectedByte)
    }

    private mutating func takeWord(_ word: StaticString) throws(JSONError) {
        let text = word.description.utf8Span.span
        for index in text.indices {
            guard byteOffset < bytes.count else { throw error(.endsEarly) }
            guard bytes[byteOffset] == text[index] else { throw error(.unexpectedByte) }
            byteOffset += 1
        }
    }

    private func text(_ range: Range<Int>) throws(JSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            throw self.error(.brokenUTF8)
        }
    }

    /// The digits of the next number, checked against RFC 8259, section 6.
    private mutating func number() throws(JSONError) -> String {
        guard try kind() == .number else { throw error(.wrongType) }
        let start = byteOffset
        if peek() == 0x2D { byteOffset += 1 }
        if peek() == 0x30 { byteOffset += 1 } else { try takeDigits() }
        if peek() == 0x2E {
            byteOffset += 1
            try takeDigits()
        }
        if peek() | 0x20 == 0x65 {
            byteOffset += 1
            if peek() == 0x2B || peek() == 0x2D { byteOffset += 1 }
            try takeDigits()
        }
        return try text(start..<byteOffset)
    }

    private mutating func takeDigits() throws(JSONError) {
        let start = byteOffset
        while peek() &- 0x30 < 10 { byteOffset += 1 }
        if start == byteOffset { throw error(byteOffset == bytes.count ? .endsEarly : .unexpectedByte) }
    }

    /// The next byte, or 0 at the end.
    private func peek() -> UInt8 { byteOffset < bytes.count ? bytes[byteOffset] : 0 }

    /// The string whose first escape stands at `byteOffset`.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var output: [UInt8] = []
        output.append(contentsOf: bytes[start..<byteOffset])
        while byteOffset < bytes.count {
            let byte = bytes[byteOffset]
            byteOffset += 1
            if byte == 0x22 {
                guard let text = String(validating: output, as: UTF8.self) else { throw error(.brokenUTF8) }
                return text
            }
            if byte < 0x20 { throw error(.unexpectedByte) }
            if byte == 0x5C { try appendEscape(to: &output) } else { output.append(byte) }
        }
        throw error(.endsEarly)
    }

    private mutating func appendEscape(to output: inout [UInt8]) throws(JSONError) {
        let letter = peek()
        byteOffset += 1
        switch letter {
        case 0x22, 0x5C, 0x2F: output.append(letter)
        case 0x62: output.append(0x08)
        case 0x66: output.append(0x0C)
        case 0x6E: output.append(0x0A)
        case 0x72: output.append(0x0D)
        case 0x74: output.append(0x09)
        case 0x75: output.append(contentsOf: String(Character(try escapedScalar())).utf8)
        default: throw error(byteOffset > bytes.count ? .endsEarly : .badEscape)
        }
    }

    /// `\uXXXX`, or two of them as a surrogate pair; a lone surrogate is an error.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        var code = try fourHexDigits()
        if (0xD800..<0xDC00).contains(code) {
            guard peek() == 0x5C else { throw error(.badEscape) }
            byteOffset += 1
            guard peek() == 0x75 else { throw error(.badEscape) }
            byteOffset += 1
            let low = try fourHexDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw error(.badEscape) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw error(.badEscape) }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = peek().hexDigitValue else { throw error(.badEscape) }
            code = code << 4 | UInt32(digit)
            byteOffset += 1
        }
        return code
    }
}

/// Why a text is not the JSON that was expected, and where.
package struct JSONError: Error, Sendable, Equatable {
    package enum Reason: String, Sendable {
        case endsEarly = "the text ends early"
        case unexpectedByte = "this byte may not stand here"
        case wrongType = "the value has another type than expected"
        case numberOutOfRange = "the number is no integer that fits"
        case badEscape = "the escape is not one of JSON's"
        case brokenUTF8 = "the text is not UTF-8"
        case tooDeep = "the text nests deeper than 64 levels"
        case trailingBytes = "something follows the value"
        case missingMember = "a member that every article has is missing"
        case badValue = "the value is none of those allowed"
    }

    package var reason: Reason
    /// Counted from the start of the text.
    package var byteOffset: Int
}

extension JSONError: CustomStringConvertible {
    package var description: String { "\(reason.rawValue) (byte \(byteOffset))" }
}
