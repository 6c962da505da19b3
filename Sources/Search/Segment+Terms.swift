import Text

/// The term dictionary: by bytes, by beginning, by key.
extension Segment {
    /// The bytes of a term.
    func term(_ index: Int) -> [UInt8] { termBytes.array(Int(termStarts[index])..<Int(termStarts[index + 1])) }

    /// The terms that begin with some bytes. O(log terms).
    func terms(startingWith prefix: ArraySlice<UInt8>) -> Range<Int> {
        let start = firstTerm { compare($0, prefix, prefixOnly: false) >= 0 }
        let end = firstTerm { compare($0, prefix, prefixOnly: true) > 0 }
        return start..<max(start, end)
    }

    /// The term with exactly these bytes.
    func index(of term: ArraySlice<UInt8>) -> Int? {
        let found = firstTerm { compare($0, term, prefixOnly: false) >= 0 }
        return found < termCount && compare(found, term, prefixOnly: false) == 0 ? found : nil
    }

    /// The entries of `keyTerms` whose key has a hash.
    func entries(withKeyHash hash: UInt32) -> Range<Int> {
        var low = 0
        var high = keyHashes.count
        while low < high {
            let middle = (low + high) / 2
            if keyHashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        let start = low
        while low < keyHashes.count, keyHashes[low] == hash { low += 1 }
        return start..<low
    }

    private func firstTerm(where isBehind: (Int) -> Bool) -> Int {
        var low = 0
        var high = termCount
        while low < high {
            let middle = (low + high) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Negative, zero, positive as the term comes before, equals or comes after; with `prefixOnly` only its first bytes count.
    private func compare(_ index: Int, _ other: ArraySlice<UInt8>, prefixOnly: Bool) -> Int {
        let start = Int(termStarts[index])
        let length = Int(termStarts[index + 1]) - start
        let common = min(length, other.count)
        for offset in 0..<common {
            let difference = Int(termBytes[start + offset]) - Int(other[other.startIndex + offset])
            if difference != 0 { return difference }
        }
        return prefixOnly && length >= other.count ? 0 : length - other.count
    }
}

/// The keywords: "name\0value" and their documents.
extension Segment {
    var keywordCount: Int { keywordCounts.count }

    func keyword(_ index: Int) -> [UInt8] {
        keywordBytes.array(Int(keywordStarts[index])..<Int(keywordStarts[index + 1]))
    }

    /// The keywords of a name, or the one with a value.
    func keywords(startingWith bytes: [UInt8]) -> Range<Int> {
        let start = firstKeyword { !keyword($0).lexicographicallyPrecedes(bytes) }
        let end = firstKeyword { index in
            let keyword = keyword(index)
            return !keyword.starts(with: bytes) && !keyword.lexicographicallyPrecedes(bytes)
        }
        return start..<max(start, end)
    }

    /// The documents of a keyword, ascending.
    func documents(ofKeyword index: Int) -> [UInt32] {
        var documents: [UInt32] = []
        documents.reserveCapacity(Int(keywordCounts[index]))
        var offset = Int(keywordListStarts[index])
        var document: UInt32 = 0
        for _ in 0..<keywordCounts[index] {
            document += Varint.read(keywordLists, &offset)
            documents.append(document)
        }
        return documents
    }

    private func firstKeyword(where isBehind: (Int) -> Bool) -> Int {
        var low = 0
        var high = keywordCount
        while low < high {
            let middle = (low + high) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
