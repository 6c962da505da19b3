import Bytes

/// Reads the article's text that a page declares in JSON-LD, only far enough to recognise it on the page.
enum BodyDeclaration {
    /// A key this long (in bytes) is not met twice on a page by chance.
    static let openingLength = 48

    /// The key of the first `articleBody` string in a script, or nil without one that is long enough.
    ///
    /// It reads the raw script, so that broken JSON elsewhere in it does no harm.
    static func articleBodyKey(in script: ArraySlice<UInt8>) -> [UInt8]? {
        guard let start = BodyDeclaration.place(of: name, in: script) else { return nil }
        var rest = script[(start + name.count)...].drop { $0 <= 0x20 }
        guard rest.first == 0x3A else { return nil }
        rest = rest.dropFirst().drop { $0 <= 0x20 }
        guard rest.first == 0x22 else { return nil }
        let key = BodyText.key(of: unescaped(rest.dropFirst()))
        return key.count >= openingLength ? key : nil
    }

    /// What kinds of page and of access a script names.
    static func declaration(in script: ArraySlice<UInt8>) -> BodyPage.Declaration {
        var declaration: BodyPage.Declaration = []
        let bytes = script.span
        for quote in bytes.indices where bytes[quote] == 0x22 {
            switch quote > 0 ? bytes[quote - 1] : 0 {
            case UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "t"):
                for (name, sign) in endings where ends(bytes, before: quote, with: name) { declaration.insert(sign) }
            default: break
            }
            if quote + 1 < bytes.count, bytes[quote + 1] == UInt8(ascii: "i"), isPaid(bytes, at: quote) {
                declaration.insert(.paid)
            }
        }
        return declaration
    }

    private static func isPaid(_ bytes: Span<UInt8>, at quote: Int) -> Bool {
        guard begins(bytes, at: quote, with: access) else { return false }
        return denials.contains { begins(bytes, at: quote + access.count, with: $0) }
    }

    private static func begins(_ bytes: Span<UInt8>, at start: Int, with word: [UInt8]) -> Bool {
        start >= 0 && start + word.count <= bytes.count && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }

    private static func ends(_ bytes: Span<UInt8>, before end: Int, with word: [UInt8]) -> Bool {
        begins(bytes, at: end - word.count, with: word)
    }

    /// Where a quoted name begins.
    private static func place(of name: [UInt8], in script: ArraySlice<UInt8>) -> Int? {
        let bytes = script.span
        let found = bytes.indices.first { bytes[$0] == 0x22 && begins(bytes, at: $0, with: name) }
        return found.map { script.startIndex + $0 }
    }

    private static let endings: [([UInt8], BodyPage.Declaration)] = [
        (Array("Article".utf8), .article), (Array("BlogPosting".utf8), .article), (Array("CollectionPage".utf8), .list),
        (Array("ItemList".utf8), .list), (Array("SearchResultsPage".utf8), .list),
    ]
    private static let access = Array("\"isAccessibleForFree\"".utf8)
    private static let denials = [":false", ": false", ":\"False\"", ": \"False\""].map { Array($0.utf8) }
    private static let name = Array("\"articleBody\"".utf8)

    /// The text of a JSON string up to its closing quote; markup in it is left out.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let source = bytes.span
        var text: [UInt8] = []
        var isMarkup = false
        var index = 0
        while index < source.count, source[index] != 0x22 {
            let start = index
            while index < source.count, !isSpecial(source[index]) { index += 1 }
            if !isMarkup { text.append(bytes: source.extracting(start..<index)) }
            guard index < source.count else { break }
            switch source[index] {
            case 0x22: continue
            case 0x5C: index = appendEscape(source, at: index + 1, to: &text)
            case 0x3C:
                isMarkup = true
                index += 1
            default:
                if isMarkup { isMarkup = false } else { text.append(0x3E) }
                index += 1
            }
        }
        return text
    }

    /// Quotes, backslashes and the brackets of markup.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x5C || byte == 0x3C || byte == 0x3E
    }

    /// Appends what stands behind a backslash; the place behind it.
    private static func appendEscape(_ source: Span<UInt8>, at index: Int, to text: inout [UInt8]) -> Int {
        guard index < source.count else { return index }
        switch source[index] {
        case UInt8(ascii: "u"):
            let end = min(index + 5, source.count)
            let digits = Array(copying: source.extracting(index + 1..<end))
            if digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let decoded = Unicode.Scalar(value).flatMap({ UTF8.encode($0) })
            {
                text.append(contentsOf: decoded)
            }
            return end
        case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): text.append(0x20)
        default: text.append(source[index])
        }
        return index + 1
    }
}
