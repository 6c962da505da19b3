/// Who belongs to, leads, chairs, opens or attends what, and when, as one clause says it.
package struct Relation: Sendable, Equatable {
    package var type: RelationType
    /// The group or event as printed.
    package var group: String?
    /// Identifiers of the members, in the order of the text.
    package var members: [String]
    /// The person who acts, as printed, and the identifier.
    package var agent: String?
    package var agentID: String?
    /// TIMEX3 values.
    package var dates: [String]
    /// Where the clause's cue stands, in UTF-16 code units.
    package var start: Int
    package var end: Int

    init(
        _ type: RelationType, group: String? = nil, members: [String] = [], agent: String? = nil,
        agentID: String? = nil,
        dates: [String] = [], at range: Range<Int>
    ) {
        (self.type, self.group, self.members, self.agent, self.agentID) = (type, group, members, agent, agentID)
        (self.dates, self.start, self.end) = (dates, range.lowerBound, range.upperBound)
    }
}

extension Relation {
    /// Whether another cue says the same: «ومن أعضاء المجموعة» is read at «من» and at «أعضاء».
    func says(_ other: Relation) -> Bool { type == other.type && group == other.group && members == other.members }
}

/// The kinds of relations. The raw value is the public name.
package enum RelationType: String, Sendable, CaseIterable {
    case representedBy = "represented_by"
    case memberOf = "member_of"
    case ledBy = "led_by"
    case coChairedBy = "co_chaired_by"
    case chairedBy = "chaired_by"
    case openedBy = "opened_by"
    case participatedIn = "participated_in"
    case heldOn = "held_on"
    case nextMeeting = "next_meeting"
    case foundedOn = "founded_on"
    case spokeAt = "spoke_at"
    case derivedFrom = "derived_from"
}
