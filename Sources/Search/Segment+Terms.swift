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

    /// The entries of `skeletonTerms` whose skeleton has a hash.
    func skeletonEntries(withHash hash: UInt32) -> Range<Int> {
        let start = skeletonHashes.firstIndex(notBelow: hash)
        var end = start
        while end < skeletonHashes.count, skeletonHashes[end] == hash { end += 1 }
        return start..<end
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

/// The groups of terms that share a key and a stem, and the lists of both.
extension Segment {
    var groupCount: Int { groupHashes.count }

    /// The groups whose terms' keys have a hash.
    func groups(withHash hash: UInt32) -> Range<Int> {
        let start = groupHashes.firstIndex(notBelow: hash)
        return start..<endOfGroups(from: start, withHash: hash)
    }

    /// Where the groups end whose keys have a hash, from the first of them on.
    func endOfGroups(from start: Int, withHash hash: UInt32) -> Int {
        var end = start
        while end < groupCount, groupHashes[end] == hash { end += 1 }
        return end
    }

    /// The documents that have a term of a group.
    func documentCount(ofGroup group: Int) -> Int {
        let range = terms(ofGroup: group)
        if range.count == 1 { return Int(documentFrequencies[Int(groupTerms[range.lowerBound])]) }
        return Int(lists.load32(Int(groupListOffsets[group]) - 4))
    }

    /// Where a group's terms stand in `groupTerms`.
    func terms(ofGroup group: Int) -> Range<Int> { Int(groupStarts[group])..<Int(groupStarts[group + 1]) }

    /// The group of a term and the term's number in it.
    func membership(ofTerm term: Int, _ analyzer: Analyzer) -> (group: Int, member: Int)? {
        membership(ofTerm: term, keyHash: TermTable.hash(analyzer.key(of: self.term(term)[...])))
    }

    /// The same for a term the hash of whose key is known.
    func membership(ofTerm term: Int, keyHash: UInt32) -> (group: Int, member: Int)? {
        for group in groups(withHash: keyHash) {
            let range = terms(ofGroup: group)
            let index = groupTerms.firstIndex(notBelow: UInt32(term), in: range)
            if index < range.upperBound, Int(groupTerms[index]) == term { return (group, index - range.lowerBound) }
        }
        return nil
    }

    func list(ofTerm term: Int) -> PostingList {
        PostingList(
            entryCount: Int(documentFrequencies[term]), offset: Int(listOffsets[term]), positionOffset: 0,
            hasMembers: false)
    }

    func list(ofGroup group: Int) -> PostingList {
        let range = terms(ofGroup: group)
        let offset = Int(groupListOffsets[group])
        let isOne = range.count == 1
        let count = isOne ? documentFrequencies[Int(groupTerms[range.lowerBound])] : lists.load32(offset - 8)
        return PostingList(
            entryCount: Int(count), offset: offset, positionOffset: Int(groupPositionOffsets[group]),
            hasMembers: !isOne)
    }
}

extension FlatArray<UInt32> {
    /// The first of ascending numbers that is not below one, or the number of all.
    func firstIndex(notBelow value: UInt32) -> Int { firstIndex(notBelow: value, in: 0..<count) }

    /// The same for a range of ascending numbers; its end if there is none.
    func firstIndex(notBelow value: UInt32, in range: Range<Int>) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
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
