extension String {
    /// The runs of letters and numbers, as characters are sorted by `isLetter` and `isNumber`.
    package var wordsOfLettersAndNumbers: [String] {
        plainWords { $0.isLetterOrNumber } ?? split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The runs of some scalars in the text's first characters; nil where scalars may join to characters, which only
    /// breaking them up tells.
    @inline(__always)
    func plainWords(limit: Int = .max, where isInWord: (Unicode.Scalar) -> Bool) -> [String]? {
        var words: [String] = []
        var word: [UInt8] = []
        var count = 0
        for scalar in unicodeScalars {
            guard scalar.standsForItself else { return nil }
            if count == limit { break }
            count += 1
            if isInWord(scalar) {
                scalar.appendUTF8(to: &word)
            } else if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}

extension StringProtocol {
    /// Whether the bytes of another text stand in this one: `contains` without characters.
    func holds(_ part: String) -> Bool {
        guard utf8.count >= part.utf8.count else { return false }
        return BodyText.contains(Array(utf8)[...], Array(part.utf8))
    }

    /// Whether the text has at most so many UTF-16 code units, counting them only where its bytes leave it open.
    func hasAtMost(_ limit: Int) -> Bool {
        let count = utf8.count
        return count <= limit || count <= 3 * limit && utf16.count <= limit
    }
}

extension Unicode.Scalar {
    /// Whether a scalar is a character of its own whatever stands beside it (UAX 29: neither extends nor is joined).
    var standsForItself: Bool {
        switch value {
        case 0x20...0x7E, 0x09, 0x0A, 0xA0...0xA8, 0xAA...0xAC, 0xAF...0x2FF, 0x370...0x482, 0x48A...0x52F,
            0x5D0...0x5EA, 0x60C, 0x61B, 0x61F, 0x620...0x64A, 0x660...0x66F, 0x671...0x6D5, 0x6F0...0x6FF,
            0x2010...0x2027, 0x2030...0x203B, 0x203D...0x2048, 0x20A0...0x20BF, 0x3041...0x3096, 0x30A1...0x30FA,
            0x4E00...0x9FFF:
            true
        default: false
        }
    }

    /// As `Character.isLetter` and `Character.isNumber` of the scalar alone.
    var isLetterOrNumber: Bool {
        if value < 0x80 { return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 }
        return properties.isAlphabetic || properties.numericType != nil
    }

    /// As `Character.isLetter`.
    var isLetter: Bool { value < 0x80 ? (value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }

    fileprivate func appendUTF8(to bytes: inout [UInt8]) {
        if isASCII {
            bytes.append(UInt8(truncatingIfNeeded: value))
        } else {
            bytes.append(contentsOf: UTF8.encode(self) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
