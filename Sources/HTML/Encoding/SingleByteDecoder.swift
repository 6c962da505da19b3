import Bytes

/// The single-byte encodings (Encoding Standard 9): a table of 128 scalars, already in UTF-8.
struct SingleByteDecoder: Sendable {
    /// The UTF-8 of each byte from 0x80: length, then up to three bytes.
    private var entries: [SIMD4<UInt8>] = []

    private static let all: [String: SingleByteDecoder] = {
        var all: [String: SingleByteDecoder] = [:]
        var name = ""
        for word in SingleByteData.indexes.bytes.split(separator: 0x20) {
            // A word without a name goes on with the encoding before it.
            let sign = word.firstIndex(of: 0x3D) ?? word.startIndex
            if sign > word.startIndex { name = String(decoding: word[..<sign], as: UTF8.self) }
            for run in word[(sign + 1)...].split(separator: 0x2C) {
                all[name, default: SingleByteDecoder()].add(String(decoding: run, as: UTF8.self))
            }
        }
        return all
    }()

    /// The decoder of an encoding by its name, or nil when it is not a single-byte encoding.
    static func named(_ name: String) -> SingleByteDecoder? { all[name] }

    private mutating func add(_ run: String) {
        if run.hasPrefix("-") {
            for _ in 0..<(Int(run.dropFirst()) ?? 0) { add(0xFFFD) }
            return
        }
        let parts = run.split(separator: "+")
        let first = parts.first.flatMap { UInt32($0, radix: 16) } ?? 0xFFFD
        let more = parts.count > 1 ? UInt32(parts[1]) ?? 0 : 0
        for offset in 0...more { add(first + offset) }
    }

    private mutating func add(_ scalar: UInt32) {
        switch scalar {
        case ..<0x80: entries.append([1, UInt8(scalar), 0, 0])
        case ..<0x800: entries.append([2, UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F), 0])
        default:
            entries.append([
                3, UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F),
            ])
        }
    }

    /// UTF-8; bytes that mean nothing become U+FFFD.
    func decode(_ bytes: [UInt8]) -> [UInt8] {
        let table = entries
        return bytes.withWindow { window in
            let capacity = window.count + 2 * window.countOfHighBytes()
            return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                var written = 0
                for index in 0..<window.count {
                    let byte = window[index]
                    if byte < 0x80 {
                        unsafe output[written] = byte
                        written += 1
                        continue
                    }
                    let entry = table[Int(byte & 0x7F)]
                    for place in 1...Int(entry[0]) { unsafe output[written + place - 1] = entry[place] }
                    written += Int(entry[0])
                }
                count = written
            }
        }
    }

    /// The scalar of a byte, for checks.
    func scalar(of byte: UInt8) -> Unicode.Scalar? {
        String(decoding: decode([byte]), as: UTF8.self).unicodeScalars.first
    }
}
