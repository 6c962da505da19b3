import News
import Text

/// What templates set into the body that is no text of it: publication line and byline above its first paragraph, labels
/// of share bars and advertisements, and whatever stands behind the author's card or a list of other articles.
enum BodyLabels {
    /// The paragraphs without them; never fewer than one.
    static func withoutLabels(_ paragraphs: [Paragraph]) -> [Paragraph] {
        var shown = withoutOthers(withoutHeadLabels(paragraphs)).filter {
            !Furniture.isInlineLabel($0.text, isHeading: $0.kind == .subheading)
        }
        while shown.count > 1, let last = shown.last, last.kind == .paragraph, isDate(last.text) { shown.removeLast() }
        while shown.count > 2, let last = shown.last, isClosing(last.text) { shown.removeLast() }
        return shown.isEmpty ? paragraphs : shown
    }

    /// Up to the author's card or an announcement of other articles, where most of the text stands before it; articles
    /// are announced in the middle too, and then prose follows.
    private static func withoutOthers(_ paragraphs: [Paragraph]) -> [Paragraph] {
        let end = paragraphs.indices.first { place in
            guard place >= 2 else { return false }
            let text = paragraphs[place].text
            guard let announced = Furniture.announcement(in: text) else { return false }
            return announced == .author
                || paragraphs[(place + 1)...].allSatisfy { $0.text.hasFewerScalars(than: shortestProse) }
        }
        guard let end else { return paragraphs }
        let before = paragraphs[..<end].reduce(0) { $0 + $1.text.utf16Length }
        let all = paragraphs.reduce(0) { $0 + $1.text.utf16Length }
        // Cards of people run long below a short text, and nothing of it comes behind them.
        let least = Furniture.announcement(in: paragraphs[end].text) == .author ? 45 : 60
        return before * 100 >= all * least ? Array(paragraphs[..<end]) : paragraphs
    }

    private static func isClosing(_ text: String) -> Bool {
        Furniture.isInvitation(text) || Furniture.isCredit(text)
    }

    private static func withoutHeadLabels(_ paragraphs: [Paragraph]) -> [Paragraph] {
        let head = paragraphs.prefix(5).prefix { $0.text.hasFewerScalars(than: shortestProse) }
        guard head.count < paragraphs.count else { return paragraphs }
        return head.filter { !isLabel($0) } + paragraphs[head.count...]
    }

    /// Unicode scalars from which on a paragraph is one of the text.
    private static let shortestProse = 120

    private static func isLabel(_ paragraph: Paragraph) -> Bool {
        guard paragraph.kind == .paragraph else { return false }
        return isDate(paragraph.text) || isByline(paragraph.text)
    }

    /// A day with its year and next to nothing else; a sentence that mentions a day has more words.
    private static func isDate(_ text: String) -> Bool {
        guard PrintedDates.mayHoldDay(text) else { return false }
        let read = DateReader().read(text)
        let days = read.entries.filter { if case .day(let day) = $0.item { day.year != nil } else { false } }
        // The Hijri day and the Gregorian one stand side by side.
        return days.count == 2 && read.otherTokenCount <= 1
            || PrintedDates.isWholeLine(read) && read.otherTokenCount <= 8
    }

    /// A byline's word and names of two words and more, nothing behind them.
    private static func isByline(_ text: String) -> Bool {
        guard text.hasAtMost(60), let last = text.last, !".!?؟:".contains(last), BylineReader.hasCue(text) else {
            return false
        }
        let authors = BylineReader.printedAuthors(in: text)
        guard !authors.isEmpty else { return false }
        return authors.allSatisfy { author in
            author.role == "agency"
                || author.name.spacedWordCount >= 2 && PersonName.isPlausible(author.name, isCued: false)
        }
    }
}
