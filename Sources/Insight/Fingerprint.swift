import Bytes

/// What a text is recognised by: the set of its folded three-word shingles, a MinHash of it, and the numbers at its head.
package struct Fingerprint: Sendable, Equatable {
    /// Hashes of the shingles, ascending, each once.
    package var shingles: [UInt64]
    /// The same of the text with all its numbers alike: what issues of one bulletin have in common.
    package var frames: [UInt64]
    /// The least of each of 128 permutations; equal places estimate the Jaccard similarity (Broder 1997). Made anew each time.
    package var signature: [UInt32] { Fingerprint.signature(of: shingles) }
    /// The numbers of the headline and the first 600 letters, ascending, each once.
    package var numbers: [UInt32]
    /// The numbers of the whole text, likewise.
    package var allNumbers: [UInt32]
    /// Which event of its kind the head tells of (`EventFacts`).
    package var events: [UInt64] = []

    /// Shingles that a text has at most: what lies behind is left out.
    static let shingleLimit = 4000
    static let signatureLength = 128
    private static let headLength = 600

    package init(headline: String, text: String) {
        var hashes: [UInt64] = []
        var numbers: [UInt32] = []
        var allNumbers: [UInt32] = []
        let head = FoldedText(headline)
        let body = FoldedText(text)
        Fingerprint.readNumbers(head.bytes.span, upTo: head.bytes.count, &numbers)
        Fingerprint.readNumbers(body.bytes.span, upTo: min(body.bytes.count, Fingerprint.headLength), &numbers)
        Fingerprint.readNumbers(body.bytes.span, upTo: body.bytes.count, &allNumbers)
        EventFacts.read(head, upTo: head.bytes.count, into: &events)
        EventFacts.read(body, upTo: min(body.bytes.count, Fingerprint.headLength), into: &events)
        var frames: [UInt64] = []
        Fingerprint.readShingles(Fingerprint.words(of: body, text).span, &hashes, &frames)
        if hashes.isEmpty { Fingerprint.readShingles(Fingerprint.words(of: head, headline).span, &hashes, &frames) }
        hashes.sort()
        frames.sort()
        self.frames = Fingerprint.unique(frames)
        shingles = Fingerprint.unique(hashes)
        numbers.sort()
        self.numbers = Fingerprint.unique(numbers)
        allNumbers.sort()
        self.allNumbers = Fingerprint.unique(allNumbers)
    }

    private static func unique<Number: Equatable>(_ sorted: [Number]) -> [Number] {
        var output: [Number] = []
        output.reserveCapacity(sorted.count)
        for number in sorted where number != output.last { output.append(number) }
        return output
    }

    /// The folded bytes; letters of scripts that folding does not tell apart keep the bytes of their own code units.
    private static func words(of folded: FoldedText, _ text: String) -> [UInt8] {
        guard folded.bytes.contains(FoldedText.Sign.letter) else { return folded.bytes }
        let units = FoldedText.units(of: text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(folded.bytes.count * 2)
        for (place, byte) in folded.bytes.enumerated() {
            bytes.append(byte)
            guard byte == FoldedText.Sign.letter else { continue }
            let unit = units[folded.start(place)]
            bytes.append(UInt8(truncatingIfNeeded: unit >> 8) | 0x80)
            bytes.append(UInt8(truncatingIfNeeded: unit) | 0x80)
        }
        return bytes
    }

    /// Two hashes for each three words in a row, with their numbers and without; signs part words and count for nothing, and figures
    /// part from letters («و1515»).
    private static func readShingles(_ bytes: Span<UInt8>, _ hashes: inout [UInt64], _ frames: inout [UInt64]) {
        var (exact, frame) = (Trigram(), Trigram())
        var word = ByteHash()
        var (isInWord, isNumber) = (false, false)
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : 0x20
            let isDigit = FoldedText.isDigit(byte)
            let isPart = isDigit || FoldedText.isLetter(byte)
            if isInWord, !isPart || isDigit != isNumber {
                exact.append(word.value)
                frame.append(isNumber ? ByteHash().value : word.value)
                if exact.count >= 3 {
                    hashes.append(mixed(exact.value))
                    frames.append(mixed(frame.value))
                    if hashes.count >= shingleLimit { return }
                }
                (word, isInWord) = (ByteHash(), false)
            }
            if isPart {
                word.append(byte)
                (isInWord, isNumber) = (true, isDigit)
            }
        }
    }

    /// The last three words.
    private struct Trigram {
        var (first, second, third) = (UInt64(0), UInt64(0), UInt64(0))
        var count = 0

        mutating func append(_ word: UInt64) {
            (first, second, third) = (second, third, word)
            count += 1
        }

        var value: UInt64 { first &* 0x9E37_79B9_7F4A_7C15 ^ second &* 0xC2B2_AE3D_27D4_EB4F ^ third }
    }

    private static func readNumbers(_ bytes: Span<UInt8>, upTo end: Int, _ numbers: inout [UInt32]) {
        var value: UInt32 = 0
        var isInNumber = false
        for index in 0...end {
            if index < end, FoldedText.isDigit(bytes[index]) {
                value = value &* 10 &+ UInt32(bytes[index] - 0x30)
                isInNumber = true
            } else if isInNumber {
                numbers.append(value)
                (value, isInNumber) = (0, false)
            }
        }
    }

    /// A MinHash of so many places.
    static func signature(of shingles: [UInt64], length: Int = signatureLength) -> [UInt32] {
        var signature = [UInt32](repeating: .max, count: length)
        var least = signature.mutableSpan
        let table = multipliers
        let factors = table.span
        for shingle in shingles {
            for place in 0..<length {
                let value = UInt32(truncatingIfNeeded: (shingle &* factors[place]) >> 32)
                if value < least[place] { least[place] = value }
            }
        }
        return signature
    }

    /// Odd multipliers, one a permutation, from SplitMix64.
    private static let multipliers: [UInt64] = {
        var state: UInt64 = 0x7461_7277_6973_61
        return (0..<signatureLength).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            return mixed(state) | 1
        }
    }()

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
