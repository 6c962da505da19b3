internal import Bytes

extension StringProtocol {
    /// The text with every run of white space as one space and none at the ends; other invisible marks stay.
    package func foldingWhiteSpace() -> String {
        let text = String(self)
        return text.isFoldedAlready ? text : String(decoding: text.foldedBytes, as: UTF8.self)
    }

    /// The text without white space at its ends.
    package func trimmingSpace() -> String { trimming(where: \.isSpaceOfText) }

    /// The text without any of the scalars at its ends.
    package func trimmingCharacters(in set: String) -> String {
        trimming { set.unicodeScalars.contains($0) }
    }

    @inline(__always)
    private func trimming(where isUnwanted: (Unicode.Scalar) -> Bool) -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isUnwanted($0) }) else { return "" }
        var end = scalars.endIndex
        while end > first {
            let before = scalars.index(before: end)
            if !isUnwanted(scalars[before]) { break }
            end = before
        }
        return first == startIndex && end == endIndex ? String(self) : String(self[first..<end])
    }
}

extension String {
    /// Whether no white space would change: most texts are folded when they are made.
    fileprivate var isFoldedAlready: Bool {
        let bytes = utf8.span
        guard bytes.count > 0 else { return true }
        if bytes[0] == 0x20 || bytes[bytes.count - 1] == 0x20 { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x20 {
                if bytes[index - 1] == 0x20 { return false }
            } else if byte < 0x20 || byte >= 0xC2 {
                if bytes.spaceLength(at: index) > 0 { return false }
            }
        }
        return true
    }

    fileprivate var foldedBytes: [UInt8] {
        var folded: [UInt8] = []
        let bytes = utf8.span
        folded.reserveCapacity(bytes.count)
        folded.appendFoldingSpace(bytes)
        if folded.last == 0x20 { folded.removeLast() }
        return folded
    }
}

extension Array<UInt8> {
    /// Appends UTF-8 with runs of white space as one space, none at the beginning and none behind another.
    mutating func appendFoldingSpace(_ bytes: Span<UInt8>) {
        var index = bytes.endOfSpace(from: 0)
        if index > 0, let last, last != 0x20 { append(0x20) }
        while index < bytes.count {
            let end = bytes.endOfFoldedRun(from: index)
            append(bytes: bytes.extracting(index..<end))
            guard end < bytes.count else { return }
            append(0x20)
            index = bytes.endOfSpace(from: end)
        }
    }
}

extension Span<UInt8> {
    /// The end of the run from `start` that folding leaves as it is: words with single spaces between them.
    fileprivate func endOfFoldedRun(from start: Int) -> Int {
        var index = start + plainRunLength(from: start)
        while index < count {
            let byte = self[index]
            if byte.beginsNoSpace {
                index += 1
            } else if byte == 0x20, index > start, index + 1 < count, self[index + 1].beginsNoSpace {
                index += 2
            } else if byte != 0x20, spaceLength(at: index) == 0 {
                index += 1
            } else {
                return index
            }
        }
        return index
    }

    /// The end of the white space, if any, that begins at `start`.
    fileprivate func endOfSpace(from start: Int) -> Int {
        var index = start
        while index < count {
            let byte = self[index]
            if byte == 0x20 || byte &- 0x09 < 5 {
                index += 1
                continue
            }
            let length = byte < 0x80 ? 0 : spaceLength(at: index)
            if length == 0 { break }
            index += length
        }
        return index
    }

    /// How many bytes the white space at an index of UTF-8 has; 0 where another scalar stands there.
    func spaceLength(at index: Int) -> Int {
        switch self[index] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2: return index + 1 < count && (self[index + 1] == 0xA0 || self[index + 1] == 0x85) ? 2 : 0
        case 0xE1, 0xE2, 0xE3, 0xEF:
            guard index + 2 < count else { return 0 }
            let scalar =
                UInt32(self[index] & 0x0F) << 12 | UInt32(self[index + 1] & 0x3F) << 6 | UInt32(self[index + 2] & 0x3F)
            return Unicode.Scalar(scalar).map(\.isSpaceOfText) ?? false ? 3 : 0
        default: return 0
        }
    }
}

extension UInt8 {
    /// Whether no white space begins with this byte of UTF-8.
    fileprivate var beginsNoSpace: Bool { self > 0x20 && self != 0xC2 && (self < 0xE1 || self > 0xE3 && self != 0xEF) }
}

extension Unicode.Scalar {
    /// White space as a reader sees it: spaces of every width and line ends, not joiners.
    package var isSpaceOfText: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}
