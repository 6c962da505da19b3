import HTML
import Text

/// What does not belong to a headline though it stands in one line with it.
extension HeadlineChooser {
    /// «Kicker: headline» and «kicker headline» lose the kicker where another source prints the headline without it.
    func withoutKicker(_ best: Candidate<String>) -> Candidate<String> {
        guard best.rule == "heading" else { return best }
        return candidates.all.first { other in
            guard other.weight >= 65, other.value.utf8.count < best.value.utf8.count, other.value.count >= 15,
                other.value.count < best.value.count, other.value.spacedWordCount >= 3,
                best.value.hasSuffix(other.value)
            else { return false }
            let prefix = best.value.dropLast(other.value.count)
            guard prefix.count <= 50 else { return false }
            // A kicker in an element of its own may touch the headline: style sheets set them apart.
            return prefix.last == " "
                ? isSetApart(prefix.dropLast(), before: other.value) : beginsText(of: other.value)
        } ?? best
    }

    /// Whether a heading's beginning is a label by a sign behind it or by an element of its own, not «The» or «Most».
    private func isSetApart(_ prefix: Substring, before rest: String) -> Bool {
        if let last = prefix.unicodeScalars.last, ":|/–—-•·".unicodeScalars.contains(last) { return true }
        return beginsText(of: rest)
    }

    /// Whether a text of the heading begins where a headline does.
    private func beginsText(of headline: String) -> Bool {
        guard let heading else { return false }
        return document.descendants(of: heading).contains { node in
            guard document.kind(of: node) == .text else { return false }
            let text = document.text(of: node).foldingWhiteSpace().withoutSoftHyphens
            return text.utf8.count >= 3 && headline.hasPrefix(text)
        }
    }

    /// `A long headline | Part of the site` without what stands behind the bar.
    func withoutShortEnd(_ best: Candidate<String>) -> Candidate<String> {
        guard let cut = SiteNames.withoutLastPart(best.value, separators: "|", maxWords: 5),
            cut.spacedWordCount >= 3, cut.utf8.count > best.value.utf8.count - cut.utf8.count
        else { return best }
        var copy = best
        copy.value = cut
        return copy
    }
}
