import Bytes

/// A word that the grammar of dates asks for by itself.
struct DateWord: Sendable {
    let hash: ByteHash

    private init(_ word: String) { hash = ByteHash(of: word.utf8) }

    static let t = DateWord("t")
    static let z = DateWord("z")
    static let uhr = DateWord("uhr")
    static let and = DateWord("and")
    static let waw = DateWord("و")
    static let meem = DateWord("م")
    static let hanYear = DateWord("年")
    static let hanMonth = DateWord("月")
    static let hanDay = DateWord("日")
    static let hanMinute = DateWord("分")
    static let hangulYear = DateWord("년")
    static let hangulMonth = DateWord("월")
    static let hangulDay = DateWord("일")
    static let hangulMinute = DateWord("분")
}
