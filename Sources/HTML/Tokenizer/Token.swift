/// One token of the tokenizer; a tag's attributes and a DOCTYPE's parts lie in the tokenizer until the next token.
struct Token {
    enum Kind: UInt8 {
        case characters, null, startTag, endTag, comment, doctype, endOfFile
    }

    var kind: Kind
    var isSelfClosing = false
    var tag = Tag.nameless
    var text = TextRange.empty
}

/// An attribute as the arena keeps it: an interned name, and where its value lies.
@usableFromInline
package struct AttributeRecord: Equatable, Sendable {
    /// Set on the names that foreign content puts into the XLink, XML or XMLNS namespace.
    @inlinable static var namespacedBit: UInt32 { 1 << 30 }

    /// The number of the name, perhaps with `namespacedBit`.
    @usableFromInline var name: UInt32
    @usableFromInline package internal(set) var value: TextRange

    @inlinable package var attribute: AttributeName { AttributeName(name & ~AttributeRecord.namespacedBit) }
}

/// What a DOCTYPE token says (HTML Standard 13.2.5, "DOCTYPE tokens"); nil means missing.
struct DoctypeToken: Equatable, Sendable {
    var name: [UInt8]?
    var publicIdentifier: [UInt8]?
    var systemIdentifier: [UInt8]?
    var forcesQuirks = false
}
