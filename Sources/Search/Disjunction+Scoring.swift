import Bytes

/// Scoring those of a window's documents that may reach the threshold, a part of the window after the other.
extension Disjunction {
    func score(_ bits: WindowBits, _ window: Int) {
        // Most windows are seen not to reach the threshold by which words they have at all.
        var sum: Float = 0
        for number in lanes.indices {
            if unsafe marks[number].strict { sum += lanes[number].most }
            if unsafe marks[number].loose { sum += lanes[number].mostLoose }
        }
        if unsafe sum < Float(collector.threshold) * 0.99999 { return }
        let partSize = Disjunction.partSize
        for (number, word) in words.enumerated() {
            unsafe bounds.withUnsafeMutableBufferPointer { bounds in
                let own = unsafe UnsafeMutableBufferPointer(
                    rebasing: bounds[number * Disjunction.partCount..<(number + 1) * Disjunction.partCount])
                // A word that has nothing in the window adds nothing.
                if unsafe !marks[number].strict { return unsafe own.update(repeating: 0) }
                unsafe word.strict.mostImpacts(
                    from: UInt32(window * Window.size), partSize: UInt32(partSize), word.bound, into: own)
            }
        }
        for part in 0..<Disjunction.partCount {
            let first = part * Disjunction.partWords
            // A hair less, for sums of the same numbers in another order.
            let threshold = unsafe Float(collector.threshold) * 0.99999
            guard prepare(part, threshold) else { continue }
            var found = unsafe UnsafeRawPointer(bits.words + first).loadUnaligned(as: SIMD8<UInt64>.self)
            found &= reaching(threshold, from: 0, sum: 0, word: first)
            let isSplit = unsafe sources.count <= Disjunction.mostSplit
            var (count, sifted) = (0, SIMD8<UInt64>())
            for word in 0..<Disjunction.partWords where found[word] != 0 {
                let own = sift(found[word], first + word, window, isSifted: isSplit)
                found[word] = own.found
                sifted[word] = own.isSifted ? 1 : 0
                count += found[word].nonzeroBitCount
            }
            if count == 0 { continue }
            sumUp(part, window, wanted: count)
            for word in 0..<Disjunction.partWords where found[word] != 0 {
                score(found[word], from: (first + word) << 6, window, isSifted: sifted[word] == 1)
            }
        }
    }

    /// Reads how often words stand in all documents of a part, where so many are wanted that looking up each of them would cost more.
    private func sumUp(_ part: Int, _ window: Int, wanted: Int) {
        let start = UInt32(window * Window.size + part * Disjunction.partSize)
        for number in unsafe 0..<parts.count {
            let own = unsafe parts.elements[number]
            let count = unsafe NumberBlocks.bitCount(
                own.bits + part * Disjunction.partWords, count: Disjunction.partWords)
            if wanted * Disjunction.lookupCost <= count + Disjunction.lookupCost { continue }
            unsafe summed.initialize(repeating: 0, count: Disjunction.partWords)
            unsafe own.word._withUnsafeGuaranteedRef {
                unsafe $0.sumUp(
                    from: start, below: start + UInt32(Disjunction.partSize), bits: summed, sums: own.sums)
            }
            unsafe parts.elements[number].isSummed = true
        }
    }

    /// The documents of a part of the window that may reach the threshold by the sources from one on, with what those before add.
    private func reaching(_ threshold: Float, from number: Int, sum: Float, word: Int) -> SIMD8<UInt64> {
        if sum >= threshold { return SIMD8(repeating: UInt64.max) }
        guard unsafe number < sources.count, unsafe sum + sources.elements[number].bound >= threshold else {
            return SIMD8()
        }
        // The last sources, if there are many, are taken to add what they can.
        if number == Disjunction.mostSplit { return SIMD8(repeating: UInt64.max) }
        let source = unsafe sources.elements[number]
        let own = unsafe UnsafeRawPointer(source.bits + word).loadUnaligned(as: SIMD8<UInt64>.self)
        let without = reaching(threshold, from: number + 1, sum: sum, word: word)
        return without | own & reaching(threshold, from: number + 1, sum: sum + source.most, word: word)
    }

    /// Those of 64 documents that may reach the threshold, and whether all that the words say of that was asked; `isSifted` says that rows
    /// of bits have told. What loose forms add depends on a document's length, of which these know nothing.
    private func sift(_ found: UInt64, _ word: Int, _ window: Int, isSifted: Bool) -> (found: UInt64, isSifted: Bool) {
        if unsafe isSifted && !hasLoose { return (found, true) }
        if found.nonzeroBitCount < Disjunction.fewDocuments { return (found, false) }
        return (found & summedUp(word, window), true)
    }

