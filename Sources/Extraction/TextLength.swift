/// Lengths counted over bytes: `String` itself would break characters up or lay out an index of its UTF-16 first.
extension String {
    /// The number of UTF-16 code units.
    var utf16Length: Int {
        let bytes = utf8.span
        var length = 0
        for index in bytes.indices {
            length &+= (bytes[index] & 0xC0 != 0x80 ? 1 : 0) &+ (bytes[index] >= 0xF0 ? 1 : 0)
        }
        return length
    }

    /// The number of Unicode scalars.
    var scalarCount: Int {
        let bytes = utf8.span
        var count = 0
        for index in bytes.indices { count &+= bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
        return count
    }

    /// Whether the text has at most so many UTF-16 code units, counting them only where its bytes leave it open.
    func hasAtMost(_ limit: Int) -> Bool {
        let count = utf8.count
        return count <= limit || count <= 3 * limit && utf16Length <= limit
    }

    /// Whether the text has fewer Unicode scalars than that.
    func hasFewerScalars(than limit: Int) -> Bool {
        let count = utf8.count
        return count < limit || count < 4 * limit && scalarCount < limit
    }
}

extension StringProtocol {
    /// `count`, which breaks up only texts whose scalars may join to characters.
    var characterCount: Int {
        var characters = 0
        for scalar in unicodeScalars {
            guard scalar.standsForItself else { return count }
            characters += 1
        }
        return characters
    }

    /// How many parts there are between spaces.
    var spacedWordCount: Int {
        var count = 0
        var isInWord = false
        for byte in utf8 {
            if byte != 0x20, !isInWord { count += 1 }
            isInWord = byte != 0x20
        }
        return count
    }
}

extension Substring {
    /// The parts between spaces, without empty ones.
    var cutAtSpaces: [Substring] { utf8.split(separator: 0x20).map { Substring($0) } }

    /// The parts between scalars that part them, without empty ones.
    @inline(__always)
    func cut(where isSeparator: (Unicode.Scalar) -> Bool) -> [Substring] {
        unicodeScalars.split(whereSeparator: isSeparator).map { Substring($0) }
    }
}

extension String {
    var cutAtSpaces: [Substring] { self[...].cutAtSpaces }

    @inline(__always)
    func cut(where isSeparator: (Unicode.Scalar) -> Bool) -> [Substring] { self[...].cut(where: isSeparator) }
}
