/// Tells Arabic in windows-1256 and ISO-8859-6 from each other and from everything else by the letters' frequencies.
///
/// In Arabic prose alif is a seventh of all letters and "al-" begins every third word. Both encodings have alif at 0xC7,
/// but lam at 0xE1 in the one and at 0xE4 in the other; windows-1256 puts fa, qaf and kaf where ISO-8859-6 has nothing.
struct ArabicGuess {
    /// Bytes looked at: enough for a verdict on any page.
    private static let sampleLimit = 1 << 20

    /// "windows-1256", "iso-8859-6" or nil.
    let encoding: String?

    init(_ bytes: [UInt8]) {
        var counts = [Int](repeating: 0, count: 256)
        var pairs = 0
        var articles1256 = 0
        var articles8859 = 0
        var previous: UInt8 = 0
        for byte in bytes.prefix(Self.sampleLimit) {
            if byte >= 0x80 {
                counts[Int(byte)] += 1
                if previous >= 0x80 { pairs += 1 }
                if previous == 0xC7 {
                    if byte == 0xE1 { articles1256 += 1 }
                    if byte == 0xE4 { articles8859 += 1 }
                }
            }
            previous = byte
        }
        let high = counts[0x80...].reduce(0, +)
        encoding = Self.verdict(counts, high, pairs, articles1256, articles8859)
    }

    private static func verdict(
        _ counts: [Int], _ high: Int, _ pairs: Int, _ articles1256: Int, _ articles8859: Int
    ) -> String? {
        // Words of Arabic are runs of high bytes; accents in Latin words stand alone.
        guard high >= 8, pairs * 2 >= high else { return nil }
        let share = { (bytes: [UInt8]) in bytes.reduce(0) { $0 + counts[Int($1)] } }
        // Alif is at least a twentieth even of short texts; in Cyrillic 0xC7 is a rare capital.
        guard counts[0xC7] * 20 >= high else { return nil }
        let letters1256 = share(Array(0xC1...0xD6) + Array(0xD8...0xDF) + [0xE1] + Array(0xE3...0xE6) + [0xEC, 0xED])
        let letters8859 = share(Array(0xC1...0xDA) + Array(0xE1...0xEA))
        let undefined8859 = share(Array(0xDB...0xDF) + Array(0xF3...0xFF) + Array(0xAE...0xBA))
        let is1256 = letters1256 * 5 >= high * 4
        let is8859 = letters8859 * 5 >= high * 4 && undefined8859 * 50 <= high
        switch (is1256, is8859) {
        case (true, true): return articles8859 > articles1256 ? "iso-8859-6" : "windows-1256"
        case (true, false): return "windows-1256"
        case (false, true): return "iso-8859-6"
        case (false, false): return nil
        }
    }
}
