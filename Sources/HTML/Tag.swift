/// The interned, namespaced name of an element: a number that means the same in every document for known names.
///
/// `Tag.title` is HTML's title and never SVG's; names that `Tag` has no constant for are numbered per document.
@usableFromInline
package struct Tag: Hashable, Sendable {
    /// Bits 0–23 the name's number, bits 24–25 the namespace.
    @usableFromInline let raw: UInt32

    @inlinable init(raw: UInt32) { self.raw = raw }
    @inlinable init(html number: UInt32) { raw = number }
    @inlinable init(svg number: UInt32) { raw = number | 1 << 24 }
    @inlinable init(math number: UInt32) { raw = number | 2 << 24 }

    /// Number 0 names nothing.
    static var nameless: Tag { Tag(raw: 0) }

    /// The tag as a number, for hashes of the room's users.
    @inlinable package var code: UInt32 { raw }

    var number: UInt32 { raw & 0xFF_FFFF }
    var namespace: Namespace { Namespace(rawValue: UInt8(truncatingIfNeeded: raw >> 24)) ?? .html }
    var isHTML: Bool { raw < 1 << 24 }

    func with(_ namespace: Namespace) -> Tag { Tag(raw: number | UInt32(namespace.rawValue) << 24) }
}

/// The three namespaces that the HTML parser gives to elements.
package enum Namespace: UInt8, Sendable {
    case html, svg, math
}
