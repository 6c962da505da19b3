import Bytes
import News
import Text

/// The names under which a page's site goes, for telling them from the parts of a headline.
struct SiteNames {
    private let names: Set<Key>
    private let host: Key

    /// Letters and digits only, folded, with their number.
    private struct Key: Hashable {
        var bytes: [UInt8] = []
        var count = 0

        init(_ text: String) {
            let folded = DateFolding.foldedBytes(of: text)
            let letters = folded.span
            bytes.reserveCapacity(folded.count)
            var index = 0
            while index < letters.count {
                let byte = letters[index]
                let end = index + byte.utf8Length
                if byte < 0x80 ? byte.isASCIIAlphanumeric : letters.scalar(index..<end).isLetterOrNumber {
                    for place in index..<end { bytes.append(letters[place]) }
                    count += 1
                }
                index = end
            }
        }

        func begins(with other: Key) -> Bool { bytes.starts(with: other.bytes) }
    }

    /// Some templates put the whole title of the page where the site's name belongs: that names no site.
    init(_ names: [String?], title: String? = nil, url: WebURL?) {
        let titleKey = title.flatMap { SiteNames.parts(of: $0.foldingWhiteSpace()).count > 1 ? Key($0) : nil }
        self.names = Set(names.compactMap { $0 }.map(Key.init).filter { $0.count > 0 && $0 != titleKey })
        host = Key(url?.siteHost ?? "")
    }

    /// Whether a part of a title is the site's name, its host, or a slight variant of either.
    func contain(_ part: String) -> Bool {
        let key = Key(part)
        guard key.count >= 2 else { return false }
        if names.contains(key) { return true }
        if key.count >= 3, host.count > 0, host.begins(with: key) { return true }
        if host.count > 0, key.begins(with: host), key.count * 2 < host.count * 3 { return true }
        if key.count >= 5, BodyText.contains(host.bytes[...], key.bytes) { return true }
        return names.contains { name in
            name.count >= 5 && key.count >= 5 && (name.begins(with: key) || key.begins(with: name))
                && part.spacedWordCount <= 4
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
        guard !parts.isEmpty, parts.count < partCount else { return withoutHost(title.trimmingSpace()) }
        return parts.enumerated().map { $0.offset == 0 ? $0.element.text : $0.element.separator + $0.element.text }
            .joined().trimmingSpace()
    }

    /// `example.org A headline` without the address that opens it.
    private func withoutHost(_ title: String) -> String {
        guard host.count > 0, let space = title.firstIndex(of: " "), Key(String(title[..<space])) == host else {
            return title
        }
        return title[space...].trimmingSpace()
    }

    /// The title without a short last part behind a bar or a dash, whatever that part is; nil where there is none.
    static func withoutLastPart(_ title: String, separators: String = "|-–—•·»›", maxWords: Int) -> String? {
        let parts = parts(of: title)
        guard parts.count > 1, let last = parts.last, last.separator.contains(where: { separators.contains($0) }),
            last.text.spacedWordCount <= maxWords
        else { return nil }
        let kept = parts.dropLast()
        return kept.enumerated().map { $0.offset == 0 ? $0.element.text : $0.element.separator + $0.element.text }
            .joined()
    }

    /// A title cut at bars and at signs that stand between spaces, each part with the separator before it.
    static func parts(of title: String) -> [(separator: String, text: String)] {
        guard mayHaveParts(title) else {
            let text = title.trimmingSpace()
            return text.isEmpty ? [] : [("", text)]
        }
        var parts: [(separator: String, text: String)] = []
        var separator = ""
        let scalars = title.unicodeScalars
        var (start, index) = (scalars.startIndex, scalars.startIndex)
        var before: Unicode.Scalar?
        func scalar(_ distance: Int, behind index: String.Index) -> Unicode.Scalar? {
            guard let place = scalars.index(index, offsetBy: distance, limitedBy: scalars.endIndex),
                place < scalars.endIndex
            else { return nil }
            return scalars[place]
        }
        while index < scalars.endIndex {
            let current = scalars[index]
            let next = scalars.index(after: index)
            if isSign(current) {
                let isSpaced = before == " " && scalar(1, behind: index) == " "
                let isDouble = current == ":" && scalar(1, behind: index) == ":" && scalar(2, behind: index) != nil
                if current == "|" || isSpaced || isDouble {
                    parts.append((separator, title[start..<index].trimmingSpace()))
                    separator = isSpaced ? " \(current) " : "\(current) "
                    start = next
                }
            }
            before = current
            index = next
        }
        parts.append((separator, title[start...].trimmingSpace()))
        return parts.filter { !$0.text.isEmpty }
    }

    /// Whether a title has a bar, two colons or a single sign between spaces: without them it has one part.
    private static func mayHaveParts(_ title: String) -> Bool {
        let bytes = title.utf8.span
        for index in bytes.indices {
            switch bytes[index] {
            case 0x7C: return true
            case 0x3A: if index + 1 < bytes.count, bytes[index + 1] == 0x3A { return true }
            case 0x20:
                guard index + 1 < bytes.count else { return false }
                let end = index + 1 + bytes[index + 1].utf8Length
                if end < bytes.count, bytes[end] == 0x20 { return true }
            default: continue
            }
        }
        return false
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "|", "-", "–", "—", "•", "·", ":", "«", "»", "›", "~", "/", "*": true
        default: false
        }
    }
}
