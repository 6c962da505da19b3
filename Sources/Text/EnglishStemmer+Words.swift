// The word lists of the Snowball English description.
extension EnglishStemmer {
    private static func pairs(_ rows: String) -> [(String, String)] {
        rows.split(separator: " ").map { row in
            let parts = row.split(separator: ":", omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }

    private static func words(_ list: String) -> Set<[UInt8]> { Set(list.split(separator: " ").map { Array($0.utf8) }) }

    /// Whole words with stems of their own.
    static let exceptions: [[UInt8]: [UInt8]] = {
        let rows = """
            skis:ski skies:sky sky:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl news:news howe:howe \
            atlas:atlas cosmos:cosmos bias:bias andes:andes
            """
        return Dictionary(pairs(rows).map { (Array($0.0.utf8), Array($0.1.utf8)) }) { first, _ in first }
    }()

    /// Beginnings behind which R1 begins, whatever the letters.
    static let regionPrefixes: [[UInt8]] = "gener commun arsen past univers later emerg organ inter"
        .split(separator: " ").map { Array($0.utf8) }

    /// What stands before «eed» in words that keep it.
    static let eedWords = words("succ proc exc")

    /// What stands before «ing» in words that keep it.
    static let gerunds = words("inn out cann herr earr even")

    /// Derivational endings, longest first.
    static let derivations = pairs(
        """
        ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less ogist:og entli:ent ation:ate \
        alism:al aliti:al ousli:ous iviti:ive fulli:ful enci:ence anci:ance abli:able izer:ize ator:ate alli:al bli:ble ogi:og li:
        """)

    static let endings = pairs("ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:")

    static let residuals = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic"
        .split(separator: " ").map(String.init)
}
