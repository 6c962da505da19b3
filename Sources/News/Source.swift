/// Who published an article.
package struct Source: Sendable, Equatable, Hashable {
    /// The registrable host (`alghad.example`), or a name given with a pasted text.
    package var id: String
    /// The name that the paper gives itself.
    package var name: String?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// An IANA time zone (`Asia/Amman`).
    package var timeZone: String?

    package init(id: String, name: String? = nil, country: String? = nil, timeZone: String? = nil) {
        self.id = id
        self.name = name
        self.country = country
        self.timeZone = timeZone
    }

    /// Pasted text that names no source.
    package static let unknown = Source(id: "unknown")
}
