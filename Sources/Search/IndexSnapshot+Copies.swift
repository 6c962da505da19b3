import Bytes
import Text

extension IndexSnapshot {
    /// Documents that have some of a document's phrases of three words, those with most of them first; it itself is left out by its number.
    ///
    /// The phrases are those of least hash: the same chance falls on each, so that a document which shares a third of all phrases lacks
    /// every one of sixteen about once in six hundred times.
    package func sharingPhrases(
        with document: IndexDocument, excluding number: DocumentNumber?, limit: Int
    ) -> [DocumentNumber] {
        var phrases = IndexSnapshot.phrases(of: document.texts(of: .body))
        if phrases.isEmpty { phrases = IndexSnapshot.phrases(of: document.texts(of: .headline)) }
        guard !phrases.isEmpty else { return [] }
        var counts: [DocumentNumber: Int] = [:]
        for phrase in phrases {
            let node = QueryNode.phrase(phrase, slop: 0)
            var request = SearchRequest(query: Query(root: node, clauses: [node]))
            request.fuzzy = .off
            request.sort = .newest
            request.limit = IndexSnapshot.bearerLimit
            for hit in search(request).hits where hit.document != number { counts[hit.document, default: 0] += 1 }
        }
        let best = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return best.prefix(limit).map(\.key)
    }

    /// Documents that are read of those with one phrase, the newest first: one that thousands have tells little.
    private static let bearerLimit = 1000
    private static let sampleCount = 16

    private static func phrases(of texts: [String]) -> [[QueryWord]] {
        var sample: [UInt64: [QueryWord]] = [:]
        for text in texts {
            let tokens = Tokenizer().tokens(of: text)
            guard tokens.count >= 3 else { continue }
            for index in 0...tokens.count - 3 {
                let words = (index..<index + 3).map { QueryWord(term: Array(tokens.term($0)), field: nil) }
                sample[hash(words)] = words
                // Kept short while it grows; what is dropped is not among the least.
                if sample.count > 1024 { sample = least(sample) }
            }
        }
        return least(sample).sorted { $0.key < $1.key }.map(\.value)
    }

    private static func least(_ sample: [UInt64: [QueryWord]]) -> [UInt64: [QueryWord]] {
        let keys = sample.keys.sorted().prefix(sampleCount)
        return Dictionary(uniqueKeysWithValues: keys.compactMap { key in sample[key].map { (key, $0) } })
    }

    private static func hash(_ words: [QueryWord]) -> UInt64 {
        var bytes = ByteHash()
        for word in words {
            for byte in word.term { bytes.append(byte) }
            bytes.append(0xFF)
        }
        var hash = bytes.value
        // The low bits of FNV depend on all bytes, the high ones on few: spread them before they are compared.
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        return hash ^ hash >> 27
    }
}
