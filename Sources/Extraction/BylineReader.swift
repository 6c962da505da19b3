import Bytes
import News
import Text

/// Reads who wrote an article out of the line that says so, in any of the languages of the press.
enum BylineReader {
    /// The authors that a line names, without its «كتب», `By`, dates and addresses; empty where it names nobody.
    static func authors(in raw: String) -> [Author] {
        if isPlainName(raw) { return [Author(name: raw)] }
        var authors: [Author] = []
        for segment in segments(of: raw.foldingWhiteSpace()) {
            for author in names(in: segment) where !authors.contains(where: { isSame($0.name, author.name) }) {
                authors.append(author)
            }
        }
        // A desk that signs as a desk.
        let text = withoutCue(raw.foldingWhiteSpace())
        if authors.isEmpty, text.utf8.contains(0x20), isRole(text), isName(text, isFirst: true) {
            return [Author(name: text)]
        }
        return authors
    }

    /// Whether a text is some words in small letters that begin with a capital, of which none means anything to a reader of
    /// bylines, and no agency: most names in metadata are, and so need not be taken apart.
    private static func isPlainName(_ raw: String) -> Bool {
        let bytes = raw.utf8.span
        guard (5...40).contains(bytes.count) else { return false }
        var (word, length, count) = (ByteHash(), 0, 0)
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x20 {
                guard length > 1, !tellingWords.contains(word) else { return false }
                (word, length, count) = (ByteHash(), 0, count + 1)
            } else {
                guard length == 0 ? byte.isASCIIUpperAlpha : byte &- 0x61 < 26 else { return false }
                word.append(byte | 0x20)
                length += 1
            }
        }
        return length > 1 && (1...3).contains(count) && !tellingWords.contains(word) && Agencies.name(of: raw) == nil
    }

    /// The words that cues begin with, of roles and of what is no name, and those between two names.
    private static let tellingWords: Set<ByteHash> = {
        let phrases = cues.compactMap { $0.cutAtSpaces.first.map(String.init) } + conjunctions + unnamed + ["in"]
        return roles.union(phrases.flatMap { $0.cutAtSpaces.map { ByteHash(of: $0.utf8) } })
    }()

    private static func isSame(_ one: String, _ other: String) -> Bool {
        DateFolding.folded(one) == DateFolding.folded(other)
    }

    /// The authors that a printed byline names; lines of dates, counts and buttons are passed over.
    ///
    /// In print a name must look like one: capitals where the script has them, few words, none of a button's.
    static func printedAuthors(in text: String) -> [Author] {
        var authors: [Author] = []
        var isCued = false
        for line in text.cut(where: \.isLineEnd).map(String.init) {
            if isCue(line) {
                isCued = true
                continue
            }
            let isLineCued = isCued || hasCue(line)
            if !authors.isEmpty, !isLineCued { break }
            let found = self.authors(in: line).filter {
                $0.role == "agency" || PersonName.isPlausible($0.name, isCued: isLineCued)
            }
            authors += found.filter { !authors.contains($0) }
            isCued = false
        }
        return authors
    }

    /// Whether the text is a byline's word and nothing more (`Written by:`): the name comes next.
    static func isCue(_ text: String) -> Bool {
        guard text.hasAtMost(40) else { return false }
        let folded = DateFolding.foldedBytes(of: text)[...].trimming { " :-".utf8.contains($0) }
        return cueSet.contains(ByteHash(of: folded))
    }

    /// Whether the line opens with a word that only bylines open with.
    static func hasCue(_ raw: String) -> Bool { withoutOneCue(raw.foldingWhiteSpace()) != nil }

    /// Parts between bars and dots; those that print a date are left out.
    private static func segments(of text: String) -> [String] {
        text.cut { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "\n" || $0 == "●" || $0 == "»" }
            .map { $0.trimmingCharacters(in: " -–—:/") }
            .filter { !$0.isEmpty }
            .compactMap(withoutDate)
    }

    private static func withoutDate(_ segment: String) -> String? {
        guard PrintedDates.mayHoldDay(segment) else { return segment }
        let line = DateReader().read(segment)
        guard let first = line.entries.first(where: { if case .day = $0.item { true } else { false } }) else {
            return segment
        }
        let entries = line.entries.filter { $0.end <= first.start }
        let cut = entries.first {
            if case .label = $0.item { true } else if case .weekday = $0.item { true } else { false }
        }
        let units = Array(segment.utf16)
        let head = String(decoding: units[..<(cut?.start ?? first.start)], as: UTF16.self)
        let trimmed = head.trimmingCharacters(in: " ,،-–—:/(")
        if !trimmed.isEmpty { return trimmed }
        // «12 May 2024 by …»: the name stands behind the date and its clock.
        let end = line.entries.last { entry in
            if case .label = entry.item { false } else { true }
        }
        let rest = String(decoding: units[(end ?? first).end...], as: UTF16.self).trimmingCharacters(in: " ,،-–—:/)")
        return hasCue(rest) ? rest : nil
    }

    // MARK: Names

    private static func names(in segment: String) -> [Author] {
        guard !isCue(segment) else { return [] }
        let isCued = hasCue(segment)
        var text = withoutCue(segment)
        if let agency = Agencies.name(of: text) { return [Author(name: agency, role: "agency")] }
        var agency: String?
        if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
            let note = String(text[text.index(after: open)...].dropLast())
            agency = Agencies.name(of: note)
            text = String(text[..<open]).trimmingSpace()
        }
        var authors: [Author] = []
        for (index, part) in parts(of: text).enumerated() {
            // Where it was filed follows who wrote it: «…, in News, Business».
            if part.cutAtSpaces.first?.utf8.equalsIgnoringASCIICase("in".utf8) ?? false { break }
            let name = cleaned(part, isCued: isCued)
            if let agency = Agencies.name(of: name) {
                authors.append(Author(name: agency, role: "agency"))
            } else if isRole(name) {
                if let last = authors.indices.last, authors[last].role == nil { authors[last].role = name }
            } else if isName(name, isFirst: index == 0) {
                authors.append(Author(name: name))
            }
        }
        if let agency { authors.append(Author(name: agency, role: "agency")) }
        return authors
    }

    static func withoutCue(_ text: String) -> String {
        var rest = text
        while let remainder = withoutOneCue(rest) { rest = remainder }
        return rest
    }

    /// What follows the cue that a text opens with; nil without one, or with nothing behind it.
    private static func withoutOneCue(_ text: String) -> String? {
        let folded = DateFolding.foldedBytes(of: text, limit: longestCue)
        guard let first = folded.first else { return nil }
        for cue in cuesByFirst[Int(first)] where folded.starts(with: cue) {
            guard let end = index(in: text, afterFolded: String(decoding: cue, as: UTF8.self)) else { continue }
            let next = text[end...]
            guard let separator = next.first, " :：\u{A0}".contains(separator) else { continue }
            let remainder = next.trimmingCharacters(in: " :：-–—\u{A0}")
            if !remainder.isEmpty { return remainder }
        }
        return nil
    }

    private static let cueSet = Set(cues.map { ByteHash(of: $0.utf8) })
    /// By their first byte, the longest first.
    private static let cuesByFirst = (0...255).map { byte in
        cues.map { Array($0.utf8) }.filter { $0.first == UInt8(byte) }
    }
    private static let longestCue = cues.map(\.utf8.count).max() ?? 0

    /// The index behind the scalars whose folding is the cue.
    private static func index(in text: String, afterFolded cue: String) -> String.Index? {
        var wanted = cue.unicodeScalars[...]
        var index = text.unicodeScalars.startIndex
        while index < text.unicodeScalars.endIndex, let next = wanted.first {
            switch DateFolding.role(of: text.unicodeScalars[index]) {
            case .dropped: break
            case .space: if next == " " { wanted.removeFirst() } else { return nil }
            case .letter(let letter): if next == letter { wanted.removeFirst() } else { return nil }
            case .digit, .symbol:
                if next == text.unicodeScalars[index] { wanted.removeFirst() } else { return nil }
            }
            index = text.unicodeScalars.index(after: index)
        }
        guard wanted.isEmpty else { return nil }
        while index < text.unicodeScalars.endIndex, DateFolding.role(of: text.unicodeScalars[index]) == .dropped {
            index = text.unicodeScalars.index(after: index)
        }
        return index
    }

    private static let cues: [String] =
        """
        written by,interview by,guest author,guest post by,geschrieben von,verfasst von,ecrit par,escrito por,scritto da,geschreven door,napisane przez,yazar,كتب بواسطه,story by,reported by,posted by,published by,article by,words by,text by,by,from our correspondent,author,authors,\
        von unserem korrespondenten,von,ein gastbeitrag von,ein kommentar von,eine analyse von,interview von,autor,autorin,autoren,\
        propos recueillis par,par,auteur,auteurs,publie par,ecrit par,por,escrito por,publicado por,autora,di,a cura di,autore,da,\
        door,van,av,af,tekst,text,skrevet af,skrevet av,kirjoittaja,toimittaja,autors,przez,opracowal,opracowala,napsal,pise,\
        yazan,haber,muhabir,автор,авторы,текст,автор текста,بقلم,كتب,كتبت,كتبه,إعداد,اعداد,تقرير,حوار,اجري الحوار,تحقيق,ترجمه,\
        تحرير,مراسل,نويسنده,نوشته,خبرنگار,گزارش,تحرير و تدوين,מאת,כתב,הכותב,عمل,الكاتب,كاتب,المصدر,رپورٹ,تحریر,συντακτης,του,της,δια,\
        contributor,contributors,责编,责任编辑,编辑,source,quelle,fonte,fuente,ditulis oleh,oleh,penulis,imeandikwa na,na,bởi,tac gia,记者,作者,文,기자,szerzo,irta,de la,redactor
        """.split(separator: ",").map { DateFolding.folded(String($0)) }.sorted { $0.count > $1.count }

    /// Cuts a list of names at commas and at the languages' words for "and".
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        for piece in text.cut(where: isListSign) {
            var current: [Substring] = []
            for word in piece.cutAtSpaces {
                if !current.isEmpty, isConjunction(word) {
                    parts.append(current.joined(separator: " "))
                    current = []
                } else if current.count >= 2, word.utf8.starts(with: "و".utf8), word.count > 3, !isNameWithWaw(word) {
                    parts.append(current.joined(separator: " "))
                    current = [word.dropFirst()]
                } else {
                    current.append(word)
                }
            }
            if !current.isEmpty { parts.append(current.joined(separator: " ")) }
        }
        return parts
    }

    private static func isListSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ";", "،", "؛", "&", "/", "、": true
        default: false
        }
    }

    private static func isConjunction(_ word: Substring) -> Bool {
        word.utf8.count <= 6 && conjunctions.contains(word.lowercased())
    }

    private static let conjunctions: Set<String> = [
        "and", "und", "et", "y", "e", "og", "och", "en", "ja", "i", "a", "ve", "и", "و", "with", "mit", "avec", "con",
        "plus", "și", "és", "και", "dan",
    ]

    private static func isNameWithWaw(_ word: Substring) -> Bool {
        [
            "وليد", "وسام", "وائل", "وفاء", "وجدي", "وجيه", "وضاح", "وداد", "وحيد", "وسيم", "وردة", "ولاء", "وهبة",
            "وهبه", "وفيق",
            "وصفي", "واصف", "وعد", "وديع", "وهيب", "والي", "ولد",
        ].contains(String(word))
    }

    /// Without what stands around a name: `in Berlin`, `for MailOnline`, an address, a handle.
    private static func cleaned(_ part: String, isCued: Bool) -> String {
        var words = withoutCue(part.trimmingSpace()).cutAtSpaces
        if let place = words.firstIndex(where: { $0.utf8.count <= 5 && places.contains(String($0)) }),
            place >= (isCued ? 1 : 2)
        {
            words = Array(words[..<place])
        }
        words.removeAll { word in
            word.utf8.contains(0x40) || word.utf8.starts(with: "http".utf8) || word.utf8.starts(with: "www.".utf8)
        }
        return words.joined(separator: " ").trimmingCharacters(in: " .,:;-–—()[]\"'*")
    }

    /// Words with which a name is set in its place: `in Berlin`.
    private static let places: Set<String> = ["in", "for", "fur", "für", "at", "on", "aus", "près", "à"]

    private static func isRole(_ text: String) -> Bool {
        guard text.spacedWordCount <= 8 else { return false }
        let words = DateFolding.foldedBytes(of: text).split(separator: 0x20).map { ByteHash(of: $0) }
        guard words.count <= 5, words.contains(where: roles.contains) else { return false }
        guard words.count > 1 else { return true }
        return words[0] != md && words[0] != phd && text.contains { $0.isLowercase || !$0.isCased }
    }

    private static let md = ByteHash(of: "md".utf8)
    private static let phd = ByteHash(of: "phd".utf8)

    private static let roles: Set<ByteHash> = Set(
        [
            "correspondent", "reporter", "editor", "writer", "staff", "journalist", "redakteur", "redakteurin",
            "columnist",
            "producer", "phd", "md", "contributor", "chief", "redaktor", "journaliste", "corresponsal", "inviata",
            "inviato",
            "volontar", "volontarin", "chefredakteur", "korrespondent", "korrespondentin", "bureau", "مراسل", "مراسله",
            "صحفي",
            "صحفيه", "محرر", "محرره", "كاتب", "كاتبه", "redazione", "politikredakteur", "journalista", "freelance",
            "redacteur", "analyst", "expert", "director", "manager", "founder", "co-founder", "cofounder", "strategist",
            "consultant", "specialist", "strategin", "ceo", "cto", "cmo",
        ].map { ByteHash(of: $0.utf8) })

    /// A name has letters, few words, no digits that are not part of a masthead, and no sentence in it.
    private static func isName(_ text: String, isFirst: Bool) -> Bool {
        guard (2...400).contains(text.utf8.count), text.spacedWordCount <= (isFirst ? 7 : 5),
            (2...60).contains(text.characterCount), text.unicodeScalars.contains(where: \.isLetter),
            !text.utf8.contains(where: { "/{<".utf8.contains($0) })
        else { return false }
        let digits = text.unicodeScalars.count(where: \.isNumber)
        return digits <= 2 && !notNames.contains(ByteHash(of: DateFolding.foldedBytes(of: text)))
    }

    private static let notNames = Set(unnamed.map { ByteHash(of: $0.utf8) })

    private static let unnamed = [
        "admin", "administrator", "unknown", "null", "none", "undefined", "author", "staff", "n/a", "na", "editor",
        "webmaster",
        "updated", "published", "by", "bio", "author bio", "about the author", "the author", "jr", "sr", "phd",
        "md",
        "guest", "anonymous", "follow", "share", "agencies", "news agencies", "agenturen", "agences",
        "comments",
    ]
}
