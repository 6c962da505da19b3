import Bytes

/// Lays out the posting lists of a segment: one for each group of terms that share a key and a stem (`StemClasses`), with positions,
/// and one without for each term of a group of several.
///
/// A word of a query is mostly one group, so it is found by one list instead of dozens; a term by itself, or terms that begin alike,
/// by their own.
struct GroupWriter {
    private let documentCount: Int
    private var groupLists: PostingListWriter
    /// The terms' lists in the order of groups, and where each term's lies there.
    private var termLists: PostingListWriter
    private var termRanges: [Range<Int>]
    private var termCounts: [UInt32]
    /// The groups of one term, whose list is the term's.
    private var singles: [(group: Int, term: Int)] = []
    /// Of terms that are a group by themselves.
    private var denseTerms: [(term: UInt32, words: [UInt64])] = []
    /// Of groups of several terms.
    private var denseGroups: [UInt32] = []
    private var denseGroupWords: [UInt64] = []
    private var hashes: [UInt32] = []
    private var starts: [UInt32] = [0]
    private var members: [UInt32] = []
    private var signs: [TermSigns] = []
    private var listOffsets: [UInt32] = []
    private var positionOffsets: [UInt32] = []
    private var own: [PostingEntries] = []
    /// The encoded positions of all groups, in their order; the entries at hand say where theirs begin.
    var positions: [UInt8] = []

    /// For documents with these codes of their lengths.
    init(termCount: Int, lengthCodes: [UInt8]) {
        documentCount = lengthCodes.count
        let impacts = ImpactTable(lengthCodes: lengthCodes)
        groupLists = PostingListWriter(impacts: impacts)
        termLists = PostingListWriter(impacts: impacts)
        termRanges = Array(repeating: 0..<0, count: termCount)
        termCounts = Array(repeating: 0, count: termCount)
    }

    /// Adds a group of one term; groups come in the order of their keys' hashes.
    mutating func add(hash: UInt32, term: UInt32, signs: TermSigns, entries: PostingEntries, positionOffset: Int) {
        hashes.append(hash)
        members.append(term)
        self.signs.append(signs)
        starts.append(UInt32(members.count))
        positionOffsets.append(UInt32(positionOffset))
        singles.append((listOffsets.count, Int(term)))
        listOffsets.append(0)
        addTerm(Int(term), entries)
        if DenseBitmap.isDue(for: entries.count, among: documentCount) { denseTerms.append((term, words(of: entries))) }
    }

    /// Adds a group of several terms, in whose order, which ascends, its members are numbered.
    mutating func add(
        hash: UInt32, terms: [UInt32], signs: [TermSigns], entries: PostingEntries, positionOffset: Int
    ) {
        if terms.count == 1 {
            add(hash: hash, term: terms[0], signs: signs[0], entries: entries, positionOffset: positionOffset)
            return
        }
        hashes.append(hash)
        members += terms
        self.signs += signs
        starts.append(UInt32(members.count))
        positionOffsets.append(UInt32(positionOffset))
        let count = entries.documentCount
        if DenseBitmap.isDue(for: count, among: documentCount) {
            denseGroups.append(UInt32(listOffsets.count))
            denseGroupWords += words(of: entries)
        }
        groupLists.append(entryCount: entries.count, documentCount: count)
        listOffsets.append(UInt32(groupLists.write(entries, hasMembers: true)))
        split(entries, among: terms)
    }

    private mutating func split(_ entries: PostingEntries, among terms: [UInt32]) {
        while own.count < terms.count { own.append(PostingEntries()) }
        for number in terms.indices { own[number].removeAll() }
        for entry in entries.all {
            own[Int(entry.member)].append(PostingEntry(document: entry.document, frequency: entry.frequency))
        }
        for (number, term) in terms.enumerated() { addTerm(Int(term), own[number]) }
    }

    private mutating func addTerm(_ term: Int, _ entries: PostingEntries) {
        let start = termLists.write(entries, hasMembers: false)
        termRanges[term] = start..<termLists.bytes.count
        termCounts[term] = UInt32(entries.count)
    }

    private func words(of entries: PostingEntries) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
        for entry in entries.all { words[Int(entry.document >> 6)] |= 1 << UInt64(entry.document & 63) }
        return words
    }

    /// Fills in what it made. The lists of terms come in the order of terms, so that those that begin alike lie together.
    mutating func finish(into content: inout SegmentContent) {
        var lists = groupLists
        content.listOffsets = termRanges.map { UInt32(lists.append(termLists.bytes[$0])) }
        for (group, term) in singles { listOffsets[group] = content.listOffsets[term] }
        content.documentFrequencies = termCounts
        content.lists = lists.bytes
        content.positions = positions
        content.groupHashes = hashes
        content.groupStarts = starts
        content.groupTerms = members
        content.foldedHashes = signs.map(\.folded)
        content.stemHashes = signs.map(\.stem)
        content.groupListOffsets = listOffsets
        content.groupPositionOffsets = positionOffsets
        denseTerms.sort { $0.term < $1.term }
        for (term, words) in denseTerms {
            content.denseTerms.append(term)
            content.denseWords += words
        }
        content.denseGroups = denseGroups
        content.denseGroupWords = denseGroupWords
    }
}
