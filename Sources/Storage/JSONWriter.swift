import Bytes

/// Appends JSON text (RFC 8259) to bytes: UTF-8, no white space, members in the order in which they are written.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Whether a comma stands before the next value or member.
    private var needsComma = false

    package init(reservingByteCount byteCount: Int = 256) { bytes.reserveCapacity(byteCount) }

    package mutating func object<Failure: Error>(_ members: (inout JSONWriter) throws(Failure) -> Void) throws(Failure)
    {
        open(0x7B)
        try members(&self)
        close(0x7D)
    }

    package mutating func array<Failure: Error>(_ elements: (inout JSONWriter) throws(Failure) -> Void) throws(Failure)
    {
        open(0x5B)
        try elements(&self)
        close(0x5D)
    }

    /// Writes `"name":`; the next call writes its value.
    package mutating func name(_ name: String) {
        string(name)
        bytes.append(0x3A)
        needsComma = false
    }

    package mutating func string(_ value: String) {
        separate()
        bytes.append(0x22)
        if value.utf8Span.span.needsNoJSONEscape {
            bytes.append(contentsOf: value.utf8)
        } else {
            appendEscaped(value.utf8Span.span)
        }
        bytes.append(0x22)
    }

    package mutating func number(_ value: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// A finite number with at most three digits after the point.
    package mutating func number(thousandths value: Double) {
        separate()
        let scaled = (value * 1000).rounded()
        let whole = Int(scaled)
        bytes.append(contentsOf: String(whole / 1000).utf8)
        let rest = abs(whole % 1000)
        if rest != 0 {
            let digits = String(1000 + rest).utf8.dropFirst()
            bytes.append(0x2E)
            bytes.append(contentsOf: digits.reversed().drop { $0 == 0x30 }.reversed())
        }
    }

    package mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// A value that is JSON text already.
    package mutating func json(_ text: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: text)
    }

    package mutating func member(_ name: String, _ value: String?) {
        self.name(name)
        if let value { string(value) } else { null() }
    }

    package mutating func member(_ name: String, _ value: Int?) {
        self.name(name)
        if let value { number(value) } else { null() }
    }

    package mutating func member(_ name: String, _ value: Bool?) {
        self.name(name)
        if let value { boolean(value) } else { null() }
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    /// RFC 8259, section 7: quotation mark, reverse solidus and controls are escaped, nothing else.
    private mutating func appendEscaped(_ text: borrowing Span<UInt8>) {
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
            case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
            case 0..<0x20: bytes.append(contentsOf: "\\u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
