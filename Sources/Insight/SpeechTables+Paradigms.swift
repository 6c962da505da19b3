extension Lexicon {
    /// The forms of each verb of saying: both genders and all numbers, past, present and participle.
    mutating func addSpeech() {
        read(SpeechTables.words)
        addSources()
        var judging: [String: Int] = [:]
        for line in SpeechTables.judgingVerbs.description.split(separator: "\n") {
            let words = line.split(separator: " ").map { String($0) }
            judging[words[0], default: 0] |= Lexicon.bit(ofPreposition: words[1])
        }
        for line in SpeechTables.sayingVerbs.description.split(separator: "\n") {
            let words = line.split(separator: " ").map { String($0) }
            guard words.count == 4 else { preconditionFailure("a verb has four forms: \(line)") }
            let value = judging[words[0]] ?? 0
            if words[3] != "-" { add(words[3] + "ا", .participle) }
            for form in Lexicon.paradigm(words) {
                add(form, .speechVerb)
                if value != 0 { add(form, .judgingVerb, value) }
            }
        }
        for (table, kind) in [
            (SpeechTables.thinkingVerbs, LexicalKind.thinkingVerb), (SpeechTables.openingVerbs, .openingVerb),
        ] {
            for line in table.description.split(separator: "\n") {
                let words = line.split(separator: " ").map { String($0) }
                // Their participles are nouns but in the accusative: «معارضة», «مدونة».
                var forms = Lexicon.paradigm(words.dropLast() + ["-"])
                if words[3] != "-" {
                    forms.append(words[3] + "ا")
                    add(words[3] + "ا", .participle)
                }
                for form in forms {
                    add(form, kind)
                    if let value = judging[words[0]] { add(form, .judgingVerb, value) }
                }
            }
        }
    }

    /// «وفق ما نقلته», «كما وصفتها», «حسبما أفاد به».
    private mutating func addSources() {
        for opening in SpeechTables.sourceOpenings.split(separator: "/") {
            for verb in SpeechTables.sourceVerbs.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                for ending in ["", "ه", "ها", " به", " في", " عنه"] { add(opening + " " + verb + ending, .accordingTo) }
            }
            for verb in ["جاء في", "جاء على لسان", "ورد في", "ورد على لسان", "جاء عن"] {
                add(opening + " " + verb, .accordingTo)
            }
        }
    }

    /// A bit each for ب, على, عن, من, إلى.
    private static func bit(ofPreposition word: String) -> Int {
        switch word {
        case "ب": 1
        case "على": 2
        case "عن": 4
        case "من": 8
        default: 16
        }
    }

    static func paradigm(_ words: [String]) -> [String] {
        let (past, feminine, present, participle) = (words[0], words[1], words[2], words[3])
        let isDefective = past.hasSuffix("ى") || (past.hasSuffix("ا") && feminine.hasSuffix("ت"))
        let stem = isDefective ? String(past.dropLast()) : past
        var forms = [past, feminine, feminine + "ا", stem + "وا", isDefective ? stem + "يا" : past + "ا"]
        let isWeak = present.hasSuffix("ى") || present.hasSuffix("ي") || present.hasSuffix("و")
        for prefix in ["ي", "ت", "ن"] {
            let form = prefix + String(present.dropFirst())
            forms.append(form)
            guard prefix != "ن" else { continue }
            let plural = isWeak ? String(form.dropLast()) : form
            forms += [plural + "ون", form + "ان", plural + "وا"]
        }
        if participle != "-" {
            for ending in ["ا", "ة", "ين", "تين", "ات"] { forms.append(participle + ending) }
        }
        return forms
    }
}
