/// What the tables know by name: identifiers and both names, found by the number that the lexicon gives.
package struct KnownName: Sendable, Equatable {
    package enum Kind: String, Sendable { case country, city, region, organisation = "org", group, person }
    package var kind: Kind
    /// `country:JO`, `city:amman`, `org:un`, `person:nasser_judeh`.
    package var id: String
    package var arabic: String
    package var english: String
    /// ISO 3166-1 alpha-2 of what lies in a country or comes from one.
    package var country: String?
}

extension KnownName {
    /// Every known name, and the lexicon's phrases for them. A value above `commonWord` marks a phrase that is a common word too.
    static let commonWord = 1_000_000

    package static let all: [KnownName] = tables.names
    static let phrases: [(phrase: String, kind: LexicalKind, value: Int)] = tables.phrases

    /// The known name with an identifier.
    package static func named(_ id: String) -> KnownName? { places[id].map { all[$0] } }

    /// Identifiers of the known names that a text is, in any of their spellings; demonyms are none.
    package static func ids(named text: String) -> [String] { idsByName[ArticleInsight.folded(text)] ?? [] }

    private static let idsByName: [String: [String]] = {
        var ids: [String: [String]] = [:]
        func add(_ name: String, _ id: String) {
            let key = ArticleInsight.folded(name)
            if ids[key]?.contains(id) != true { ids[key, default: []].append(id) }
        }
        for name in all {
            add(name.arabic, name.id)
            add(name.english, name.id)
        }
        for (phrase, kind, value) in phrases where kind != .demonym { add(phrase, all[value % commonWord].id) }
        return ids
    }()

    private static let places: [String: Int] = {
        var places: [String: Int] = [:]
        for (index, name) in all.enumerated() where places[name.id] == nil { places[name.id] = index }
        return places
    }()

    private static let tables = KnownNameTables()
}

/// Reads the tables of names.
private struct KnownNameTables {
    var names: [KnownName] = []
    var phrases: [(phrase: String, kind: LexicalKind, value: Int)] = []

    init() {
        readCountries()
        readTowns()
        readOrganisations()
        readPersons()
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }

    private mutating func add(_ list: Substring, _ kind: LexicalKind, _ index: Int) {
        for name in list.split(separator: "/") {
            let name = KnownNameTables.trimmed(name)
            let isCommon = name.hasSuffix("?")
            phrases.append(
                (String(isCommon ? name.dropLast() : name), kind, index + (isCommon ? KnownName.commonWord : 0)))
        }
    }

    private static func firstName(_ list: Substring) -> String {
        let name = trimmed(list.split(separator: "/").first ?? "")
        return String(name.hasSuffix("?") ? name.dropLast() : name)
    }

    private mutating func readCountries() {
        for line in CountryTable.lines.description.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let head = line[..<colon].split(separator: " ", maxSplits: 1)
            let rest = line[line.index(after: colon)...].split(separator: "|")
            names.append(
                KnownName(
                    kind: .country, id: "country:" + head[0], arabic: KnownNameTables.firstName(rest[0]),
                    english: String(head[1]), country: String(head[0])))
            add(rest[0], .country, names.count - 1)
            if rest.count > 1 { addDemonyms(rest[1], names.count - 1) }
        }
    }

    private mutating func addDemonyms(_ list: Substring, _ index: Int) {
        for masculine in list.split(separator: "/") {
            let masculine = String(KnownNameTables.trimmed(masculine))
            guard !masculine.hasSuffix("?") else { continue }
            let words = masculine.split(separator: " ")
            for ending in ["", "ا", "ة", "ين", "ون", "تين", "تان", "ان", "ات"] {
                let form = masculine + ending
                phrases.append((form, .demonym, index))
                phrases.append(
                    (words.count == 2 ? "ال" + form.replacingFirstSpace(with: " ال") : "ال" + form, .demonym, index))
            }
        }
    }

    private mutating func readTowns() {
        let common = Set(RegionTable.commonWords.description.split(separator: "/").map { KnownNameTables.trimmed($0) })
        let shared = Set(RegionTable.sharedNames.description.split(separator: "/").map { KnownNameTables.trimmed($0) })
        for line in PlaceTableLines.all {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3 else { continue }
            let arabic = parts[2].split(separator: "/").filter { ($0.unicodeScalars.first?.value ?? 0) > 0x600 }
            guard let first = arabic.first else { continue }
            names.append(
                KnownName(
                    kind: .city, id: "city:" + parts[0], arabic: KnownNameTables.firstName(first),
                    english: KnownNameTables.english(parts[0]), country: String(parts[1])))
            for name in arabic where !shared.contains(name) {
                add(common.contains(name) ? Substring(String(name) + "?") : name, .city, names.count - 1)
            }
        }
        for line in RegionTable.regions.description.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            names.append(
                KnownName(
                    kind: .region, id: "region:" + parts[0], arabic: KnownNameTables.firstName(parts[2]),
                    english: KnownNameTables.english(parts[0]), country: parts[1] == "-" ? nil : String(parts[1])))
            add(parts[2], .region, names.count - 1)
        }
    }

    private mutating func readOrganisations() {
        for (table, kind) in [
            (OrganisationTable.lines, KnownName.Kind.organisation), (OrganisationTable.groups, .group),
        ] {
            for line in table.description.split(separator: "\n") {
                guard let colon = line.firstIndex(of: ":") else { continue }
                let head = line[..<colon].split(separator: " ", maxSplits: 1)
                let list = line[line.index(after: colon)...]
                names.append(
                    KnownName(
                        kind: kind, id: kind.rawValue + ":" + head[0], arabic: KnownNameTables.firstName(list),
                        english: String(head[1])))
                add(list, kind == .group ? .knownGroup : .organisation, names.count - 1)
            }
        }
    }

    private mutating func readPersons() {
        for line in PersonTable.known.description.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let head = line[..<colon].split(separator: " ", maxSplits: 2)
            let list = line[line.index(after: colon)...]
            names.append(
                KnownName(
                    kind: .person, id: "person:" + head[0], arabic: KnownNameTables.firstName(list),
                    english: String(head[2]),
                    country: String(head[1])))
            add(list, .knownPerson, names.count - 1)
        }
    }

    /// `addis_ababa` as `Addis Ababa`.
    private static func english(_ id: Substring) -> String {
        id.split(separator: "_").map { $0.prefix(1).uppercased() + String($0.dropFirst()) }.joined(separator: " ")
    }
}

extension String {
    fileprivate func replacingFirstSpace(with text: String) -> String {
        guard let space = firstIndex(of: " ") else { return self }
        return String(self[..<space]) + text + String(self[index(after: space)...])
    }
}
