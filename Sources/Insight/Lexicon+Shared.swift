extension Lexicon {
    /// Every table of the room, folded once.
    static let shared: Lexicon = {
        var lexicon = Lexicon()
        lexicon.read(DateTables.words)
        lexicon.addDefiniteUnits()
        lexicon.addSpeech()
        lexicon.addNames()
        lexicon.read(RelationTables.words)
        lexicon.addRelationVerbs()
        return lexicon
    }()

    /// Reads `kind value: phrase/phrase`, a line each.
    mutating func read(_ table: StaticString) {
        for line in table.description.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let head = line[..<colon].split(separator: " ")
            guard let name = head.first, let kind = LexicalKind(named: name) else {
                preconditionFailure("the tables name kinds that there are: \(line)")
            }
            let value = head.count > 1 ? Int(head[1]) ?? 0 : 0
            for phrase in line[line.index(after: colon)...].split(separator: "/") { add(phrase, kind, value) }
        }
    }

    /// The forms of each verb of relations, and those with an object.
    private mutating func addRelationVerbs() {
        for line in RelationTables.verbs.description.split(separator: "\n") {
            let parts = line.split(separator: ":")
            let head = parts[0].split(separator: " ")
            guard parts.count == 2, head.count >= 2, let kind = LexicalKind(named: head[0]),
                let value = Int(head[1])
            else { preconditionFailure("a verb of relations has a kind and a value: \(line)") }
            let object = head.count == 4 ? LexicalKind(named: head[3]) : nil
            for form in Lexicon.paradigm(parts[1].split(separator: " ").map { String($0) } + ["-"]) {
                add(form, kind, value)
                guard let object, !form.hasSuffix("وا"), !form.hasSuffix("ون"), !form.hasSuffix("ان") else { continue }
                // «قادة» are leaders, not «he led it».
                for ending in form == parts[1].split(separator: " ")[0] ? ["ها"] : ["ها", "ه", "هم", "هما"] {
                    add(form + ending, object)
                }
            }
        }
    }

    /// «الشهر», «العامين»: units with the article are another kind than units without.
    private mutating func addDefiniteUnits() {
        for line in DateTables.words.description.split(separator: "\n") where line.hasPrefix("unit ") {
            guard let colon = line.firstIndex(of: ":"), let value = Int(line[..<colon].dropFirst(5)) else { continue }
            for word in line[line.index(after: colon)...].split(separator: "/") {
                add("ال" + word.drop { $0 == " " }, .theUnit, value)
            }
        }
    }

    /// Known names, roles and the words that names are made of.
    private mutating func addNames() {
        for (phrase, kind, value) in KnownName.phrases { add(phrase, kind, value) }
        read(RoleTable.indefinite)
        read(RoleTable.noNames)
        read(RoleTable.bound)
        read(MinistryNames.words)
        for (number, line) in RoleTable.lines.description.split(separator: "\n").enumerated() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            for phrase in line[line.index(after: colon)...].split(separator: "/") { add(phrase, .role, number) }
        }
        // A name of both tables counts as an Arabic one, which comes first.
        for (value, table) in [PersonTable.given, PersonTable.foreign].enumerated() {
            for name in table.description.split(whereSeparator: { $0 == "/" || $0 == "\n" }) {
                add(name, .givenName, value)
                // «جريجوري» for «غريغوري», as the press of Egypt writes.
                guard value == 1, name.contains("غ") else { continue }
                let parts = name.split(separator: "غ", omittingEmptySubsequences: false)
                add(parts.joined(separator: "ج"), .givenName, value)
            }
        }
        for name in PersonTable.particles.description.split(whereSeparator: { $0 == "/" || $0 == "\n" }) {
            add(name, .nameParticle)
        }
    }
}
