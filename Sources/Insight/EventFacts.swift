import Bytes
import Text

/// Which event of its kind a text tells of: the third round, the return leg, the talks in Geneva.
///
/// A fact is a kind in the upper half and what is said of it in the lower one.
enum EventFacts {
    /// Whether two texts say different things of one kind.
    static func differ(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        for fact in left {
            let kind = fact >> 32
            let others = right.filter { $0 >> 32 == kind }
            if others.isEmpty { continue }
            let own = left.filter { $0 >> 32 == kind }
            if !own.contains(where: { others.contains($0) }) { return true }
        }
        return false
    }

    /// Reads a folded text up to a byte.
    static func read(_ text: FoldedText, upTo end: Int, into facts: inout [UInt64]) {
        let bytes = text.bytes
        var last: UInt64?
        var lastOrdinal: UInt32?
        var wordsSinceEvent = Int.max
        var isBehindIn = false
        var index = 0
        while index < end {
            guard FoldedText.isLetter(bytes[index]) else {
                if bytes[index] == 0x2E || bytes[index] == 0x0A { wordsSinceEvent = .max }
                index += 1
                continue
            }
            let start = index
            while index < end, FoldedText.isLetter(bytes[index]) { index += 1 }
            let word = stem(bytes, start, index)
            if wordsSinceEvent < .max { wordsSinceEvent += 1 }
            if isBehindIn, wordsSinceEvent <= 10, let place = city(bytes.span, start, index) {
                add(placeKind, place, to: &facts)
            }
            isBehindIn = bytes[start..<index].elementsEqual(within)
            let ordinal = words.ordinals[word]
            if let last, let ordinal { add(last, ordinal, to: &facts) }
            if let leg = words.legs[word] { add(legKind, leg, to: &facts) }
            if let event = words.events[word] {
                // «ثالث جولات المفاوضات».
                if let lastOrdinal { add(event, lastOrdinal, to: &facts) }
                (last, wordsSinceEvent) = (event, 0)
            } else {
                last = nil
            }
            lastOrdinal = ordinal
        }
    }

    private static let placeKind: UInt64 = 1
    private static let legKind: UInt64 = 2
    private static let within = FoldedText.folded("في")

    private static func add(_ kind: UInt64, _ value: UInt32, to facts: inout [UInt64]) {
        let fact = kind << 32 | UInt64(value)
        if !facts.contains(fact) { facts.append(fact) }
    }

    private static func city(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32? {
        let word = Lexicon.shared.word(bytes, start, end)
        guard word != 0 else { return nil }
        var place = Lexicon.shared.firstEntry(Lexicon.shared.root(word))
        while place != 0 {
            let (entry, next) = Lexicon.shared.entry(place)
            if entry.kind == .city { return UInt32(Int(entry.value) % KnownName.commonWord) }
            place = next
        }
        return nil
    }

    private static func stem(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        let key = ArabicStemmer.key(of: bytes[start..<end])
        return ByteHash(of: bytes[key]).value
    }

    /// The words by the hash of what their forms share.
    private static let words: (events: [UInt64: UInt64], ordinals: [UInt64: UInt32], legs: [UInt64: UInt32]) = {
        func hashes(_ line: String) -> [UInt64] {
            line.split(separator: "/").map { word in
                let bytes = FoldedText.folded(word)
                return stem(bytes, 0, bytes.count)
            }
        }
        var events: [UInt64: UInt64] = [:]
        for (kind, line) in eventWords.enumerated() { for hash in hashes(line) { events[hash] = UInt64(kind + 16) } }
        var ordinals: [UInt64: UInt32] = [:]
        for (value, line) in ordinalWords.enumerated() {
            for hash in hashes(line) { ordinals[hash] = UInt32(value + 1) }
        }
        var legs: [UInt64: UInt32] = [:]
        for (value, line) in ["ذهاب", "إياب"].enumerated() {
            for hash in hashes(line) { legs[hash] = UInt32(value + 1) }
        }
        return (events, ordinals, legs)
    }()

    private static let eventWords = [
        "جولة/جولات", "دورة/دورات", "نسخة/نسخ", "مرحلة/مراحل", "جلسة/جلسات", "حلقة/حلقات", "دفعة/دفعات", "قافلة/قوافل",
        "قمة/قمم", "اجتماع/اجتماعات", "لقاء/لقاءات", "مباراة/مباريات", "حزمة/حزم", "طبعة/طبعات", "شحنة/شحنات",
        "محادثات/مفاوضات/مباحثات/مشاورات", "سفينة/سفن", "طائرة/طائرات", "موجة/موجات",
    ]
    private static let ordinalWords = [
        "أولى/أول", "ثانية/ثان", "ثالثة/ثالث", "رابعة/رابع", "خامسة/خامس", "سادسة/سادس", "سابعة/سابع", "ثامنة/ثامن",
        "تاسعة/تاسع", "عاشرة/عاشر", "حادية", "عشرون",
    ]
}
