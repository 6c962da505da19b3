import News
import Text

/// A newspaper article as it is pasted: lines sorted into headline, publication line, captions, byline and body.
struct PlainTextArticle {
    struct Line {
        var text: String
        /// Counted from 1 in the pasted text.
        var number: Int
        var isBulleted = false
    }

    private(set) var kicker: Line?
    private(set) var headline: Line?
    private(set) var standfirst: Line?
    private(set) var publicationLines: [Line] = []
    private(set) var captions: [Line] = []
    private(set) var bylines: [Line] = []
    private(set) var tags: [String] = []
    private(set) var paragraphs: [Paragraph] = []
    /// Lines that are no part of the article (a comment label, a share bar).
    private(set) var furniture: [Line] = []

    init(_ text: String) {
        var lines = PlainTextArticle.lines(of: text)
        trimEnd(of: &lines)
        let body = readHead(of: lines)
        readBody(lines[body...])
    }

    // MARK: Lines

    private static func lines(of text: String) -> [Line] {
        var lines: [Line] = []
        var number = 0
        for raw in HardWraps.unwrapped(text) {
            number += 1
            let folded = raw.foldingWhiteSpace()
            guard !folded.isEmpty else { continue }
            var scalars = Substring(folded).unicodeScalars
            var isBulleted = false
            while let first = scalars.first, bullets.contains(first), scalars.count > 1 {
                isBulleted = true
                scalars = scalars.dropFirst()
            }
            let isDash = scalars.first == "-" && scalars.dropFirst().first == " "
            if isDash || (scalars.first == "*" && scalars.dropFirst().first == " ") {
                isBulleted = true
                scalars = scalars.dropFirst()
            }
            let text = String(String.UnicodeScalarView(scalars)).trimmingSpace()
            if !text.isEmpty { lines.append(Line(text: text, number: number, isBulleted: isBulleted)) }
        }
        return lines
    }

    private static let bullets: Set<Unicode.Scalar> = ["•", "▪", "●", "◦", "‣", "■", "□", "►", "⁃", "∙"]

    /// Takes labels of comments, sharing and copyright off the end.
    private mutating func trimEnd(of lines: inout [Line]) {
        while let last = lines.last, lines.count > 1, Furniture.isLabel(last.text) {
            furniture.insert(last, at: 0)
            lines.removeLast()
        }
        if let cut = lines.indices.dropFirst(3).first(where: {
            Furniture.endsArticle(lines[$0].text) && lines[($0 + 1)...].allSatisfy { $0.text.count < 140 }
        }) {
            furniture = Array(lines[cut...]) + furniture
            lines.removeSubrange(cut...)
        }
        while let last = lines.last, lines.count > 2, let found = Furniture.tags(in: last.text) {
            tags = found + tags
            lines.removeLast()
        }
    }

    // MARK: Head

    private enum Role { case publication, caption, byline, other }

    /// Sorts the lines before the body; answers where the body begins.
    private mutating func readHead(of lines: [Line]) -> Int {
        var index = 0
        while index < lines.count, Furniture.isLabel(lines[index].text) || isCrumb(lines[index]) {
            furniture.append(lines[index])
            index += 1
        }
        while index < lines.count, headline == nil {
            let line = lines[index]
            switch role(of: line) {
            case .publication where isDateOnly(line): publicationLines.append(line)
            case .caption where line.isBulleted && index + 1 < lines.count: captions.append(line)
            case .byline where BylineReader.hasCue(line.text) && index + 1 < lines.count: bylines.append(line)
            default: takeHeadline(lines, &index)
            }
            index += 1
        }
        let last = lastHeadLine(of: lines, from: index)
        while index < lines.count {
            let line = lines[index]
            let isInside = last.map { index <= $0 } ?? false
            switch role(of: line) {
            case .publication: publicationLines.append(line)
            case .caption: captions.append(line)
            case .byline where isByline(line, isInside: isInside, next: lines[safe: index + 1]): bylines.append(line)
            default:
                if isInside, standfirst == nil, words(line) >= 5 {
                    standfirst = line
                } else if !isInside {
                    return index
                } else {
                    furniture.append(line)
                }
            }
            index += 1
        }
        return index
    }

    private mutating func takeHeadline(_ lines: [Line], _ index: inout Int) {
        let line = lines[index]
        if let next = lines[safe: index + 1], words(line) <= 2, line.text.count <= 24, words(next) >= 4,
            words(next) <= 25, role(of: next) == .other, index + 2 < lines.count
        {
            kicker = line
            headline = next
            index += 1
        } else {
            headline = line
        }
    }

