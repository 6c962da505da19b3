/// Makes one of the spellings that readers do not tell apart: hamza and alef forms, alef maksura, ta marbuta, Latin accents.
package enum Folding {
    /// The folded form of a term in `TermCoding`. An Arabic letter folds to one letter, so letters keep their places.
    package static func folded(_ term: some Collection<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(term.count)
        var index = term.startIndex
        while index != term.endIndex {
            let byte = term[index]
            if byte < 0xC0 {
                output.append(table[Int(byte)])
                term.formIndex(after: &index)
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = term.index(index, offsetBy: length, limitedBy: term.endIndex) ?? term.endIndex
            appendFolded(TermCoding.scalars(of: term[index..<end]).first ?? 0xFFFD, to: &output)
            index = end
        }
        return output
    }

    /// The folded form of an ASCII or Arabic letter; bytes of longer spellings come back unchanged.
    package static func folded(byte: UInt8) -> UInt8 { byte < 0xC0 ? table[Int(byte)] : byte }

    /// Whether two terms fold alike. Allocates nothing for Arabic and ASCII.
    package static func areEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        if left.allSatisfy({ $0 < 0xC0 }) && right.allSatisfy({ $0 < 0xC0 }) {
            return left.elementsEqual(right) { table[Int($0)] == table[Int($1)] }
        }
        return folded(left) == folded(right)
    }

    private static func appendFolded(_ scalar: UInt32, to output: inout [UInt8]) {
        switch scalar {
        case 0x67E: output.append(0x88)
        case 0x686: output.append(0x8C)
        case 0x6A4, 0x6A1: output.append(0xA1)
        case 0x6AF, 0x6A9, 0x6AD: output.append(0xA3)
        case 0x698: output.append(0x92)
        case 0x6BA: output.append(0xA6)
        case 0x679: output.append(0x8A)
        case 0x688: output.append(0x8F)
        case 0x691: output.append(0x91)
        case 0xC0..<0x250:
            let letters = latin[Int(scalar - 0xC0)]
            if letters.isEmpty { TermCoding.append(scalar, to: &output) } else { output += letters }
        default: TermCoding.append(scalar, to: &output)
        }
    }

    /// What each byte below 0xC0 folds to: ASCII letters in lower case, Arabic letters without hamza and madda.
    package static let table: [UInt8] = {
        var table = (0..<192).map { UInt8($0) }
        for byte in 0x41...0x5A { table[byte] = UInt8(byte + 0x20) }
        for (from, to) in [
            (0x82, 0x87), (0x83, 0x87), (0x85, 0x87), (0x84, 0xA8), (0x86, 0xAA), (0x89, 0xA7), (0xA9, 0xAA),
        ] {
            table[from] = UInt8(to)
        }
        return table
    }()

    // U+00C0…U+024F by base letter: each entry says from which code point a run of one base begins; "-" keeps the letter itself.
    private static let latin: [[UInt8]] = {
        let rows = """
            C0a C6ae C7c C8e CCi D0d D1n D2o D7- D8o D9u DDy DEth DFss E0a E6ae E7c E8e ECi F0d F1n F2o F7- F8o F9u FDy FEth FFy \
            100a 106c 10Ed 112e 11Cg 124h 128i 132ij 134j 136k 139l 143n 14Co 152oe 154r 15As 162t 168u 174w 176y 179z 17Fs 180- \
            1A0o 1A2- 1AFu 1B1- 1CDa 1CFi 1D1o 1D3u 1DDe 1DEa 1E2ae 1E4g 1E8k 1EAo 1EE- 1F0j 1F1- 1F4g 1F6- 1F8n 1FAa 1FCae 1FEo \
            200a 204e 208i 20Co 210r 214u 218s 21At 21C- 21Eh 220- 226a 228e 22Ao 232y 234-
            """
        var output = [[UInt8]](repeating: [], count: 0x190)
        var start = 0
        var letters: [UInt8] = []
        for row in rows.split(separator: " ") {
            let hexadecimal = row.prefix { $0.isUppercase || $0.isNumber }
            let next = (Int(hexadecimal, radix: 16) ?? 0xC0) - 0xC0
            for index in start..<next { output[index] = letters }
            start = next
            letters = row.hasSuffix("-") ? [] : Array(row.dropFirst(hexadecimal.count).utf8)
        }
        return output
    }()
}
