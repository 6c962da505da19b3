import Bytes
import Text

/// Parts the text printed under an image into caption, credit and archive flag.
struct CaptionReader {
    private(set) var caption: String?
    private(set) var credit: String?
    private(set) var isArchive = false

    init(_ raw: String) {
        var text = raw.foldingWhiteSpace()
        while let first = text.unicodeScalars.first, CaptionReader.isBullet(first) {
            text = String(text.unicodeScalars.dropFirst()).trimmingSpace()
        }
        text = CaptionReader.withoutCue(text)
        var isChanged = true
        while isChanged {
            isChanged = false
            if let (rest, note) = CaptionReader.trailingNote(text) {
                if CaptionReader.isArchiveNote(note) {
                    isArchive = true
                    (text, isChanged) = (rest, true)
                } else if credit == nil, let name = CaptionReader.creditName(note) {
                    credit = name
                    (text, isChanged) = (rest, true)
                }
            }
        }
        if credit == nil, let (rest, name) = CaptionReader.trailingCredit(text) { (text, credit) = (rest, name) }
        if text.utf8.count <= CaptionReader.longestNote, CaptionReader.isArchiveNote(text) {
            isArchive = true
            text = ""
        }
        caption = text.isEmpty ? nil : text
    }

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "•", "·", "▪", "●", "◦", "*", "‣", "■", "□", "-", "–", "►": true
        default: false
        }
    }

    /// «الصورة: …», `Photo: …` before a caption.
    private static func withoutCue(_ text: String) -> String {
        guard let colon = text.utf8.prefix(120).firstIndex(of: 0x3A) else { return text }
        let cue = DateFolding.foldedBytes(of: String(text[..<colon]), limit: longestCue + 1)
        guard cue.count <= longestCue, cues.contains(ByteHash(of: cue)) else { return text }
        return String(text[text.index(after: colon)...]).trimmingSpace()
    }

    private static let cues = Set(
        ["صوره", "الصوره", "تعليق الصوره", "caption", "bildunterschrift", "image"].map { ByteHash(of: $0.utf8) })
    private static let longestCue = 32

    /// `text (note)`, `text -(note)`, `text - note` with a note of archive.
    private static func trailingNote(_ text: String) -> (rest: String, note: String)? {
        var body = Substring(text)
        while let last = body.utf8.last, last == 0x2E || last == 0x20 { body = body.dropLast() }
        if let last = body.utf8.last, last == 0x29 || last == 0x5D,
            let open = body.utf8.lastIndex(where: { $0 == 0x28 || $0 == 0x5B })
        {
            let note = String(body[body.utf8.index(after: open)...].dropLast()).trimmingSpace()
            return (withoutDash(body[..<open]), note)
        }
        let cuts = CaptionCuts(body)
        for sign in noteSigns {
            guard let cut = cuts[sign], cut.rest <= longestNote else { continue }
            let note = String(body.utf8.suffix(cut.rest)) ?? ""
            if isArchiveNote(note.trimmingSpace()) {
                return (withoutDash(body[..<body.utf8.index(body.startIndex, offsetBy: cut.start)]), note)
            }
        }
        return nil
    }

    private static let noteSigns: [CaptionCuts.Sign] = [.hyphen, .dash, .longDash, .bar, .comma, .stop, .openHyphen]
    private static let creditSigns: [CaptionCuts.Sign] = [.bar, .bullet, .slash, .stop, .comma, .hyphen, .dash]

    /// The bytes of a note of archive, with room for signs around it.
    private static let longestNote = 80

    private static func withoutDash(_ text: Substring) -> String {
        var rest = text
        while let last = rest.last, last == " " || last == "-" || last == "–" || last == "—" || last == "|" {
            rest = rest.dropLast()
        }
        return String(rest)
    }

    private static func isArchiveNote(_ note: String) -> Bool {
        guard note.utf8.count <= longestNote else { return false }
        let folded = DateFolding.foldedBytes(of: note)
        return archiveNotes.contains(ByteHash(of: folded[...].trimming { ".:- ".utf8.contains($0) }))
    }

    /// Whether a text holds what every note of archive has a part of: only then is one to be looked for.
    static func mayTellArchive(_ text: String) -> Bool {
        let folded = DateFolding.foldedBytes(of: text)
        let bytes = folded.span
        guard bytes.count > 1 else { return false }
        for index in 0..<bytes.count - 1 {
            switch (bytes[index], bytes[index + 1]) {
            case (0x72, 0x63), (0x72, 0x6B), (0x72, 0x73), (0x66, 0x69), (0xD8, 0xB1), (0xD8, 0xAA), (0xD7, 0x90),
                (0xD1, 0x80):
                if archiveStems.contains(where: { bytes.begins(with: $0.span, from: index) }) { return true }
            default: continue
            }
        }
        return false
    }

    private static let archiveStems = [
        "rchiv", "rkiv", "rsiv", "file", "رشي", "تعبيريه", "ארכיון", "рхив",
    ].map { Array($0.utf8) }

    private static let archiveNotes: Set<ByteHash> = Set(
        [
            "ارشيفيه", "ارشيف", "الارشيف", "صوره ارشيفيه", "صوره من الارشيف", "من الارشيف", "ارشيفي", "تعبيريه",
            "صوره تعبيريه",
            "archive", "archive photo", "archive image", "file", "file photo", "file image", "file pic", "archivbild",
            "archiv", "archivfoto", "archives", "image d'archive", "photo d'archive", "archivo", "imagen de archivo",
            "foto de archivo", "foto d'archivio", "archivio", "arkivbild", "arkivfoto", "ارشیف", "عکس ارشيوي", "ارشيوي",
            "ארכיון",
            "תמונת ארכיון", "arsiv", "архив", "архивное фото",
        ].map { ByteHash(of: $0.utf8) })

    /// The name in «تصوير: محمد», `Photo: Reuters`, `AP Photo/Jane`, or an agency alone.
    private static func creditName(_ note: String) -> String? {
        let folded = DateFolding.foldedBytes(of: note)
        if let cue = creditCue(of: folded) {
            let name = String(note.dropFirst(cue.count)).trimmingCharacters(in: ": -–")
            return name.isEmpty ? nil : name
        }
        if Agencies.name(of: note) != nil { return note }
        let parts = note.cut { $0 == "/" }.map { String($0) }
        if parts.count > 1, parts.contains(where: { Agencies.name(of: $0) != nil }) { return note }
        if folded.starts(with: "ap photo".utf8) { return note }
        return BodyText.contains(folded[...], gettyImages) || BodyText.contains(folded[...], slashAFP) ? note : nil
    }

    /// The name in a credit's own element.
    static func withoutCreditCue(_ text: String) -> String {
        if let cue = creditCue(of: DateFolding.foldedBytes(of: text)) {
            let name = String(text.dropFirst(cue.count)).trimmingCharacters(in: " :-–()")
            if !name.isEmpty { return name }
        }
        return text.trimmingCharacters(in: " ()[]/|")
    }

    private static let gettyImages = Array("getty images".utf8)
    private static let slashAFP = Array("/afp".utf8)

    /// The cue that a folded text opens with.
    private static func creditCue(of folded: [UInt8]) -> String? {
        guard let first = folded.first else { return nil }
        return creditCues.first { $0.utf8.first == first && folded.starts(with: $0.utf8) }
    }

    private static let creditCues = [
        "تصوير", "عدسه", "المصدر", "credit:", "credits:", "photo by", "photo:", "photograph:", "picture:", "image:",
        "foto:", "fotos:", "bild:", "photo credit:", "source:", "quelle:", "©", "(c)", "crédit photo", "fonte:",
        "image credit:", "image source:", "photographer:", "צילום:", "عکس:", "фото:",
    ]

    /// A credit behind the caption without brackets (`… | Photo: Jane Doe`, «… تصوير: محمد»).
    private static func trailingCredit(_ text: String) -> (String, String)? {
        let cuts = CaptionCuts(text[...])
        for sign in creditSigns {
            guard let cut = cuts[sign], cut.rest < 240 else { continue }
            let note = (String(text.utf8.suffix(cut.rest)) ?? "").trimmingSpace()
            guard note.characterCount < 60, let name = creditName(note), name != note || sign == .bar else { continue }
            let caption = text[..<text.utf8.index(text.startIndex, offsetBy: cut.start)]
            return (caption.trimmingSpace() + (sign == .stop ? "." : ""), name)
        }
        return nil
    }
}
