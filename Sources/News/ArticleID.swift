import Bytes

/// An article's permanent public key: `a_` and 16 digits of Crockford's base32, the first 80 bits of a SHA-256.
package struct ArticleID: Sendable, Hashable, Comparable {
    /// The 80 bits, big-endian: the upper 16 and the lower 64.
    package let high: UInt16
    package let low: UInt64

    /// The key in its only public spelling, or nil.
    package init?(_ text: some StringProtocol) { self.init(bytes: Array(text.utf8)[...]) }

    /// The same from its bytes, without a string.
    package init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == 18 else { return nil }
        let span = bytes.span
        guard span[0] == 0x61, span[1] == 0x5F, let first = Digits.crockfordValue(of: span, at: 2),
            let second = Digits.crockfordValue(of: span, at: 10)
        else { return nil }
        // Eight digits are 40 bits.
        high = UInt16(truncatingIfNeeded: first >> 24)
        low = first << 40 | second
    }

    /// The key of the article at a canonical URL.
    package init(ofCanonicalURL url: WebURL) {
        self.init(digest: SHA256.digest(of: url.description.utf8))
    }

    /// The key of an article that has no URL. White space in the headline counts as one space.
    package init(ofHeadline headline: String, localDate: String?, sourceID: String) {
        let words = headline.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.init(digest: SHA256.digest(of: "\(words)\n\(localDate ?? "")\n\(sourceID)".utf8))
    }

    /// A key from its parts, as `high` and `low` gave them.
    package init(high: UInt16, low: UInt64) {
        self.high = high
        self.low = low
    }

    private init(digest: [UInt8]) {
        high = UInt16(digest[0]) << 8 | UInt16(digest[1])
        low = digest[2..<10].reduce(0) { $0 << 8 | UInt64($1) }
    }

    package static func < (left: ArticleID, right: ArticleID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension ArticleID: CustomStringConvertible {
    package var description: String {
        var bytes: [UInt8] = [UInt8(high >> 8), UInt8(truncatingIfNeeded: high)]
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: low >> UInt64(shift)))
        }
        return "a_" + Digits.crockford(bytes)
    }
}
