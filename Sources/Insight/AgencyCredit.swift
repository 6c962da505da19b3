package import News

/// An agency that an article credits with its text: in the byline, at the head of the first paragraph, or in a line at the end.
package struct AgencyCredit: Sendable, Equatable {
    /// `org:` and the agency; `agencies` where the paper says «وكالات» and no more.
    package var id: String
    /// As printed.
    package var text: String
    /// `byline`, or the paragraph (`p1`).
    package var place: String

    /// Each agency once, in the order byline, head, end. What the text says of agencies in passing credits none.
    package static func credits(of article: Article) -> [AgencyCredit] {
        var credits: [AgencyCredit] = []
        func add(_ piece: Substring, at place: String) {
            guard let id = AgencyTable.id(of: String(piece)), !credits.contains(where: { $0.id == id }) else { return }
            credits.append(AgencyCredit(id: id, text: piece.trimmed, place: place))
        }
        for author in article.byline { for piece in pieces(of: author.name) { add(piece, at: "byline") } }
        let texts = article.paragraphs.map(\.text)
        if let first = texts.first { for piece in head(of: first) { add(piece, at: "p1") } }
        if texts.count > 1, let last = texts.last { for piece in end(of: last) { add(piece, at: "p\(texts.count)") } }
        return credits
    }

    private static let headLength = 80
    private static let creditLineLength = 60

    /// What stands before the dash or colon that ends a dateline, and in the brackets there.
    private static func head(of paragraph: String) -> [Substring] {
        // The last piece is where the text begins, or is cut off.
        Array(pieces(of: paragraph.prefix(headLength)).dropLast().prefix(5))
    }

    /// The last brackets of the text, or the whole of a short last line.
    private static func end(of paragraph: String) -> [Substring] {
        if paragraph.count <= creditLineLength { return pieces(of: paragraph).map(withoutLabel) }
        let trimmed = paragraph.trimmed.drop(suffix: ".")
        guard trimmed.last.map({ ")]".contains($0) }) == true,
            let open = trimmed.lastIndex(where: { "([".contains($0) })
        else { return [] }
        let inside = trimmed[trimmed.index(after: open)...].dropLast()
        return inside.count <= creditLineLength ? pieces(of: inside) : []
    }

    /// Parts between brackets, dashes, slashes and commas. A hyphen or a tatweel parts where spaces stand around it.
    private static func pieces(of text: some StringProtocol) -> [Substring] {
        var pieces: [Substring] = []
        let text = Substring(text)
        var start = text.startIndex
        for index in text.indices where isBorder(index, of: text) {
            pieces.append(text[start..<index])
            start = text.index(after: index)
        }
        pieces.append(text[start...])
        return pieces
    }

    private static func isBorder(_ index: Substring.Index, of text: Substring) -> Bool {
        switch text[index] {
        case "(", ")", "[", "]", "/", "،", ",", ":", "–", "—", "|", "+", "\n": true
        case "-", "ـ":
            index > text.startIndex && text[text.index(before: index)].isWhitespace
                || text.index(after: index) == text.endIndex || text[text.index(after: index)].isWhitespace
        default: false
        }
    }

    /// «المصدر رويترز», «نقلا عن رويترز» and the like without their first words.
    private static func withoutLabel(_ piece: Substring) -> Substring {
        for label in ["المصدر", "مصدر", "نقلا عن", "نقلاً عن", "عن"] {
            let trimmed = piece.trimmed[...]
            if trimmed.hasPrefix(label + " ") { return trimmed.dropFirst(label.count + 1) }
        }
        return piece
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    fileprivate func drop(suffix: Character) -> SubSequence { last == suffix ? dropLast() : self[...] }
}
