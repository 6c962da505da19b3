import Bytes
import Text

/// Whether a printed text looks like the name of a person or a desk.
enum PersonName {
    /// Capitals at both ends where the script has them, no word of a button or a count; a single word only behind a cue.
    static func isPlausible(_ name: String, isCued: Bool) -> Bool {
        let words = name.cut { $0 == " " || $0 == "\u{A0}" }
        guard let first = words.first, let last = words.last, words.count <= 6, name.characterCount >= 2 else {
            return false
        }
        guard !name.unicodeScalars.contains(where: isForeign) else { return false }
        guard !DateFolding.folded(name).wordHashes.contains(where: notInNames.contains) else { return false }
        if name.unicodeScalars.contains(where: \.isNumber) { return isCued && words.count <= 2 }
        let isCased = name.unicodeScalars.contains { $0.isUppercase || $0.isLowercase }
        guard isCased else { return isPlausibleUncased(name, words.count, isCued: isCued) }
        if isCued, words.count <= 2 { return true }
        if isCued, isCapital(first), collectives.contains(last.lowercased()) { return true }
        guard words.count >= 2, isCapital(first), isCapital(last) else { return false }
        return words.allSatisfy { isCapital($0) || particles.contains($0.lowercased()) }
    }

    /// Signs that stand in no name.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "?", "!", ":", ";", "=", "<", ">", "{", "}", "@", "#", "→", "|", "…", "“", "”", "\"", "%", "$", "€": true
        default: false
        }
    }

    /// `Last, First` the other way round.
    static func forward(_ name: String) -> String {
        let parts = name.split(separator: ",").map { $0.trimmingSpace() }
        return parts.count == 2 ? parts[1] + " " + parts[0] : name
    }

    private static func isPlausibleUncased(_ name: String, _ wordCount: Int, isCued: Bool) -> Bool {
        let isHan = name.unicodeScalars.contains {
            (0x3040...0x9FFF).contains($0.value) || (0xAC00...0xD7AF).contains($0.value)
        }
        if isHan { return isCued && name.count <= 12 }
        return wordCount <= 5 && (wordCount >= 2 || isCued)
    }

    private static func isCapital(_ word: Substring) -> Bool {
        guard let letter = word.unicodeScalars.first(where: \.isLetter) else { return false }
        return letter.isUppercase || (word.unicodeScalars.contains(where: \.isUppercase) && word.count > 3)
    }

    /// With these a newsroom's name ends, in small letters too.
    private static let collectives: Set<String> = ["editors", "staff", "team", "desk", "newsroom", "reporters"]

    private static let particles: Set<String> = [
        "de", "del", "la", "van", "von", "der", "den", "di", "da", "do", "dos", "bin", "ibn", "al", "el", "ter", "ten",
        "zu", "zur", "le",
        "du", "y", "e", "af", "av", "of", "the", "af", "i", "st.", "und", "d'", "mac", "abu", "bint", "ben", "ould",
    ]

    private static let notInNames: Set<ByteHash> = Set(
        [
            "read", "share", "subscribe", "follow", "comments", "comment", "min", "mins", "minute", "minutes",
            "updated",
            "newsletter",
            "sign", "login", "menu", "search", "print", "email", "facebook", "twitter", "linkedin", "copy", "link",
            "view",
            "contents",
            "posts", "articles", "contact", "about", "home", "photo", "photos", "video", "getty", "advertisement",
            "image",
            "images", "lesezeit",
            "minuten", "kommentare", "kommentar", "teilen", "drucken", "merken", "views", "reading", "time", "skip",
            "back",
            "loading", "click",
            "here", "how", "what", "why", "when", "best", "top", "guide", "tips", "your", "this", "with", "for", "from",
            "is", "are", "to",
            "abonnieren", "mehr", "lesen", "lire", "leer", "partager", "compartir", "listen", "audio", "password",
            "cookies", "privacy",
            "more", "next", "previous", "prev", "download", "free", "trending", "watch", "credit", "copyright",
            "source",
            "categories",
            "category", "tags", "tag", "filed", "under", "leave", "reply", "likes", "like", "save", "saved", "open",
            "close", "sponsored", "related", "topics", "also",
            "مشاهده", "قراءه", "دقيقه", "دقائق", "تعليق", "تعليقات", "مشاركه", "المزيد", "الرييسيه", "اخبار", "الاخبار",
            "طباعه",
            "الصفحه", "حجم", "الخط", "نسخ", "الرابط", "اشترك", "تابعنا", "الاكثر", "خاص", "اعلان", "مقالات", "صور",
            "فيديو",
            "زياره",
        ].map { ByteHash(of: $0.utf8) })
}
