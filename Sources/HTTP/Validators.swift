package import Bytes

/// What tells whether a representation is still the one that a client has (RFC 9110, section 8.8).
///
/// The server writes the fields `ETag` and `Last-Modified` from it, digit by digit, and compares conditional requests with it.
package struct Validators: Sendable {
    /// With its quotation marks, and `W/` where it is weak.
    package let entityTag: InlineText
    /// Seconds since 1970-01-01T00:00:00Z; nil where nobody knows.
    package let lastModified: Int64?

    package init(entityTag: InlineText, lastModified: Int64? = nil) {
        (self.entityTag, self.lastModified) = (entityTag, lastModified)
    }

    /// The same for a tag of at most 47 ASCII characters.
    package init(entityTag: String, lastModified: Int64? = nil) {
        self.init(entityTag: InlineText(entityTag), lastModified: lastModified)
    }
}
