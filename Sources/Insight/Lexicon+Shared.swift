extension Lexicon {
    /// Every table of the room, folded once.
    static let shared: Lexicon = {
        var lexicon = Lexicon()
        lexicon.read(DateTables.words)
        lexicon.addDefiniteUnits()
        lexicon.addSpeech()
        lexicon.addNames()
        lexicon.read(RelationTables.words)
        return lexicon
    }()

    /// Reads `kind value: phrase/phrase`, a line each.
    mutating func read(_ table: StaticString) {
        for line in table.description.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let head = line[..<colon].split(separator: " ")
            guard let name = head.first, let kind = LexicalKind(rawValue: String(name)) else {
                preconditionFailure("the tables name kinds that there are: \(line)")
            }
            let value = head.count > 1 ? Int(head[1]) ?? 0 : 0
            for phrase in line[line.index(after: colon)...].split(separator: "/") { add(phrase, kind, value) }
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
        for table in [PersonTable.given, PersonTable.foreign] {
            for name in table.description.split(whereSeparator: { $0 == "/" || $0 == "\n" }) { add(name, .givenName) }
        }
        for name in PersonTable.particles.description.split(whereSeparator: { $0 == "/" || $0 == "\n" }) {
            add(name, .nameParticle)
        }
    }
}
