import Bytes

/// A language by its primary subtag of BCP 47, in lower case (`ar`, `fa`, `en`).
package struct Language: Sendable, Hashable {
    package let code: String

    /// The primary subtag of a tag such as `ar-JO` or `ar_JO`; nil unless it has two or three letters.
    package init?(_ tag: some StringProtocol) {
        let primary = tag.utf8.prefix { $0 != 0x2D && $0 != 0x5F }
        guard (2...3).contains(primary.count), primary.allSatisfy(\.isASCIIAlpha) else { return nil }
        code = String(decoding: primary.map(\.asciiLowercased), as: UTF8.self)
    }

    package var direction: Direction { Language.rightToLeft.contains(code) ? .rightToLeft : .leftToRight }

    private static let rightToLeft: Set<String> = ["ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "arc"]
}

/// The direction of text, spelt as in HTML.
package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}
