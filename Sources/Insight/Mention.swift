/// A name in a text, linked where the tables or a title link it.
package struct Mention: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case person = "PER"
        case organisation = "ORG"
        case place = "LOC"
        /// An adjective of a country («العراقي»).
        case nationality = "NORP"
    }

    /// In UTF-16 code units of the text.
    package var start: Int
    package var end: Int
    package var kind: Kind
    package var id: String
    /// As printed, without proclitics.
    package var text: String
    package var rule: Rule

    /// What links it.
    package enum Rule: String, Sendable { case table, title, dateline, ministry, group }
}
