import News

/// Finds linked names: countries, towns, regions, well-known organisations, people with titles or known ones.
///
/// Nothing open-ended is guessed. The longest name counts; names inside it do not. `country` is the outlet's, by which «عمان» is told.
package struct EntityFinder: Sendable {
    private let country: String?

    package init(country: String? = nil) { self.country = country }

    package func mentions(in text: String) -> [Mention] {
        let passage = Passage(text)
        let units = FoldedText.units(of: text)
        return mentions(in: passage, of: units, people: PersonFinder().people(in: passage, of: units))
    }

    func mentions(in passage: Passage, of units: [UInt16], people: [TitledPerson], dateline: Dateline? = nil)
        -> [Mention]
    {
        let names = NameChooser(passage: passage, country: country)
        var mentions: [Mention] = []
        var index = 0
        var person = 0
        while index < passage.count {
            let start = passage.start(index)
            while person < people.count, people[person].name.upperBound <= start { person += 1 }
            if person < people.count,
                people[person].name.contains(start)
                    || (start < people[person].name.lowerBound && people[person].name.lowerBound < passage.end(index))
            {
                let titled = people[person]
                mentions.append(
                    Mention(
                        start: titled.name.lowerBound, end: titled.name.upperBound, kind: .person, id: titled.id,
                        text: titled.nameText, rule: .title))
                while index < passage.count, passage.start(index) < titled.name.upperBound { index += 1 }
                continue
            }
            if let dateline, start >= dateline.start, start < dateline.start + dateline.length,
                let place = dateline.place
            {
                let range = dateline.start..<min(units.count, dateline.start + dateline.length)
                mentions.append(
                    Mention(
                        start: range.lowerBound, end: range.upperBound, kind: .place, id: place,
                        text: String(decoding: units[range], as: UTF16.self), rule: .dateline))
                while index < passage.count, passage.start(index) < range.upperBound { index += 1 }
                continue
            }
            guard let name = names.name(at: index) else {
                index += 1
                continue
            }
            let range = passage.start(index, skipping: name.skip)..<passage.end(name.end - 1)
            mentions.append(
                Mention(
                    start: range.lowerBound, end: range.upperBound, kind: name.kind, id: name.id,
                    text: String(decoding: units[range], as: UTF16.self), rule: name.rule))
            index = name.end
        }
        return mentions
    }
}
