import News
import Text

/// Finds the place that opens a first paragraph («عمان - …», `PARIS (AFP) — …`) and the agency beside it.
struct DatelineReader {
    let dateline: Dateline
    let agency: String?

    /// nil where the paragraph opens with anything else.
    init?(_ paragraph: String) {
        let units = Array(paragraph.utf16.prefix(110))
        guard let (end, isColon) = DatelineReader.separator(in: units) else { return nil }
        let head = String(decoding: units[..<end], as: UTF16.self)
        var place = head
        var agency: String?
        if let open = head.firstIndex(where: { $0 == "(" || $0 == "[" }) {
            let note = head[head.index(after: open)...].prefix { $0 != ")" && $0 != "]" }
            agency = Agencies.name(of: String(note))
            place = String(head[..<open])
        }
        let leading = place.utf16.prefix { $0 == 0x20 || $0 == 0x22 || $0 == 0xAB }.count
        place = place.trimmingCharacters(in: " \u{A0}\"«»،,.-")
        let first = place.split(whereSeparator: { $0 == "،" || $0 == "," || $0 == "/" }).first.map(String.init) ?? place
        let name = first.trimmingSpace()
        guard !name.isEmpty, name.split(separator: " ").count <= 4 else { return nil }
        if let known = Places.place(named: name) {
            dateline = Dateline(
                raw: name, place: known.id, country: known.country, start: leading, length: name.utf16.count)
        } else if !isColon, agency != nil || DatelineReader.isCapitals(name), Agencies.name(of: name) == nil,
            !name.contains(where: \.isNumber)
        {
            dateline = Dateline(raw: name, start: leading, length: name.utf16.count)
        } else {
            return nil
        }
        self.agency = agency ?? DatelineReader.agency(in: units, after: end)
    }

    /// The end of the head: a dash with a space at a side, or a colon with a space behind it.
    private static func separator(in units: [UInt16]) -> (end: Int, isColon: Bool)? {
        for index in units.indices.dropFirst().dropLast() {
            let (before, unit, after) = (units[index - 1], units[index], units[index + 1])
            let isSpaced = before == 0x20 || after == 0x20 || before == 0xA0 || after == 0xA0 || before == 0x29
            switch unit {
            case 0x2D, 0x2013, 0x2014, 0x2015, 0x2212, 0x640: if isSpaced || unit == 0x2014 { return (index, false) }
            case 0x3A: return after == 0x20 && index < 40 ? (index, true) : nil
            case 0x2F: if before == 0x20, after == 0x20 { return (index, false) }
            case 0x0A: return nil
            case 0x2E: if after == 0x20, index > 24 { return nil }
            default: break
            }
        }
        return nil
    }

    /// «عمان - بترا - قال …»: an agency between the place and the text.
    private static func agency(in units: [UInt16], after end: Int) -> String? {
        let rest = units[(end + 1)...].prefix(30)
        guard let stop = rest.firstIndex(where: { [0x2D, 0x2013, 0x2014, 0x3A, 0x640].contains($0) }) else {
            return nil
        }
        return Agencies.name(of: String(decoding: rest[..<stop], as: UTF16.self))
    }

    private static func isCapitals(_ name: String) -> Bool {
        let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
        return letters.count >= 4 && letters.allSatisfy(\.properties.isUppercase) && name.count <= 30
    }
}
