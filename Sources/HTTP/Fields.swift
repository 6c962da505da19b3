import Bytes

/// A field name that RFC 9110, section 5.1 allows; checked once, when it is made.
package struct FieldName: Sendable, ExpressibleByStringLiteral {
    package let text: String

    package init?(checking text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy(FieldSyntax.isToken) else { return nil }
        self.text = text
    }

    package init(stringLiteral text: String) {
        precondition(!text.isEmpty && text.utf8.allSatisfy(FieldSyntax.isToken), "not a field name")
        self.text = text
    }
}

/// The field lines of a response, kept in the form they are sent in; a copy costs one reference.
package struct Fields: Sendable, ExpressibleByDictionaryLiteral {
    /// `Name: value` and CR LF, line after line.
    private(set) var bytes: [UInt8] = []

    package init() {}

    package init(dictionaryLiteral elements: (FieldName, String)...) { self.init(elements) }

    package init(_ elements: [(FieldName, String)]) {
        bytes.reserveCapacity(elements.reduce(0) { $0 + $1.0.text.utf8.count + $1.1.utf8.count + 4 })
        for (name, value) in elements { append(name, value) }
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Adds a line; control characters in the value become spaces, so that none can end it early.
    package mutating func append(_ name: FieldName, _ value: String) {
        bytes.append(contentsOf: name.text.utf8)
        bytes.append(0x3A)
        bytes.append(0x20)
        for byte in value.utf8 { bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    package mutating func append(_ other: Fields) { bytes += other.bytes }

    /// Puts one line in place of every line with this name.
    package mutating func set(_ name: FieldName, _ value: String) {
        remove(name)
        append(name, value)
    }

    package mutating func remove(_ name: FieldName) {
        while let line = line(named: name.text) { bytes.removeSubrange(line.whole) }
    }

    package func contains(_ name: FieldName) -> Bool { line(named: name.text) != nil }

    /// The value of the first line with this name; names are compared without regard to case.
    package subscript(_ name: FieldName) -> String? {
        line(named: name.text).map { String(decoding: bytes[$0.value], as: UTF8.self) }
    }

    /// Tells of each line, with the bytes of all.
    func forEachLine(_ body: (Span<UInt8>, Line) -> Void) {
        var start = 0
        while let line = line(at: start) {
            body(bytes.span, line)
            start = line.whole.upperBound
        }
    }

    /// Whether a line is one of those that begin with `Content-`, but for `Content-Location`.
    static func describesContent(_ bytes: Span<UInt8>, _ line: Line) -> Bool {
        guard line.name.count > 8 else { return false }
        let prefix = line.name.lowerBound..<line.name.lowerBound + 8
        return bytes.equals("content-", ignoringCaseIn: prefix)
            && !bytes.equals("content-location", ignoringCaseIn: line.name)
    }

    struct Line {
        let whole: Range<Int>
        let name: Range<Int>
        let value: Range<Int>
    }

    func line(named name: String) -> Line? {
        var start = 0
        while let line = line(at: start) {
            if line.name.count == name.utf8.count, bytes[line.name].equalsIgnoringASCIICase(name.utf8) { return line }
            start = line.whole.upperBound
        }
        return nil
    }

    private func line(at start: Int) -> Line? {
        guard start < bytes.count else { return nil }
        var index = start
        while bytes[index] != 0x3A { index += 1 }
        let name = start..<index
        while bytes[index] != 0x0D { index += 1 }
        return Line(whole: start..<index + 2, name: name, value: name.upperBound + 2..<index)
    }
}
