import Bytes

/// Text as the reader of bodies measures and compares it.
///
/// Widths are characters, East Asian ones counted twice since they say as much as two letters.
enum BodyText {
    /// Appends the text with white space folded, one space kept at an end that had some; returns its width.
    static func appendFolded(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Int {
        var width = 0
        var index = 0
        while index < text.count {
            // Most texts of a page are the space between its tags.
            if text[index] > 0x20 {
                let start = index
                width += widthOfRun(text, &index)
                if index > start { bytes.append(bytes: text.extracting(start..<index)) }
                guard index < text.count else { break }
            }
            index = endOfSpace(text, index)
            bytes.append(0x20)
            if width > 0, index < text.count { width += 1 }
        }
        return width
    }

    /// Steps over words with single spaces between them, which folding leaves as they are; returns their width.
    private static func widthOfRun(_ text: Span<UInt8>, _ index: inout Int) -> Int {
        let start = index
        let plain = text.plainRunLength(from: index)
        var width = plain
        index += plain
        while index < text.count {
            let byte = text[index]
            if byte > 0x20, byte < 0xC2 || byte > 0xE3 || spaceLength(text, index) == 0 {
                if byte & 0xC0 != 0x80 { width += byte &- 0xE3 < 11 ? 2 : 1 }
                index += 1
            } else if byte == 0x20, index > start, index + 1 < text.count, spaceLength(text, index + 1) == 0 {
                width += 1
                index += 1
            } else {
                break
            }
        }
        return width
    }

    /// The end of the white space at `start`.
    private static func endOfSpace(_ text: Span<UInt8>, _ start: Int) -> Int {
        var index = start
        while index < text.count {
            let length = text[index] <= 0x20 ? 1 : spaceLength(text, index)
            if length == 0 { break }
            index += length
        }
        return index
    }

    /// The bytes of the white space at `index`, 0 where there is none; joiners are no white space.
    private static func spaceLength(_ text: Span<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte <= 0x20 { return 1 }
        if byte < 0xC2 || byte > 0xE3 || byte > 0xC2 && byte < 0xE1 { return 0 }
        guard index + 1 < text.count else { return 0 }
        let second = text[index + 1]
        if byte == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard index + 2 < text.count else { return 0 }
        let third = text[index + 2]
        let isSpace =
            switch (byte, second) {
            case (0xE1, 0x9A): third == 0x80
            // U+2000…U+200A, U+2028, U+2029, U+202F; not the joiners U+200B…U+200F.
            case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
            case (0xE2, 0x81): third == 0x9F
            case (0xE3, 0x80): third == 0x80
            default: false
            }
        return isSpace ? 3 : 0
    }

    static func contains(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in bytes.startIndex...(bytes.endIndex - wanted.count) where bytes[start] == first {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
    }

    /// What two texts have in common that read the same: letters and digits, ASCII in lower case.
    ///
    /// Spaces, punctuation, direction marks, joiners and tatweel are left out.
    static func key(of text: some Sequence<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        BodyKey.read(Array(text).span) { key.append($0) }
        return key
    }

    /// The key of a whole subtree.
    static func key(of index: Int, on page: BodyPage) -> [UInt8] {
        var key: [UInt8] = []
        for inner in index..<page[index].end where page[inner].signs.contains(.text) {
            BodyKey.read(page.bytes.span.extracting(page[inner].text)) { key.append($0) }
        }
        return key
    }

    static func key(of block: BodyBlock, on page: BodyPage, skipping skipped: [Bool]) -> [UInt8] {
        var key: [UInt8] = []
        readKey(of: block, on: page, skipping: skipped) { key.append($0) }
        return key
    }

    /// The hash of a block's key.
    static func keyHash(of block: BodyBlock, on page: BodyPage, skipping skipped: [Bool]) -> UInt64 {
        var hash = KeyHash()
        readKey(of: block, on: page, skipping: skipped) { hash.append($0) }
        return hash.value
    }

    /// The hash of a key.
    static func keyHash(_ key: [UInt8]) -> UInt64 {
        var hash = KeyHash()
        for byte in key { hash.append(byte) }
        return hash.value
    }

    /// The hash of the empty key.
    static var emptyKeyHash: UInt64 { KeyHash().value }

    @inline(__always)
    private static func readKey(
        of block: BodyBlock, on page: BodyPage, skipping skipped: [Bool], _ take: (UInt8) -> Void
    ) {
        let bytes = page.bytes.span
        var index = block.start
        while index < block.stop {
            if page[index].signs.contains(.text) {
                BodyKey.read(bytes.extracting(page[index].text), take)
            } else if skipped[index] {
                index = page[index].end
                continue
            }
            index += 1
        }
    }

    /// Whether a text ends as sentences, quotations and announcements of lists do.
    static func endsLikeSentence(_ text: ArraySlice<UInt8>) -> Bool {
        for scalar in String(decoding: text.suffix(12), as: UTF8.self).unicodeScalars.reversed() {
            switch scalar.value {
            case 0x20, 0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x640: continue
            default: return terminals.contains(scalar)
            }
        }
        return false
    }

    static func endsLikeSentence(_ block: BodyBlock, on page: BodyPage) -> Bool {
        for index in (block.start..<block.stop).reversed() where page.isText(index) && page[index].width > 0 {
            return endsLikeSentence(page.bytes[page[index].text])
        }
        return false
    }

    private static let terminals = Set(".!?。！？؟۔…:;؛\"”»“'’‘)]：」』।॥።".unicodeScalars)
}

/// Takes eight bytes of a key at once.
private struct KeyHash {
    private var sum: UInt64 = 0
    private var word: UInt64 = 0
    private var count = 0

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        word = word << 8 | UInt64(byte)
        count += 1
        if count & 7 == 0 { sum = KeyHash.mixed(sum ^ word) }
    }

    /// The bytes since the last eight stand in the word still; the count tells where it ends.
    var value: UInt64 { KeyHash.mixed(KeyHash.mixed(sum ^ word) ^ UInt64(truncatingIfNeeded: count)) }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 29
    }
}

/// Reads the key of a text.
private enum BodyKey {
    @inline(__always)
    static func read(_ text: Span<UInt8>, _ take: (UInt8) -> Void) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if (byte | 0x20) &- 0x61 < 26 { take(byte | 0x20) } else if byte &- 0x30 < 10 { take(byte) }
                index += 1
                continue
            }
            let end = min(index + byte.utf8Length, text.count)
            if !isMute(text, index, end) { for place in index..<end { take(text[place]) } }
            index = end
        }
    }

    /// Whether a reader does not read the scalar at a place.
    private static func isMute(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        switch end - start {
        case 2: isMute(UInt32(text[start] & 0x1F) << 6 | UInt32(text[start + 1] & 0x3F))
        case 3:
            isMute(
                UInt32(text[start] & 0x0F) << 12 | UInt32(text[start + 1] & 0x3F) << 6 | UInt32(text[start + 2] & 0x3F))
        default: false
        }
    }

    private static func isMute(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0xBF where value != 0xAA && value != 0xB5 && value != 0xBA: true
        // Arabic comma, semicolon, question mark, full stop, tatweel.
        case 0x060C, 0x061B, 0x061F, 0x06D4, 0x0640: true
        // General punctuation, CJK punctuation, the byte order mark.
        case 0x2000...0x206F, 0x3000...0x3003, 0x3008...0x3011, 0xFEFF, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1F: true
        default: false
        }
    }
}
