package import News

/// What is known around a printed date: where its source stands, when the page was read, and how it orders numbers.
package struct DateContext: Sendable, Equatable {
    /// An IANA zone, used where the page prints none.
    package var timeZone: String?
    /// How that zone is known.
    package var zoneBasis: PublicationDate.ZoneBasis
    /// When the page was read, in seconds since 1970 UTC; ages and days without a year need it.
    package var reference: Int64?
    /// Whether `4/10/2015` is the tenth of April.
    package var readsMonthFirst: Bool
    /// Whether numeric years below 1600 are solar (Iran, Afghanistan), not lunar.
    package var usesSolarYears: Bool

    package init(
        timeZone: String? = nil, zoneBasis: PublicationDate.ZoneBasis = .source, reference: Int64? = nil,
        readsMonthFirst: Bool = false, usesSolarYears: Bool = false
    ) {
        self.timeZone = timeZone
        self.zoneBasis = timeZone == nil ? .none : zoneBasis
        self.reference = reference
        self.readsMonthFirst = readsMonthFirst
        self.usesSolarYears = usesSolarYears
    }
}
