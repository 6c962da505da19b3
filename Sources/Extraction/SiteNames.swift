import News
import Text

/// The names under which a page's site goes, for telling them from the parts of a headline.
struct SiteNames {
    private let names: Set<String>
    private let host: String

    init(_ names: [String?], url: WebURL?) {
        self.names = Set(names.compactMap { $0 }.map(SiteNames.key).filter { !$0.isEmpty })
        host = SiteNames.key(url?.siteHost ?? "")
    }

    /// Letters and digits only, folded.
    private static func key(_ text: String) -> String {
        DateFolding.folded(text).wordsOfLettersAndNumbers.joined()
    }

    /// Whether a part of a title is the site's name, its host, or a slight variant of either.
    func contain(_ part: String) -> Bool {
        let key = SiteNames.key(part)
        guard key.count >= 2 else { return false }
        if names.contains(key) { return true }
        if key.count >= 3, !host.isEmpty, host.hasPrefix(key) || key.hasPrefix(host) { return true }
        if key.count >= 5, host.holds(key) { return true }
        return names.contains { name in
            name.count >= 5 && key.count >= 5 && (name.hasPrefix(key) || key.hasPrefix(name))
                && part.split(separator: " ").count <= 4
        }
    }

    /// The title without the site's name at either end.
    func stripped(from title: String) -> String {
        var parts = SiteNames.parts(of: title)
        let partCount = parts.count
        var isChanged = true
        while isChanged, parts.count > 1 {
            isChanged = false
            if let last = parts.last, contain(last.text) {
                parts.removeLast()
                isChanged = true
            } else if contain(parts[0].text) {
                parts.removeFirst()
                isChanged = true
            }
        }
        guard !parts.isEmpty, parts.count < partCount else { return title.trimmingSpace() }
        return parts.enumerated().map { $0.offset == 0 ? $0.element.text : $0.element.separator + $0.element.text }
            .joined().trimmingSpace()
    }

    /// The title without a short last part behind a bar or a dash, whatever that part is; nil where there is none.
    static func withoutLastPart(_ title: String, separators: String = "|-–—•·»›", maxWords: Int) -> String? {
        let parts = parts(of: title)
        guard parts.count > 1, let last = parts.last, last.separator.contains(where: { separators.contains($0) }),
            last.text.split(separator: " ").count <= maxWords
        else { return nil }
        let kept = parts.dropLast()
        return kept.enumerated().map { $0.offset == 0 ? $0.element.text : $0.element.separator + $0.element.text }
            .joined()
    }

    /// A title cut at bars and at signs that stand between spaces, each part with the separator before it.
    static func parts(of title: String) -> [(separator: String, text: String)] {
        var parts: [(separator: String, text: String)] = []
        var separator = ""
        var current = ""
        let characters = Array(title)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            let isSpaced =
                index > 0 && characters[index - 1] == " " && index + 1 < characters.count
                && characters[index + 1] == " "
            if character == "|" || (isSpaced && "-–—•·:«»›~/*".contains(character))
                || (character == ":" && index + 2 < characters.count && characters[index + 1] == ":")
            {
                parts.append((separator, current.trimmingSpace()))
                separator = isSpaced ? " \(character) " : "\(character) "
                current = ""
            } else {
                current.append(character)
            }
            index += 1
        }
        parts.append((separator, current.trimmingSpace()))
        return parts.filter { !$0.text.isEmpty }
    }
}
