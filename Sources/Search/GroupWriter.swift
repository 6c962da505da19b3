import Bytes

/// Lays out the posting lists of a segment: one for each group of terms that share a key, with positions, and one without for
/// each term of a group of several.
///
/// A word of a query is mostly a good part of one group, so it is found by one list instead of dozens; a term by itself, or terms
/// that begin alike, by their own.
struct GroupWriter {
    private let documentCount: Int
    private var groupLists = PostingListWriter()
    /// The terms' lists in the order of groups, and where each term's lies there.
    private var termLists = PostingListWriter()
    private var termRanges: [Range<Int>]
    private var termCounts: [UInt32]
    /// The groups of one term, whose list is the term's.
    private var singles: [(group: Int, term: Int)] = []
    private var dense: [(term: UInt32, words: [UInt64])] = []
    private var hashes: [UInt32] = []
    private var starts: [UInt32] = [0]
    private var members: [UInt32] = []
    private var entryCounts: [UInt32] = []
    private var listOffsets: [UInt32] = []
    private var positionOffsets: [UInt32] = []
    private var own: [PostingEntries] = []
    /// The encoded positions of all groups, in their order; the entries at hand say where theirs begin.
    var positions: [UInt8] = []

    init(termCount: Int, documentCount: Int) {
        self.documentCount = documentCount
        termRanges = Array(repeating: 0..<0, count: termCount)
        termCounts = Array(repeating: 0, count: termCount)
    }

    /// Adds a group; they come in the order of hashes. Members are numbered in the order of `terms`, which ascend.
    mutating func add(hash: UInt32, terms: [UInt32], entries: PostingEntries, positionOffset: Int) {
        hashes.append(hash)
        members += terms
        starts.append(UInt32(members.count))
        entryCounts.append(UInt32(entries.count))
        positionOffsets.append(UInt32(positionOffset))
        if terms.count == 1 {
            singles.append((listOffsets.count, Int(terms[0])))
            listOffsets.append(0)
            addTerm(Int(terms[0]), entries)
        } else {
            listOffsets.append(UInt32(groupLists.write(entries, hasMembers: true)))
            split(entries, among: terms)
        }
    }

    private mutating func split(_ entries: PostingEntries, among terms: [UInt32]) {
        while own.count < terms.count { own.append(PostingEntries()) }
        for number in terms.indices { own[number].removeAll() }
        for index in 0..<entries.count {
            own[Int(entries.members[index])].append(
                document: entries.documents[index], frequency: entries.frequencies[index])
        }
        for (number, term) in terms.enumerated() { addTerm(Int(term), own[number]) }
    }

    private mutating func addTerm(_ term: Int, _ entries: PostingEntries) {
        let start = termLists.write(entries, hasMembers: false)
        termRanges[term] = start..<termLists.bytes.count
        termCounts[term] = UInt32(entries.count)
        guard DenseBitmap.isDue(for: entries.count, among: documentCount) else { return }
        var words = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
        for document in entries.documents { words[Int(document >> 6)] |= 1 << UInt64(document & 63) }
        dense.append((UInt32(term), words))
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
        content.groupEntryCounts = entryCounts
        content.groupListOffsets = listOffsets
        content.groupPositionOffsets = positionOffsets
        dense.sort { $0.term < $1.term }
        for (term, words) in dense {
            content.denseTerms.append(term)
            content.denseWords += words
        }
    }
}
