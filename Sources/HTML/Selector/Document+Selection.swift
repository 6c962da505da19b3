import Bytes

/// Finding elements by selectors.
extension Document {
    /// All elements below a node (the whole document without one) that match, in document order; none for a selector
    /// that cannot be read.
    package func select(_ selector: String, in node: NodeID? = nil) -> [NodeID] {
        Selector(selector).map { select($0, in: node) } ?? []
    }

    package func select(_ selector: Selector, in node: NodeID? = nil) -> [NodeID] {
        var found: [NodeID] = []
        let match = SelectorMatch(selector, self)
        search(match, below: node ?? Self.root) {
            found.append($0)
            return true
        }
        return found
    }

    /// The first element that matches.
    package func first(_ selector: String, in node: NodeID? = nil) -> NodeID? {
        Selector(selector).flatMap { first($0, in: node) }
    }

    package func first(_ selector: Selector, in node: NodeID? = nil) -> NodeID? {
        var found: NodeID?
        search(SelectorMatch(selector, self), below: node ?? Self.root) {
            found = $0
            return false
        }
        return found
    }

    /// Whether an element itself matches.
    package func matches(_ selector: Selector, _ node: NodeID) -> Bool {
        self.node(node).isElement && SelectorMatch(selector, self).matches(node, in: self)
    }

    private func search(_ match: SelectorMatch, below root: NodeID, _ goOn: (NodeID) -> Bool) {
        var current = next(after: root, below: root)
        while let node = current {
            if self.node(node).isElement, match.matches(node, in: self), !goOn(node) { return }
            current = next(after: node, below: root)
        }
    }
}

/// A selector with its names turned into a document's numbers.
private struct SelectorMatch {
    private enum Condition {
        case tag(UInt32, UInt32)
        case attribute(UInt32, Selector.AttributeTest, [UInt8])
        indirect case not([Condition])
        case never
    }

    private let alternatives: [[(conditions: [Condition], isChild: Bool)]]

    init(_ selector: Selector, _ document: Document) {
        alternatives = selector.alternatives.map { compounds in
            compounds.map { compound in
                (compound.conditions.map { Self.resolved($0, document) }, compound.isChild)
            }
        }
    }

    private static func resolved(_ condition: Selector.Condition, _ document: Document) -> Condition {
        switch condition {
        case .tag(let name):
            let exact = document.tagNames.find(name)
            let lower = document.tagNames.find(name.map(\.asciiLowercased))
            guard let first = exact ?? lower else { return .never }
            return .tag(first, lower ?? first)
        case .attribute(let name, let test, let value):
            guard let number = document.attributeNames.find(name) else { return .never }
            return .attribute(number, test, value)
        case .not(let conditions):
            // `:not()` of nothing is how `*` comes here: it always holds.
            return conditions.isEmpty ? .not([.never]) : .not(conditions.map { resolved($0, document) })
        }
    }

    func matches(_ node: NodeID, in document: Document) -> Bool {
        alternatives.contains { matches(node, $0[...], in: document) }
    }

    private func matches(
        _ node: NodeID, _ compounds: ArraySlice<(conditions: [Condition], isChild: Bool)>, in document: Document
    ) -> Bool {
        guard let last = compounds.last else { return true }
        guard last.conditions.allSatisfy({ holds($0, node, in: document) }) else { return false }
        let rest = compounds.dropLast()
        if rest.isEmpty { return true }
        var ancestor = document.parent(of: node)
        while let found = ancestor {
            if document.node(found).isElement, matches(found, rest, in: document) { return true }
            if last.isChild { return false }
            ancestor = document.parent(of: found)
        }
        return false
    }

    private func holds(_ condition: Condition, _ id: NodeID, in document: Document) -> Bool {
        switch condition {
        case .tag(let exact, let lower):
            let number = document.node(id).tag.number
            return number == exact || number == lower
        case .attribute(let name, let test, let wanted):
            guard let value = document.value(of: name, on: document.node(id)) else { return false }
            return Self.test(value, test, wanted)
        case .not(let conditions): return !conditions.allSatisfy { holds($0, id, in: document) }
        case .never: return false
        }
    }

    private static func test(_ value: ArraySlice<UInt8>, _ test: Selector.AttributeTest, _ wanted: [UInt8]) -> Bool {
        switch test {
        case .exists: return true
        case .equals: return value.elementsEqual(wanted)
        case .begins: return !wanted.isEmpty && value.starts(with: wanted)
        case .ends: return !wanted.isEmpty && value.suffix(wanted.count).elementsEqual(wanted)
        case .contains:
            guard !wanted.isEmpty, value.count >= wanted.count else { return false }
            return (value.startIndex...value.endIndex - wanted.count).contains { value[$0...].starts(with: wanted) }
        case .hasWord: return value.split(whereSeparator: \.isASCIIWhitespace).contains { $0.elementsEqual(wanted) }
        case .hasPrefixWord:
            guard value.starts(with: wanted) else { return false }
            return value.count == wanted.count || value.dropFirst(wanted.count).first == 0x2D
        }
    }
}
