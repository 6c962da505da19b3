/// Finds people with their titles. `home` is the country of the outlet: whose minister an unqualified minister is.
package struct PersonFinder: Sendable {
    package init() {}

    package func people(in text: String) -> [TitledPerson] { people(in: Passage(text), of: FoldedText.units(of: text)) }

    func people(in passage: Passage, of units: [UInt16]) -> [TitledPerson] {
        let grammar = PersonGrammar(passage: passage)
        var people: [TitledPerson] = []
        var index = 0
        while index < passage.count {
            guard passage.has(any: PersonGrammar.openers, at: index), passage.isWord(index),
                let reading = grammar.reading(at: index)
            else {
                index += 1
                continue
            }
            people.append(person(reading, in: passage, units))
            index = reading.end
        }
        return people
    }

    private func person(_ reading: PersonGrammar.Reading, in passage: Passage, _ units: [UInt16]) -> TitledPerson {
        let name =
            passage.start(
                reading.name.lowerBound, skipping: reading.nameSkip)..<passage.end(reading.name.upperBound - 1)
        let title =
            passage.start(
                reading.title.lowerBound, skipping: reading.titleSkip)..<passage.end(reading.title.upperBound - 1)
        let known = passage.match(.knownPerson, at: reading.name.lowerBound).map { KnownName.all[Int($0.value)] }
        var roles: [String] = []
        var country: String?
        var place = reading.title.lowerBound
        // «الباحث في الشأن الإيراني», «المبعوث إلى سوريا»: a country that the office looks at, not its own.
        var isAbroad = false
        while place < reading.title.upperBound {
            var next = place + 1
            if passage.isFunction(place, .to) || passage.bare(.field, at: place) != nil
                || passage.bare(.posted, at: place) != nil
                // «المقررة المعنية بالأراضي الفلسطينية».
                || (passage.bare(.specialised, at: place) != nil
                    && passage.letter(place + 1, 0) == FoldedText.letter("ب"))
            {
                isAbroad = true
            }
            for match in passage.matches[passage.matchRange(place)] where match.end <= reading.title.upperBound {
                if match.kind == .role, let role = RoleNames.name(Int(match.value)), !roles.contains(role),
                    next == place + 1
                {
                    roles.append(role)
                    next = Int(match.end)
                } else if match.kind == .demonym || match.kind == .country, country == nil, !isAbroad {
                    country = KnownName.all[Int(match.value) % KnownName.commonWord].country
                }
            }
            place = next
        }
        if country == nil, roles.contains("king") { country = known?.country }
        let text = String(decoding: units[name], as: UTF16.self)
        return TitledPerson(
            name: name, title: title, nameText: text, titleText: String(decoding: units[title], as: UTF16.self),
            roles: roles,
            country: country, id: known?.id ?? "person:" + PersonFinder.key(of: text))
    }

    /// The name as an identifier: folded, its words joined by `_`.
    static func key(of name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in FoldedText.folded(name) {
            if byte == 0x20 {
                scalars.append("_")
            } else if byte >= 0x80, byte < 0xB0 {
                scalars.append(Unicode.Scalar(UInt32(byte) - 0x80 + 0x620) ?? "_")
            } else if byte > 0x20, byte < 0x7F {
                scalars.append(Unicode.Scalar(byte))
            }
        }
        return String(scalars)
    }
}

/// The public names of roles by the number that the lexicon gives.
enum RoleNames {
    private static let names: [String] = RoleTable.lines.description.split(separator: "\n").map { line in
        let name = String(line.prefix { $0 != ":" })
        return name == "spokesperson_plain" ? "spokesperson" : name
    }

    static func name(_ number: Int) -> String? { names.indices.contains(number) ? names[number] : nil }
}
