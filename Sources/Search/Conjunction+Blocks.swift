/// Queries of one word in a segment without deletions: every document counts, and few are looked at.
extension Conjunction {
    /// One word whose forms are a whole group: how many documents have it is known.
    func runBestBlocks() {
        let word = words[0]
        let weight = weights[0]
        let codes = unsafe segment.lengthCodes.pointer
        var threshold = unsafe Float(collector.threshold)
        unsafe norms.withUnsafeBufferPointer { norms in
            word.walk.forEachDocument(reaching: { word.bound.code(reaching: threshold) }) { document, frequency in
                offer(document, frequency, weight, unsafe norms[Int(codes[Int(document)])], &threshold)
            }
        }
        unsafe collector.total += word.walk.documentCount
    }

    /// One word, whose every document counts. The loop touches nothing but locals.
    func runWord() {
        let walk = words[0].walk
        let weight = weights[0]
        let codes = unsafe segment.lengthCodes.pointer
        var (total, left) = (0, Conjunction.patience)
        var threshold = unsafe Float(collector.threshold)
        unsafe norms.withUnsafeBufferPointer { norms in
            walk.forEachDocument { document, frequency in
                total &+= 1
                left &-= 1
                if left == 0 {
                    left = Conjunction.patience
                    if checkTime() { return false }
                }
                offer(document, frequency, weight, unsafe norms[Int(codes[Int(document)])], &threshold)
                return true
            }
        }
        unsafe collector.total += total
    }

    /// weight × frequency / (frequency + norm), compared without dividing. Documents come in ascending order, so one that only equals
    /// the last of the best comes too late.
    @inline(__always) private func offer(
        _ document: UInt32, _ frequency: Float, _ weight: Float, _ norm: Float, _ threshold: inout Float
    ) {
        let sum = frequency + norm
        if weight * frequency <= threshold * sum { return }
        let score = Double(weight * frequency / sum)
        collector.offer(score, segment: index, base: segment.base, local: document)
        threshold = unsafe Float(collector.threshold)
    }
}
