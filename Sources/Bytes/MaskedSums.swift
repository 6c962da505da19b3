internal import CBytes

/// A number that some of 64 neighbours have, told by bits.
///
/// Those whose bit is set in a word of `bits` have `most`; those whose bit is set in the same word of `scaled` have `weight` times a
/// scale of their own.
@safe package struct MaskedAddend {
    let bits: UnsafePointer<UInt64>
    let scaled: UnsafePointer<UInt64>
    let most: Float
    let weight: Float

    package init(bits: UnsafePointer<UInt64>, most: Float, scaled: UnsafePointer<UInt64>, weight: Float) {
        unsafe (self.bits, self.scaled) = (bits, scaled)
        (self.most, self.weight) = (most, weight)
    }
}

/// Sums over 64 neighbours at once.
package enum MaskedSums {
    /// The bits of those neighbours whose sum is `least` or more.
    ///
    /// `index` says which word of each addend they are; neighbour i has the scale `scales[codes[i]]`. Where no addend's scaled bits count,
    /// `isScaled` is false.
    @inline(__always) package static func reaching(
        _ least: Float, _ addends: UnsafeBufferPointer<MaskedAddend>, word index: Int, codes: UnsafePointer<UInt8>,
        scales: UnsafeBufferPointer<Float>, isScaled: Bool
    ) -> UInt64 {
        // The same members in the same places.
        unsafe addends.withMemoryRebound(to: cbytes_addend.self) { addends in
            unsafe cbytes_sums_reaching(
                addends.baseAddress, addends.count, index, codes, scales.baseAddress, isScaled ? 1 : 0, least)
        }
    }
}
