import Bytes

/// Reads a selector; every method gives nil for what it cannot read.
struct SelectorParser {
    private let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpaces() {
        while let byte, byte.isASCIIWhitespace { index += 1 }
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        index += 1
        return true
    }

    mutating func list() -> [[Selector.Compound]]? {
        var alternatives: [[Selector.Compound]] = []
        repeat {
            guard let alternative = complex() else { return nil }
            alternatives.append(alternative)
        } while take(0x2C)
        return index == bytes.count ? alternatives : nil
    }

    private mutating func complex() -> [Selector.Compound]? {
        var compounds: [Selector.Compound] = []
        skipSpaces()
        while let next = byte, next != 0x2C {
            var isChild = false
            if !compounds.isEmpty, take(0x3E) {
                isChild = true
                skipSpaces()
            }
            guard let conditions = compound(), !conditions.isEmpty else { return nil }
            compounds.append(Selector.Compound(conditions: conditions, isChild: isChild))
            skipSpaces()
        }
        return compounds.isEmpty ? nil : compounds
    }

    private mutating func compound() -> [Selector.Condition]? {
        var conditions: [Selector.Condition] = []
        while let byte {
            switch byte {
            case 0x2A:
                index += 1
                conditions.append(.not([]))
            case 0x23:
                index += 1
                guard let name = name() else { return nil }
                conditions.append(.attribute(Array("id".utf8), .equals, name))
            case 0x2E:
                index += 1
                guard let name = name() else { return nil }
                conditions.append(.attribute(Array("class".utf8), .hasWord, name))
            case 0x5B:
                guard let condition = attribute() else { return nil }
                conditions.append(condition)
            case 0x3A:
                guard let condition = negation() else { return nil }
                conditions.append(condition)
            default:
                guard conditions.isEmpty, let name = name() else { return conditions }
                conditions.append(.tag(name))
            }
        }
        return conditions
    }

    private mutating func name() -> [UInt8]? {
        let start = index
        while let byte, byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x5F || byte >= 0x80 { index += 1 }
        return index > start ? Array(bytes[start..<index]) : nil
    }

    private mutating func negation() -> Selector.Condition? {
        let word = Array(":not(".utf8)
        guard bytes[index...].starts(with: word) else { return nil }
        index += word.count
        guard let conditions = compound(), !conditions.isEmpty, take(0x29) else { return nil }
        return .not(conditions)
    }

    private mutating func attribute() -> Selector.Condition? {
        index += 1
        skipSpaces()
        let start = index
        // Names such as og:title and xlink:href are taken as they stand.
        while let byte, byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x5F || byte == 0x3A { index += 1 }
        guard index > start else { return nil }
        let name = bytes[start..<index].map(\.asciiLowercased)
        skipSpaces()
        if take(0x5D) { return .attribute(name, .exists, []) }
        guard let test = test() else { return nil }
        skipSpaces()
        guard let value = value() else { return nil }
        skipSpaces()
        return take(0x5D) ? .attribute(name, test, value) : nil
    }

    private mutating func test() -> Selector.AttributeTest? {
        if take(0x3D) { return .equals }
        let tests: [(UInt8, Selector.AttributeTest)] = [
            (0x5E, .begins), (0x24, .ends), (0x2A, .contains), (0x7E, .hasWord), (0x7C, .hasPrefixWord),
        ]
        guard let test = tests.first(where: { $0.0 == byte })?.1 else { return nil }
        index += 1
        return take(0x3D) ? test : nil
    }

    private mutating func value() -> [UInt8]? {
        guard let quote = byte, quote == 0x22 || quote == 0x27 else {
            let start = index
            while let byte, byte != 0x5D, !byte.isASCIIWhitespace { index += 1 }
            return index > start ? Array(bytes[start..<index]) : nil
        }
        index += 1
        guard let end = bytes[index...].firstIndex(of: quote) else { return nil }
        defer { index = end + 1 }
        return Array(bytes[index..<end])
    }
}