    /// Which of 64 documents may reach the threshold by the words that they have.
    private func summedUp(_ word: Int, _ window: Int) -> UInt64 {
        if unsafe addends.isEmpty {
            for number in unsafe 0..<parts.count {
                let part = unsafe parts.elements[number]
                unsafe addends.append(
                    MaskedAddend(bits: part.bits, most: part.most, scaled: part.looseBits, weight: part.weight))
            }
        }
        let threshold = unsafe Float(collector.threshold) * 0.9999
        let codes = unsafe segment.lengthCodes.pointer + (window * Window.size + word << 6)
        return unsafe addends.withUnsafeBufferPointer { addends in
            unsafe looseScales.withUnsafeBufferPointer { scales in
                unsafe MaskedSums.reaching(
                    threshold, addends, word: word, codes: codes, scales: scales, isScaled: hasLoose)
            }
        }
    }

    /// Finds the words that may add to scores in a part of the window. False if they do not reach the threshold together.
    private func prepare(_ part: Int, _ threshold: Float) -> Bool {
        unsafe parts.removeAll()
        unsafe sources.removeAll()
        unsafe hasLoose = false
        var sum: Float = 0
        for number in lanes.indices {
            sum += unsafe bounds[number * Disjunction.partCount + part]
            if unsafe marks[number].loose { sum += lanes[number].mostLoose }
        }
        if sum < threshold { return false }
        sum = 0
        let words = part * Disjunction.partWords..<(part + 1) * Disjunction.partWords
        for number in lanes.indices {
            var lane = lanes[number]
            let has = unsafe marks[number].strict && WindowBits.hasAny(lane.bits, in: words)
            let hasLoose = unsafe marks[number].loose && WindowBits.hasAny(lane.looseBits, in: words)
            if !has && !hasLoose { continue }
            lane.most = has ? unsafe bounds[number * Disjunction.partCount + part] : 0
            if !hasLoose { lane.mostLoose = 0 }
            unsafe self.hasLoose = self.hasLoose || hasLoose
            sum += lane.most + lane.mostLoose
            unsafe parts.insert(lane)
            if has { unsafe sources.insert(Source(bits: lane.bits, most: lane.most)) }
            if hasLoose { unsafe sources.insert(Source(bits: lane.looseBits, most: lane.mostLoose)) }
        }
        if sum < threshold { return false }
        var bound: Float = 0
        for number in unsafe (0..<parts.count).reversed() {
            unsafe bound += parts.elements[number].most + parts.elements[number].mostLoose
            unsafe parts.elements[number].bound = bound
        }
        bound = 0
        for number in unsafe (0..<sources.count).reversed() {
            unsafe bound += sources.elements[number].most
            unsafe sources.elements[number].bound = bound
        }
        unsafe addends.removeAll(keepingCapacity: true)
        return true
    }

    /// Scores the documents of one word of bits.
    private func score(_ word: UInt64, from first: Int, _ window: Int, isSifted: Bool) {
        let start = window * Window.size
        let codes = unsafe segment.lengthCodes.pointer + start
        var threshold = unsafe Float(collector.threshold)
        var rest = word
        let parts = unsafe UnsafeBufferPointer(start: parts.elements, count: parts.count)
        unsafe norms.withUnsafeBufferPointer { norms in
            while rest != 0 {
                let local = first &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                let norm = unsafe norms[Int(codes[local])]
                guard unsafe isSifted || bound(local, norm, parts) >= threshold,
                    let score = unsafe score(local, start, norm, threshold, parts)
                else { continue }
                collector.offer(Double(score), segment: index, base: segment.base, local: UInt32(start + local))
                threshold = unsafe Float(collector.threshold)
            }
        }
    }

    /// The most that a document may score, by the words that it has.
    @inline(__always) private func bound(
        _ local: Int, _ norm: Float, _ parts: UnsafeBufferPointer<Part>
    ) -> Float {
        let loose = looseWeight / (looseWeight + norm)
        var sum: Float = 0
        for number in 0..<parts.count {
            let part = unsafe parts[number]
            // Which words a document has follows no pattern: no branch depends on it.
            sum += unsafe Disjunction.has(local, part.bits) * part.most
            sum += unsafe Disjunction.has(local, part.looseBits) * part.weight * loose
        }
        return sum * 1.00001
    }

    @inline(__always) private static func has(_ local: Int, _ bits: UnsafeMutablePointer<UInt64>)
        -> Float
    {
        Float(UInt32(truncatingIfNeeded: unsafe bits[local &>> 6] &>> UInt64(local & 63) & 1))
    }

    /// A document's score, nil where it is seen not to reach the threshold.
    @inline(__always) private func score(
        _ local: Int, _ start: Int, _ norm: Float, _ threshold: Float,
        _ parts: UnsafeBufferPointer<Part>
    ) -> Float? {
        var score: Float = 0
        for number in 0..<parts.count {
            let part = unsafe parts[number]
            var frequency = unsafe Disjunction.has(local, part.looseBits) * looseWeight
            if unsafe Disjunction.has(local, part.bits) != 0 {
                if score + part.bound < threshold * 0.99999 { return nil }
                if part.isSummed {
                    frequency += unsafe part.sums[local & (Disjunction.partSize - 1)]
                } else {
                    frequency += unsafe part.word._withUnsafeGuaranteedRef {
                        $0.frequency(UInt32(start + local))
                    }
                }
            }
            score += part.weight * frequency / (frequency + norm)
        }
        return score > threshold ? score : nil
    }
}
