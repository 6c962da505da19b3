/// One letter in several code points: presentation forms, ligatures, Persian and Urdu shapes, digits, full-width Latin.
package enum LetterForms {
    /// The plain letters of a presentation form or ligature (U+FB50…U+FDFB, U+FE70…U+FEFC); nil for other scalars.
    package static func base(of scalar: UInt32) -> [UInt32]? {
        if scalar >= 0xFE80 && scalar <= 0xFEFC { return formsB[Int(scalar - 0xFE80)] }
        return formsA[scalar]
    }

    /// One letter for all its shapes: ک is ك, ی is ي, ہ is ه. Other scalars come back unchanged.
    package static func plain(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x6A9, 0x6AA, 0x6AC: 0x643
        case 0x6CC, 0x6D2, 0x6D3, 0x6CE: 0x64A
        case 0x6BE, 0x6C1, 0x6C2, 0x6D5, 0x6C0: 0x647
        case 0x6C3: 0x629
        case 0x671, 0x672, 0x673, 0x675: 0x627
        case 0x676...0x677: 0x624
        case 0x678: 0x626
        case 0x660...0x669: scalar - 0x660 + 0x30
        case 0x6F0...0x6F9: scalar - 0x6F0 + 0x30
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: scalar - 0xFEE0
        default: scalar
        }
    }

    // Forms B stand in the order of the alphabet: hamza once, letters that join on one side twice, all others four times.
    private static let formsB: [[UInt32]] = {
        var forms: [[UInt32]] = []
        let twice: Set<UInt32> = [0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62F, 0x630, 0x631, 0x632, 0x648, 0x649]
        for letter in [UInt32](0x621...0x63A) + [UInt32](0x641...0x64A) {
            let shapes = letter == 0x621 ? 1 : twice.contains(letter) ? 2 : 4
            for _ in 0..<shapes { forms.append([letter]) }
        }
        for alef: UInt32 in [0x622, 0x623, 0x625, 0x627] {
            forms.append([0x644, alef])
            forms.append([0x644, alef])
        }
        return forms
    }()

    // Of forms A only what Arabic and Persian texts use: groups of shapes by their first code point, and words.
    private static let formsA: [UInt32: [UInt32]] = {
        var forms: [UInt32: [UInt32]] = [:]
        let runs: [(first: UInt32, shapes: UInt32, letter: UInt32)] = [
            (0xFB50, 2, 0x671), (0xFB56, 4, 0x67E), (0xFB6A, 4, 0x6A4), (0xFB7A, 4, 0x686), (0xFB8A, 2, 0x698),
            (0xFB8E, 4, 0x6A9), (0xFB92, 4, 0x6AF), (0xFB9E, 2, 0x6BA), (0xFBA6, 4, 0x6C1), (0xFBAA, 4, 0x6BE),
            (0xFBAE, 2, 0x6D2), (0xFBFC, 4, 0x6CC),
        ]
        for run in runs {
            for shape in 0..<run.shapes { forms[run.first + shape] = [run.letter] }
        }
        forms[0xFDF2] = [0x627, 0x644, 0x644, 0x647]
        forms[0xFDF4] = [0x645, 0x62D, 0x645, 0x62F]
        forms[0xFDF3] = [0x627, 0x643, 0x628, 0x631]
        return forms
    }()
}
