internal import Bytes

extension String {
    /// The runs of letters and numbers, as characters are sorted by `isLetter` and `isNumber`.
    package var wordsOfLettersAndNumbers: [String] {
        plainWords { $0.isLetterOrNumber } ?? split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The hashes of `wordsOfLettersAndNumbers`, for comparing texts without making strings of their words.
    var wordHashes: Set<ByteHash> {
        var hashes: Set<ByteHash> = []
        var word = ByteHash()
        let bytes = utf8.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let end = index + byte.utf8Length
            let scalar = byte < 0x80 ? Unicode.Scalar(byte) : bytes.scalar(index..<end)
            guard scalar.standsForItself else {
                return Set(wordsOfLettersAndNumbers.map { ByteHash(of: $0.utf8) })
            }
            if scalar.isLetterOrNumber {
                for place in index..<end { word.append(bytes[place]) }
            } else if word != ByteHash() {
                hashes.insert(word)
                word = ByteHash()
            }
            index = end
        }
        if word != ByteHash() { hashes.insert(word) }
        return hashes
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
}

extension Unicode.Scalar {
    /// Whether a scalar is a character of its own whatever stands beside it (UAX 29: neither extends nor is joined).
    var standsForItself: Bool {
        switch value {
        case 0x20...0x7E, 0x09, 0x0A, 0xA0...0x2FF, 0x370...0x482, 0x48A...0x52F, 0x5D0...0x5EA, 0x60C, 0x61B, 0x61F,
            0x620...0x64A, 0x660...0x66F, 0x671...0x6D5, 0x6F0...0x6FF, 0x1E00...0x1FFE, 0x2000...0x200B,
            0x200E...0x206F, 0x20A0...0x20BF, 0x2100...0x2BFF, 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FA,
            0x4E00...0x9FFF, 0xFEFF, 0xFF01...0xFF65:
            true
        default: false
        }
    }

    /// As `Character.isLetter` and `Character.isNumber` of the scalar alone.
    var isLetterOrNumber: Bool { isLetter || isNumber }

    /// As `Character.isLetter`.
    var isLetter: Bool {
        switch value {
        case 0..<0x80: (value | 0x20) &- 0x61 < 26
        // Latin, Cyrillic, Hebrew and Arabic letters, which the properties' own tables take long to tell.
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2C1, 0x400...0x481, 0x5D0...0x5EA, 0x620...0x657: true
        case 0x660...0x66F: value == 0x66E || value == 0x66F
        case 0x671...0x6D3: true
        case 0x6F0...0x6F9, 0x2010...0x2027: false
        default: properties.isAlphabetic
        }
    }

    /// As `Character.isNumber`.
    var isNumber: Bool {
        switch value {
        case 0..<0x80: value &- 0x30 < 10
        case 0xC0...0x65F, 0x671...0x6EF, 0x2010...0x2027: false
        case 0x660...0x669, 0x6F0...0x6F9: true
        default: properties.numericType != nil
        }
    }

    /// As `Character.isUppercase` of a letter by itself.
    var isUppercase: Bool {
        switch value {
        case 0..<0x80: value &- 0x41 < 26
        case 0x590...0x6FF: false
        default: properties.isUppercase
        }
    }

    /// As `Character.isLowercase` of a letter by itself.
    var isLowercase: Bool {
        switch value {
        case 0..<0x80: value &- 0x61 < 26
        case 0x590...0x6FF: false
        default: properties.isLowercase
        }
    }

    /// As `Character.isNewline`.
    var isLineEnd: Bool { (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029 }

    fileprivate func appendUTF8(to bytes: inout [UInt8]) {
        if isASCII {
            bytes.append(UInt8(truncatingIfNeeded: value))
        } else {
            bytes.append(contentsOf: UTF8.encode(self) ?? UTF8.encodedReplacementCharacter)
        }
    }
}

extension UInt8 {
    /// Whether an ASCII byte is a character of its own, as its scalar is.
    var standsForItself: Bool { self &- 0x20 < 0x5F || self == 0x09 || self == 0x0A }
}

extension Span<UInt8> {
    /// The scalar of more than one byte of UTF-8 at a place.
    func scalar(_ range: Range<Int>) -> Unicode.Scalar {
        var value = UInt32(self[range.lowerBound]) & (0x7F >> UInt32(range.count))
        for index in (range.lowerBound + 1)..<range.upperBound { value = value << 6 | UInt32(self[index] & 0x3F) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
