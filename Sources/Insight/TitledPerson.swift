/// A person whom the text names with an office, a profession or a form of address.
package struct TitledPerson: Sendable, Equatable {
    /// In UTF-16 code units of the text.
    package var name: Range<Int>
    package var title: Range<Int>
    package var nameText: String
    package var titleText: String
    /// Public names of the roles in the title, in its order.
    package var roles: [String]
    /// ISO 3166-1 alpha-2 of the country that the title names.
    package var country: String?
    /// `person:…`, from the tables or from the folded name.
    package var id: String
}
