/// Choosing and escaping the part of a text that is shown.
extension Highlighter {
    private static let open = Array("<mark>".utf8)
    private static let close = Array("</mark>".utf8)

    /// A range of a text as HTML.
    static func html(_ bytes: [UInt8], _ range: Range<Int>, _ spans: [Span]) -> String {
        var output: [UInt8] = []
        var index = range.lowerBound
        for span in spans {
            appendEscaped(bytes[index..<span.bytes.lowerBound], to: &output)
            output += open
            appendEscaped(bytes[span.bytes], to: &output)
            output += close
            index = span.bytes.upperBound
        }
        appendEscaped(bytes[index..<range.upperBound], to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private static func appendEscaped(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output += Array("&amp;".utf8)
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "\""): output += Array("&quot;".utf8)
            case UInt8(ascii: "'"): output += Array("&#39;".utf8)
            default: output.append(byte)
            }
        }
    }

    /// A range as HTML, with ellipses where it does not reach an end of the text.
    static func excerpt(_ bytes: [UInt8], _ range: Range<Int>, _ spans: [Span]) -> String {
        let body = html(bytes, range, spans)
        return (range.lowerBound > 0 ? "… " : "") + body + (range.upperBound < bytes.count ? " …" : "")
    }

    /// The window with the most different words, then the most matches.
    static func bestWindow(_ spans: [Span], bytes: [UInt8], length: Int) -> (score: Float, window: Range<Int>) {
        var best = (score: Float(-1), window: 0..<0)
        for first in spans.indices {
            let start = spans[first].bytes.lowerBound
            // A third of the window stands before the first match.
            let window = window(from: max(0, start - length / 2), bytes: bytes, length: length)
            let inside = spans.filter {
                $0.bytes.lowerBound >= window.lowerBound && $0.bytes.upperBound <= window.upperBound
            }
            let score = Float(Set(inside.map(\.word)).count) + Float(inside.count) * 0.05
            if score > best.score { best = (score, window) }
            if first > 64 { break }
        }
        return best
    }

    /// A window of about `length` characters from a byte offset, both ends moved to the borders of words.
    static func window(from offset: Int, bytes: [UInt8], length: Int) -> Range<Int> {
        var start = offset
        while start > 0, start < bytes.count, bytes[start - 1] > 0x20 { start -= 1 }
        var end = start
        var characters = 0
        var lastSpace = bytes.count
        while end < bytes.count, characters < length {
            if bytes[end] & 0xC0 != 0x80 { characters += 1 }
            if bytes[end] <= 0x20 { lastSpace = end }
            end += 1
        }
        if end < bytes.count { end = lastSpace > start && lastSpace < end ? lastSpace : end }
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }
}

extension IndexSnapshot {
    /// What marks a query's words in texts, with the forms that this index finds for them.
    package func highlighter(for query: Query, match: MatchMode = .folded, fuzzy: FuzzyMode = .auto) -> Highlighter {
        var terms: [[UInt8]: (prefixLength: Int, word: Int)] = [:]
        var prefixes: [(term: [UInt8], word: Int)] = []
        let expander = WordExpander(snapshot: self)
        var words: [QueryWord] = []
        for clause in query.clauses {
            switch clause {
            case .word(let word): words.append(word)
            case .phrase(let parts, _): words += parts
            case .prefix(let word): prefixes.append((word.term, prefixes.count + 1_000))
            default: break
            }
        }
        for (number, word) in words.enumerated() {
            for form in expander.forms(of: word, match: match, fuzzy: fuzzy).forms where terms[form.term] == nil {
                terms[form.term] = (form.prefixLength, number)
            }
        }
        return Highlighter(terms: terms, prefixes: prefixes)
    }
}