    /// The last line of the head that can only belong there: a publication line, a caption, a byline with its word.
    ///
    /// A dateline ends the search; behind a long line or a second plain one no bullet is a caption any more.
    private func lastHeadLine(of lines: [Line], from start: Int) -> Int? {
        var last: Int?
        var plainCount = 0
        for index in start..<min(start + 7, lines.count) {
            let line = lines[index]
            switch role(of: line) {
            case .publication: last = index
            case .caption where plainCount == 0 || isCaption(line): last = index
            case .byline where BylineReader.hasCue(line.text): last = index
            case .other:
                plainCount += words(line) >= 18 || line.text.hasSuffix(":") ? 2 : 1
                if DatelineReader(line.text) != nil || words(line) > 60 || plainCount > 3 { return last }
            default: break
            }
        }
        return last
    }

    private func role(of line: Line) -> Role {
        if isPublicationLine(line) { return .publication }
        if line.isBulleted || isCaption(line) { return .caption }
        if isBylineShaped(line) { return .byline }
        return .other
    }

    private func isPublicationLine(_ line: Line) -> Bool {
        guard line.text.hasAtMost(160) else { return false }
        let read = DateReader().read(line.text)
        guard read.hasDay else { return false }
        let hasYear = read.entries.contains {
            if case .day(let day) = $0.item { return day.year != nil }
            return false
        }
        let hasLabel = read.entries.contains { if case .label = $0.item { true } else { false } }
        if hasYear { return read.otherTokenCount <= (hasLabel ? 9 : 6) }
        return hasLabel ? read.otherTokenCount <= 4 : read.otherTokenCount == 0
    }

    private func isDateOnly(_ line: Line) -> Bool { DateReader().read(line.text).otherTokenCount <= 3 }

    private func isCaption(_ line: Line) -> Bool {
        guard line.text.count < 300 else { return false }
        let read = CaptionReader(line.text)
        if read.isArchive { return true }
        let folded = DateFolding.folded(line.text)
        return ["photo:", "image:", "caption:", "صوره:", "الصوره:", "تصوير:", "bild:", "foto:"].contains {
            folded.hasPrefix($0)
        }
    }

    private func isBylineShaped(_ line: Line) -> Bool {
        guard line.text.count <= 90, words(line) <= 10, let last = line.text.last,
            !".!?؟…:".contains(last) || words(line) <= 3
        else { return false }
        return !authors(in: line).isEmpty
    }

    /// A line without a byline's word counts as one only if it is as short as a name and text follows it.
    private func isByline(_ line: Line, isInside: Bool, next: Line?) -> Bool {
        if BylineReader.hasCue(line.text) { return true }
        guard bylines.isEmpty, next != nil else { return false }
        let found = authors(in: line)
        return !found.isEmpty && found.allSatisfy { $0.role == "agency" || (2...4).contains(words($0.name)) }
    }

    /// The authors of a byline, its place («عمان - تغريد …») left out.
    func authors(in line: Line) -> [Author] {
        var text = line.text
        if let dateline = DatelineReader(text) {
            let units = Array(text.utf16.dropFirst(dateline.dateline.start + dateline.dateline.length))
            let rest = String(decoding: units, as: UTF16.self).trimmingCharacters(in: " -–—:/،,")
            if !rest.isEmpty { text = rest }
        }
        return BylineReader.authors(in: text)
    }

    private func isCrumb(_ line: Line) -> Bool {
        let marks = line.text.filter { $0 == ">" || $0 == "›" || $0 == "»" || $0 == "/" }.count
        return marks >= 1 && words(line) <= 8 && line.text.contains(where: { $0 == ">" || $0 == "›" })
    }

    private func words(_ line: Line) -> Int { words(line.text) }
    private func words(_ text: String) -> Int { text.split(separator: " ").count }

    // MARK: Body

    private mutating func readBody(_ lines: ArraySlice<Line>) {
        for (offset, line) in lines.enumerated() {
            if line.isBulleted, isCaption(line) {
                captions.append(line)
            } else if Furniture.isInlineLabel(line.text) {
                furniture.append(line)
            } else if offset == lines.count - 1, offset > 0, publicationLines.isEmpty, isPublicationLine(line) {
                publicationLines.append(line)
            } else if offset == lines.count - 1, offset > 0, bylines.isEmpty, isClosingByline(line) {
                bylines.append(line)
            } else {
                let isLast = offset == lines.count - 1
                paragraphs.append(Paragraph(line.text, kind: kind(of: line, isLast: isLast)))
            }
        }
    }

    private func isClosingByline(_ line: Line) -> Bool {
        BylineReader.hasCue(line.text) && words(line) <= 7 && isBylineShaped(line)
    }

    private func kind(of line: Line, isLast: Bool) -> Paragraph.Kind {
        if line.isBulleted { return .listItem }
        guard !isLast, words(line) <= 9, line.text.count <= 70, let last = line.text.last,
            !".!?؟…،,;؛»\"”)".contains(last)
        else { return .paragraph }
        return .subheading
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
