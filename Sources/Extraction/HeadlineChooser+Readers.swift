import Bytes
import Text

extension HeadlineChooser {
    /// The printed heading where the headline in JSON-LD was written for search engines.
    ///
    /// It was where the page hands its heading to others too (OpenGraph) and the headline in JSON-LD stands nowhere else or
    /// in the document's title only; and where all metadata says one thing and the heading the same in other words. A
    /// heading that only lacks a kicker, or has one more, says nothing else.
    func headingForReaders(besides best: String) -> Candidate<String>? {
        func key(_ text: String) -> [UInt8] { DateFolding.foldedBytes(of: text) }
        guard let heading = candidates.all.first(where: { $0.rule == "heading" && $0.weight >= 60 }) else { return nil }
        let (printed, told) = (key(heading.value), key(best))
        guard printed != told else { return nil }
        func says(_ rule: String, _ wanted: [UInt8]) -> Bool {
            candidates.all.contains { $0.rule == rule && key($0.value) == wanted }
        }
        if says("OpenGraph title", printed) {
            return says("document title", printed) ? nil : heading
        }
        let isWholeMetadata = says("OpenGraph title", told) && says("document title", told)
        guard isWholeMetadata, heading.weight >= 85, isOtherwise(heading.value, than: best) else { return nil }
        return heading
    }

    /// Whether two headlines differ by more than one word between the words that they begin and end with.
    private func isOtherwise(_ one: String, than other: String) -> Bool {
        var words = (wordHashes(of: one)[...], wordHashes(of: other)[...])
        while let first = words.0.first, first == words.1.first {
            words.0.removeFirst()
            words.1.removeFirst()
        }
        while let last = words.0.last, last == words.1.last {
            words.0.removeLast()
            words.1.removeLast()
        }
        return !words.0.isEmpty && !words.1.isEmpty && words.0.count + words.1.count > 2
    }

    private func wordHashes(of text: String) -> [ByteHash] {
        DateFolding.folded(text).cut { !$0.isLetter && !$0.isNumber }.map { ByteHash(of: $0.utf8) }
    }

    /// `Index funds: how to invest`, where a heading of a few words is cut off at the colon and another source goes on.
    func whole(_ heading: String) -> Candidate<String>? {
        guard heading.spacedWordCount <= 3 else { return nil }
        let beginning = DateFolding.folded(heading) + ":"
        return candidates.all.first { $0.weight >= 50 && DateFolding.folded($0.value).hasPrefix(beginning) }
    }
}
