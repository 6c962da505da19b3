import Bytes

/// Character references: 13.2.5.72 to 13.2.5.80, as functions that look ahead and consume nothing.
extension ByteWindow {
    /// The reference whose ampersand stands at the index, or nil where the ampersand is only text.
    func characterReference(at ampersand: Int, inAttribute: Bool) -> CharacterReference? {
        let index = ampersand + 1
        guard index < count else { return nil }
        if self[index] == 0x23 { return numericCharacterReference(at: index + 1) }
        guard self[index].isASCIIAlphanumeric else { return nil }
        return namedCharacterReference(at: index, inAttribute: inAttribute)
    }

    private func namedCharacterReference(at index: Int, inAttribute: Bool) -> CharacterReference? {
        if let reference = commonReference(at: index) { return reference }
        guard let reference = CharacterReferences.shared.longestMatch(in: self, at: index) else { return nil }
        if inAttribute, !reference.isTerminated, reference.end < count {
            // "For historical reasons": links such as ?a=1&copy=2.
            let next = self[reference.end]
            if next == 0x3D || next.isASCIIAlphanumeric { return nil }
        }
        return reference
    }

    /// `amp;` and `quot;`, which are most of what stands in addresses and in the data of programs.
    @inline(__always)
    private func commonReference(at index: Int) -> CharacterReference? {
        guard index + 5 <= count else { return nil }
        let word = word(at: index, count: 5)
        if word & 0xFFFF_FFFF == 0x3B70_6D61 { return CharacterReference(first: 0x26, end: index + 4) }
        return word == 0x3B_746F_7571 ? CharacterReference(first: 0x22, end: index + 5) : nil
    }

    private func numericCharacterReference(at start: Int) -> CharacterReference? {
        guard start < count else { return nil }
        let isHexadecimal = self[start] | 0x20 == 0x78
        let first = isHexadecimal ? start + 1 : start
        var index = first
        var code: UInt32 = 0
        while index < count, let digit = self[index].hexDigitValue, isHexadecimal || digit < 10 {
            code = min(code * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        let isTerminated = index < count && self[index] == 0x3B
        return CharacterReference(
            first: Self.numericCharacterReferenceEnd(code), end: isTerminated ? index + 1 : index,
            isTerminated: isTerminated)
    }

    /// 13.2.5.80: what a number really means; C1 controls are read as windows-1252.
    private static func numericCharacterReferenceEnd(_ code: UInt32) -> UInt32 {
        switch code {
        case 0, 0xD800...0xDFFF, 0x11_0000...: 0xFFFD
        case 0x80...0x9F: windows1252[Int(code - 0x80)]
        default: code
        }
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
