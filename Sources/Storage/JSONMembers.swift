/// The members of a JSON object that this archive wrote itself, as ranges of its bytes; nothing is decoded.
package struct JSONMembers: Sendable {
    package struct Member: Sendable {
        package let name: String
        /// Where the value stands, quotation marks and brackets included.
        package let value: Range<Int>
    }

    /// In the order in which they stand.
    package let members: [Member]

    /// Walks the object once; bytes that are no object give no members.
    package init(of json: borrowing Span<UInt8>) {
        var members: [Member] = []
        var index = 0
        guard json.count > 1, json[0] == 0x7B else {
            self.members = []
            return
        }
        index = 1
        while index < json.count, json[index] != 0x7D {
            if json[index] == 0x2C { index += 1 }
            let nameStart = index + 1
            index = JSONMembers.end(ofStringAt: index, in: json)
            var name: [UInt8] = []
            for position in nameStart..<max(nameStart, index - 1) { name.append(json[position]) }
            index += 1
            let valueStart = index
            index = JSONMembers.end(ofValueAt: index, in: json)
            guard index > valueStart else { break }
            members.append(Member(name: String(decoding: name, as: UTF8.self), value: valueStart..<index))
        }
        self.members = members
    }

    package func value(_ name: String) -> Range<Int>? { members.first { $0.name == name }?.value }

    /// The place after a value's last byte.
    private static func end(ofValueAt start: Int, in json: borrowing Span<UInt8>) -> Int {
        guard start < json.count else { return start }
        if json[start] == 0x22 { return end(ofStringAt: start, in: json) }
        var index = start
        var depth = 0
        while index < json.count {
            switch json[index] {
            case 0x22:
                index = end(ofStringAt: index, in: json)
                continue
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                if depth == 0 { return index }
                depth -= 1
                if depth == 0 { return index + 1 }
            case 0x2C where depth == 0: return index
            default: break
            }
            index += 1
        }
        return index
    }

    /// The place after the closing quotation mark of the string that begins at `start`.
    private static func end(ofStringAt start: Int, in json: borrowing Span<UInt8>) -> Int {
        var index = start + 1
        while index < json.count, json[index] != 0x22 { index += json[index] == 0x5C ? 2 : 1 }
        return min(index + 1, json.count)
    }
}
