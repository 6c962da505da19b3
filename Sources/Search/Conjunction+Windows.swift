/// Frequent words: which documents have all of them is told by bits, a window at a time, instead of looking each document up.
extension Conjunction {
    /// What looking a document up costs, in entries whose bits are set: in a bitmap, and along a list.
    private static let bitCost = 4
    private static let lookupCost = 12

    /// Whether setting the bits of all entries costs less than looking up the leader's documents. Phrases read positions along the lists
    /// that were looked up in, so they gain nothing.
    var isCheaperByWindows: Bool {
        guard words.count > 1, phrases.isEmpty else { return false }
        var marking = segment.documentCount / 64 * words.count
        var lookingUp = 0
        for (number, word) in words.enumerated() {
            let isBitmap = word.walk.bitmap != nil
            if !isBitmap { marking += word.walk.isWhole ? word.walk.entries : 2 * word.walk.entries }
            if number > 0 { lookingUp += isBitmap ? Conjunction.bitCost : Conjunction.lookupCost }
        }
        return marking < lookingUp * words[0].walk.documentCount
    }

    func runWindows() {
        // Marking goes ahead of the walks that frequencies are read along.
        let marks = words.map { word in
            word.walk.bitmap == nil ? GroupWalk(word.forms, segmentIndex: index, segment: segment) : nil
        }
        defer { for mark in marks { mark?.deallocate() } }
        let (common, own) = (WindowBits(), WindowBits())
        for window in 0..<(segment.documentCount + Window.size - 1) / Window.size {
            if checkTime() { return }
            if mark(window, marks, into: common, own) { take(common, window) }
        }
    }

    /// Has the bits tell of the window's documents that have all words and count; false if there is none.
    private func mark(_ window: Int, _ marks: [GroupWalk?], into common: WindowBits, _ own: WindowBits) -> Bool {
        let start = UInt32(window * Window.size)
        for (number, word) in words.enumerated() {
            let bits = number == 0 ? common : own
            bits.fill(0)
            if let bitmap = word.walk.bitmap {
                bitmap.formUnion(into: bits, window: window)
            } else {
                unsafe marks[number]?.mark(from: start, below: start + UInt32(Window.size), bits: bits.words)
            }
            if number > 0 { common.formIntersection(own) }
            if common.isEmpty { return false }
        }
        if let live { common.formIntersection(live, window: window) }
        if let filter { common.formIntersection(filter, window: window) }
        return true
    }

    private func take(_ common: WindowBits, _ window: Int) {
        let start = UInt32(window * Window.size)
        if !collector.isRanked || (unsafe collector.hits != nil) {
            var total = 0
            common.forEach { if isTaken(start + UInt32($0)) { total += 1 } }
            unsafe collector.total += total
            return
        }
        unsafe collector.total += common.count
        var next = common.first(from: 0)
        while let local = next {
            if mayReach(start + UInt32(local)) {
                score(start + UInt32(local))
                next = common.first(from: local + 1)
            } else {
                // As little may those up to the end of some word's block.
                let behind = unsafe min(Int(mostsEnd), Int(start) + Window.size - 1) - Int(start) + 1
                next = common.first(from: behind)
            }
        }
    }
}
