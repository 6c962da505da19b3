import Bytes
import HTML

/// What the attributes of each element say by their words, read in one pass over the document's nodes.
///
/// Pages repeat a few hundred classes thousands of times: each value is read once and then known by its number. Values put
/// together the same names again and again: each of these is read once too.
struct PageMarks {
    /// What one value of `class` or `id` says.
    struct Reading {
        var hints: ClassHints = []
        var names = BodyNames()
    }

    /// What one element's attributes say; readings by their number, 0 for none.
    struct Mark {
        fileprivate(set) var classes: UInt32 = 0
        fileprivate(set) var id: UInt32 = 0
        /// What its role, its style and its `itemprop` say of its text.
        fileprivate(set) var signs: BodyPage.Signs = []
        /// Whether it has attributes that metadata is read from: properties, relations, names for tests.
        fileprivate(set) var hasMetadata = false
    }

    private(set) var readings = [Reading()]
    /// By `NodeID.offset`.
    private(set) var marks: [Mark]
    private var numbers = ByteHashIndex(slotCount: 1024)
    /// What the single names in classes say, by their own number.
    private var names: [Reading] = []
    private var nameNumbers = ByteHashIndex(slotCount: 1024)

    init(_ document: Document) {
        marks = []
        var all = Array(repeating: Mark(), count: document.nodeCount)
        var places = all.mutableSpan
        let (nodes, attributes) = (document.nodes.span, document.attributes.span)
        let (source, side) = (document.source.span, document.attributeSide.span)
        for offset in nodes.indices where nodes[offset].isElement {
            let tag = nodes[offset].tag
            if tag == .meta || tag == .script || tag == .link { continue }
            var mark = Mark()
            for place in nodes[offset].attributes {
                let range = attributes[place].value
                if range.isInSide {
                    read(attributes[place].attribute, side.extracting(range.start..<range.end), tag, &mark)
                } else {
                    read(attributes[place].attribute, source.extracting(range.start..<range.end), tag, &mark)
                }
            }
            places[offset] = mark
        }
        marks = all
    }

    subscript(node: NodeID) -> Mark { marks[node.offset] }

    /// What an element's class says.
    func classHints(of node: NodeID) -> ClassHints { readings[Int(marks[node.offset].classes)].hints }

    /// What an element's class and its id say.
    func hints(of node: NodeID) -> ClassHints {
        classHints(of: node).union(readings[Int(marks[node.offset].id)].hints)
    }

    private mutating func read(_ name: AttributeName, _ value: Span<UInt8>, _ tag: Tag, _ mark: inout Mark) {
        switch name {
        case .class: mark.classes = number(of: value, isClass: true)
        case .id: mark.id = number(of: value, isClass: false)
        case .property, .rel, .dataTestid, .dataComponent, .dataTestID, .dataQA: mark.hasMetadata = true
        case .lang: if tag == .body { mark.hasMetadata = true }
        case .itemprop:
            mark.hasMetadata = true
            if !PageMarks.isMute(tag) { mark.signs.formUnion(PageMarks.signs(ofProperty: value)) }
        case .role: if !PageMarks.isMute(tag) { mark.signs.formUnion(BoilerplateWords.signs(ofRole: value)) }
        case .hidden: if !PageMarks.isMute(tag) { mark.signs.insert(.hidden) }
        case .ariaHidden:
            if !PageMarks.isMute(tag), value.count >= 4, value.equals("true", ignoringCaseIn: 0..<4) {
                mark.signs.insert(.hidden)
            }
        case .style: if !PageMarks.isMute(tag), BodyNames.hides(value) { mark.signs.insert(.hidden) }
        default: break
        }
    }

    /// Elements whose attributes, but for their names, say nothing of text.
    private static func isMute(_ tag: Tag) -> Bool {
        switch tag {
        case .a, .br, .hr, .style: true
        default: false
        }
    }

    private static func signs(ofProperty value: Span<UInt8>) -> BodyPage.Signs {
        if value.equals("articlebody", ignoringCaseIn: value.indices) { return .articleBody }
        return value.equals("description", ignoringCaseIn: value.indices) ? .standfirst : []
    }

    private mutating func number(of value: Span<UInt8>, isClass: Bool) -> UInt32 {
        let hash = value.wideHash(seed: isClass ? 1 : 2)
        if let known = numbers.number(of: hash) { return UInt32(truncatingIfNeeded: known) }
        let number = readings.count
        readings.append(reading(of: value, isClass: isClass))
        numbers.insert(hash, number)
        return UInt32(truncatingIfNeeded: number)
    }

    /// Puts a value's reading together out of those of its names.
    private mutating func reading(of value: Span<UInt8>, isClass: Bool) -> Reading {
        var reading = Reading()
        var start = 0
        while start < value.count {
            guard value[start] > 0x20 else {
                start += 1
                continue
            }
            var end = start + 1
            while end < value.count, value[end] > 0x20 { end += 1 }
            let name = value.extracting(start..<end)
            let next = isClass ? readingOfName(name) : Reading(name, isClass: false)
            reading.hints.formUnion(next.hints)
            reading.names.add(next.names)
            start = end
        }
        if reading.hints.isOfBuilder { reading.hints = ClassHints(value) }
        return reading
    }

    private mutating func readingOfName(_ name: Span<UInt8>) -> Reading {
        let hash = name.wideHash(seed: 0)
        if let known = nameNumbers.number(of: hash) { return names[known] }
        let reading = Reading(name, isClass: true)
        nameNumbers.insert(hash, names.count)
        names.append(reading)
        return reading
    }
}

extension PageMarks.Reading {
    fileprivate init(_ name: Span<UInt8>, isClass: Bool) {
        self.init(hints: ClassHints(ofWordsIn: name), names: BodyNames(name, isClass: isClass))
    }
}
