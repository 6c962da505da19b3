/// A small CSS selector: `tag`, `*`, `#id`, `.class`, `[attr]`, `[attr=value]` with `^= $= *= ~= |=`, `:not(…)`,
/// descendant, child (`>`), and lists with commas.
package struct Selector: Sendable {
    enum AttributeTest: Sendable {
        case exists, equals, begins, ends, contains, hasWord, hasPrefixWord
    }

    enum Condition: Sendable {
        case tag([UInt8])
        case attribute([UInt8], AttributeTest, [UInt8])
        indirect case not([Condition])
    }

    /// Conditions on one element, and how the element before it stands to it.
    struct Compound: Sendable {
        var conditions: [Condition]
        /// Whether the compound to the left must match the parent rather than any ancestor.
        var isChild: Bool
    }

    /// The alternatives of the list, each from left to right.
    let alternatives: [[Compound]]

    /// Parses a selector; nil when it says what this small language does not have.
    package init?(_ text: String) {
        var parser = SelectorParser(bytes: Array(text.utf8))
        guard let alternatives = parser.list() else { return nil }
        self.alternatives = alternatives
    }
}
