import HTML
import Text

/// Weighs a printed date by what stands around it.
enum PrintedDates {
    /// Whether a text has a digit of any script that days are printed in: without one it names no day.
    static func mayHoldDay(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte &- 0x30 < 10 || byte == 0xE0 || byte == 0xEF { return true }
            // Arabic-Indic and Persian digits.
            if last == 0xD9 && byte &- 0xA0 < 10 || last == 0xDB && byte &- 0xB0 < 10 { return true }
            last = byte
        }
        return false
    }

    /// Whether a line has a digit, or an Arabic letter with which an age could be written.
    static func mayHoldDate(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] &- 0x30 < 10 || bytes[index] == 0xD9 || bytes[index] == 0xDB {
            return true
        }
        return false
    }

    /// How many nodes the first lines of a body take, its subheadings among them.
    private static let opening = 32

    /// UTF-16 code units that a line with a publication date has at most.
    static let longestLine = 240

    /// What a line says of its date: all of a short one; of a paragraph that opens the body its first words, and of one
    /// behind the body its first words where they say that it was published then.
    static func reading(of line: PageLine, _ headline: Int?, _ body: Range<Int>?, monthFirst: Bool) -> DateLine? {
        if let dates = line.dates { return monthFirst ? dates.readMonthFirst : dates }
        guard let body, !line.text.hasAtMost(longestLine) else { return nil }
        let isBehind = line.order >= body.upperBound
        let start = min(headline ?? .max, body.lowerBound - 1)
        guard isBehind || (start...body.lowerBound + opening).contains(line.order) else { return nil }
        let beginning = String(line.text.prefix(isBehind ? 120 : 60))
        guard mayHoldDay(beginning) else { return nil }
        let read = DateReader(readsMonthFirst: monthFirst).read(beginning)
        return (isBehind ? hasLabel(read, .published) : opens(beginning, with: read)) ? read : nil
    }

    /// What a line of its own says of the date in the line below («تاريخ النشر», `Published on:`): nothing where it says
    /// more, or where that line has a label of its own.
    static func label(in before: String, of line: DateLine) -> DateMeaning.Label? {
        guard before.hasAtMost(40), !mayHoldDay(before), line.otherTokenCount <= 3,
            !hasLabel(line, .published), !hasLabel(line, .updated)
        else { return nil }
        let read = DateReader().read(before)
        guard read.otherTokenCount <= 2, case .label(let label) = read.entries.last?.item else { return nil }
        return label
    }

    /// Whether a line is a date with its year and little else, or says of its one day that it is the publication's.
    static func isWholeLine(_ read: DateLine) -> Bool {
        let days = read.entries.compactMap { entry -> PrintedDay? in
            if case .day(let day) = entry.item { return day }
            return nil
        }
        return days.count == 1 && days[0].year != nil && (read.otherTokenCount <= 3 || hasLabel(read, .published))
    }

    /// Whether a line is a date and little else; one of a change says so before it.
    static func isOwnLine(_ read: DateLine) -> Bool {
        isWholeLine(read) && read.otherTokenCount <= 3 && (isUpdate(read) || !hasLabel(read, .updated))
    }

    /// Whether a line's first day stands behind a word for a change.
    static func isUpdate(_ line: DateLine) -> Bool {
        var label: DateMeaning.Label?
        for entry in line.entries {
            switch entry.item {
            case .label(let found): label = found
            case .day: return label == .updated
            default: break
            }
        }
        return false
    }

    static func hasLabel(_ line: DateLine, _ wanted: DateMeaning.Label) -> Bool {
        line.entries.contains {
            if case .label(wanted) = $0.item { return true }
            return false
        }
    }

    /// nil where the line is running text or a list of others' dates.
    static func weight(
        of read: DateLine, _ line: PageLine, _ chooser: DateChooser, _ headline: Int?, _ body: Range<Int>?
    ) -> Double? {
        let hasYear = read.entries.contains {
            if case .day(let day) = $0.item { return day.year != nil }
            if case .age = $0.item { return true }
            return false
        }
        var weight = hasYear ? 40.0 : 22.0
        let isLabelled = hasLabel(read, .published) || hasLabel(read, .updated)
        if isLabelled { weight += 22 }
        if hasLabel(read, .published) { weight += 6 }
        if read.otherTokenCount <= 3 { weight += 8 }
        if read.otherTokenCount > 8 { weight -= 18 }
        if read.otherTokenCount > 16, !hasLabel(read, .published) { weight -= 20 }
        if isDated(line.block, chooser.signs.marks, chooser.document) { weight += 10 }
        if let headline {
            let end = body.map { max($0.lowerBound, headline) } ?? headline + 60
            if line.order > headline, line.order < end + 4 {
                weight += read.otherTokenCount > 8 && !isLabelled ? 6 : 18
            } else if line.order < headline, headline - line.order < 6 {
                weight += 16
            } else if line.order < headline, headline - line.order < 40 {
                weight += 6
            } else if line.order < headline {
                weight -= 14
            }
        }
        if let body {
            if body.contains(line.order), line.order > body.lowerBound + 6 {
                // A long sentence of the text is never its publication line.
                weight -= isLabelled ? 14 : read.otherTokenCount > 8 ? 42 : 24
            }
            if opensBody(read, line, body) {
                weight += 16
            } else if body.contains(line.order), !isLabelled, read.otherTokenCount > 3, endsSentence(line.text) {
                weight -= 20
            }
            if line.order >= body.upperBound { weight -= min(14, Double(line.order - body.upperBound) / 12) }
        }
        // An article's own footer says so.
        if chooser.signs.isElsewhere(line.block) { weight -= hasLabel(read, .published) ? 22 : 34 }
        if endsRange(read, line.text) { weight -= 40 }
        let folded = DateFolding.foldedBytes(of: line.text)[...]
        if hasLabel(read, .published), originals.contains(where: { BodyText.contains(folded, $0) }) { weight += 55 }
        if isOfRights(folded) { weight -= 40 }
        return weight > 5 ? weight : nil
    }

    private static func endsSentence(_ text: String) -> Bool { text.last.map { ".!?؟。".contains($0) } ?? false }

    /// Whether a folded line tells whose the page is.
    static func isOfRights(_ folded: ArraySlice<UInt8>) -> Bool {
        rights.contains { BodyText.contains(folded, $0) }
    }

    /// `5. bis 11. Februar 2022`, `14 - 20 January 2022`: the days of an event.
    private static func endsRange(_ read: DateLine, _ text: String) -> Bool {
        guard let entry = read.entries.first(where: { if case .day = $0.item { true } else { false } }), entry.start > 2
        else { return false }
        let before = String(decoding: Array(text.utf16)[..<entry.start], as: UTF16.self).trimmingSpace()
        let words = before.split(separator: " ").suffix(2)
        guard let sign = words.last, rangeSigns.contains(sign.lowercased()), words.count == 2 else { return false }
        return words[words.startIndex].utf8.first.map { $0 &- 0x30 < 10 } ?? false
    }

    private static let rangeSigns: Set<String> = [
        "-", "–", "—", "bis", "to", "until", "au", "al", "a", "до", "إلى", "الى",
    ]

    /// What a date loses that stands in a list of dates: teasers and comments have one each, an article has its own.
    static let listed = 18.0

    /// The makings of blocks of which three and more print a date and little else.
    static func lists(of lines: [(PageLine, DateLine)], _ marks: PageMarks, _ document: Document) -> Set<UInt64> {
        var counts: [UInt64: Int] = [:]
        for (line, read) in lines where read.otherTokenCount <= 8 {
            if let making = making(of: line.block, marks, document) { counts[making, default: 0] += 1 }
        }
        let lists = Set(counts.filter { $0.value >= 3 }.keys)
        // On a page of nothing but a list the first is as good as any.
        let hasOwn = lines.contains { line, read in
            read.otherTokenCount <= 8 && !(making(of: line.block, marks, document).map(lists.contains) ?? false)
        }
        return hasOwn ? lists : []
    }

    /// A block's tag and class, or its parent's class where it has none; nil where neither has one.
    static func making(of block: NodeID, _ marks: PageMarks, _ document: Document) -> UInt64? {
        let own = marks[block].classes
        let above = own == 0 ? document.parent(of: block).map { marks[$0].classes } ?? 0 : 0
        guard own != 0 || above != 0 else {
            // The items of one list are made alike without a class too.
            guard document.tag(of: block) == .li, let list = document.parent(of: block) else { return nil }
            return UInt64(document.tag(of: block).code) << 32 | UInt64(list.offset) | 1 << 30
        }
        return UInt64(document.tag(of: block).code) << 32 | UInt64(own == 0 ? above | 1 << 31 : own)
    }

    private static let originals = [
        "originally published", "first published", "ursprunglich veroffentlicht", "publie initialement",
        "publicado originalmente", "نشر اول مره", "نشر لاول مره",
    ].map { Array($0.utf8) }

    private static let rights = ["©", "copyright", "حقوق", "rights reserved"].map { Array($0.utf8) }

    /// «Karlsruhe (12.11.2021). …», `27.1.2022 - …`: a day at the very beginning of the body's first lines.
    private static func opensBody(_ read: DateLine, _ line: PageLine, _ body: Range<Int>) -> Bool {
        guard line.order >= body.lowerBound - 1, line.order <= body.lowerBound + opening,
            line.order < body.upperBound
        else { return false }
        return opens(line.text, with: read)
    }

    /// Whether a day with its year is the first thing in a text, or is set apart behind a place.
    static func opens(_ text: String, with read: DateLine) -> Bool {
        for entry in read.entries {
            switch entry.item {
            case .day(let day):
                guard day.year != nil, entry.start < 40 else { return false }
                let units = Array(text.utf16)
                let before = String(decoding: units[..<entry.start], as: UTF16.self).trimmingSpace()
                if before.isEmpty || before.last.map({ "(,،-–—|:".contains($0) }) == true { return true }
                // «Press release of 12 May 2024 | Amman»: behind a label or a place, and set apart from what follows;
                // «On 12 May 2024 he said» begins a story.
                let after = String(decoding: units[entry.end...], as: UTF16.self).trimmingSpace()
                let isApart = after.first.map { "|–—-:".contains($0) } ?? false
                let isTimed = read.entries.contains { next in
                    if case .clock = next.item { (entry.end...entry.end + 3).contains(next.start) } else { false }
                }
                return entry.start < 12 && (isApart || isTimed || after.first.map { ".)]".contains($0) } ?? true)
                    || isApart && hasLabel(read, .published)
            case .label, .weekday: continue
            default: return false
            }
        }
        return false
    }

    private static func isDated(_ block: NodeID, _ marks: PageMarks, _ document: Document) -> Bool {
        var current: NodeID? = block
        for _ in 0..<3 {
            guard let node = current, document.kind(of: node) == .element, document.tag(of: node) != .body else {
                return false
            }
            if marks.hints(of: node).contains(.date) { return true }
            current = document.parent(of: node)
        }
        return false
    }
}
