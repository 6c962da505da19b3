/// What a phrase of the lexicon can be for the rules. In the tables it is called as its case, with hyphens between the words.
enum LexicalKind: UInt8, CaseIterable, Sendable {
    // Dates.
    case month, ambiguousMonth, hijriMonth
    case weekday, bareWeekday
    case unit, theUnit
    case past, future, current, beforeLast, afterNext
    case cardinal, ordinal
    case part, thePart, partAdverb
    case position, dayShift, theMorrow, reference, season, theSeason
    case decade, fraction
    case few, about, zone, every, yearWord, yearAdjective, frequency, rate, newness,
        deadline
    case dateTrap, yearTrap, tally, counted, futureCue, yearCue
    case todayTrap, paperBeforeToday, publicHead
    case wholeCue, vagueNoun, zoneCue
    case firstOfMonth, lasting, calendarMark, fullHour
    // Everywhere.
    case function
    // Quotes.
    case showing, speechVerb, thinkingVerb, impersonal, asking, relays, beside,
        banner,
        participle,
        openingVerb, need, issued, official
    case speechNoun, accordingTo
    case nameCue, wording
    case deeming, judgingVerb, namingVerb, aside
    case transitiveVerb, thusCue, relationAdjective,
        speechSetting, complement, copula, unsaid
    case clauseLink, toldIn, announcement, conjoins, negation
    // Entities.
    case country, demonym, city, region, organisation, knownGroup, knownPerson
    case placeHead, organisationHead
    case ministry, ministryHead, fewCue, notPlace, placeTrap
    // People.
    case role, roleTail, responsible, field, boundName, articleName,
        softName,
        familyName, indefiniteRole, appointing
    case genitiveRole, honorific, posted, standing, areaHead
    case compoundName, theComplement, namesake
    case nameParticle, givenName, notName
    // Relations.
    case cause, notYet, represented, joined, umbrella, under, comprises, composed, membership, led, leads,
        chairs, chairedBy
    case gathers, participants
    case takesOffice, handsOver, office, forms
    case jointChair, opens, participates, partyCount, among, held, willHold
    case ownMeeting, founding, speaks, meanwhileThere, derived, specialised
    case envoys, noGroup, withinIt, countries, together, denial, clauseBreak, eachOf, groupHead, eventHead
}

extension LexicalKind {
    /// The kind that the tables call so.
    init?(named name: Substring) {
        guard let kind = LexicalKind.byName[String(name)] else { return nil }
        self = kind
    }

    private static let byName: [String: LexicalKind] = {
        var names: [String: LexicalKind] = [:]
        for kind in allCases {
            let name = "\(kind)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
            names[name] = kind
        }
        return names
    }()
}

/// A set of kinds, a bit each.
struct KindSet: Sendable, ExpressibleByArrayLiteral {
    private var (low, middle, high) = (UInt64(0), UInt64(0), UInt64(0))

    init(arrayLiteral kinds: LexicalKind...) { for kind in kinds { insert(kind) } }

    @inline(__always) mutating func insert(_ kind: LexicalKind) {
        let bit = UInt64(1) << UInt64(kind.rawValue & 63)
        switch kind.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
    }

    @inline(__always) func contains(_ kind: LexicalKind) -> Bool {
        let bit = UInt64(1) << UInt64(kind.rawValue & 63)
        switch kind.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }

    /// Whether the sets share a kind.
    @inline(__always) func meets(_ other: KindSet) -> Bool {
        low & other.low | middle & other.middle | high & other.high != 0
    }
}

/// Words that steer the rules.
enum FunctionWord: Int, Sendable {
    case from = 1, to, between, and, until, inside, since, before, after, during, of, with, on, month, day, days, hour,
        at
    case fromNow, year, years, week, this, thatOne, century, quarter, half, semester, other, corresponding, more, less,
        last
    case every, next, time, when, was, who, that, about, not
    /// The article before figures («الـ20»).
    case theArticle = 48, latest = 49, except = 50, like = 51
}
