/// What a phrase of the lexicon can be for the rules. The raw value is its name in the tables.
enum LexicalKind: String, Sendable {
    // Dates.
    case month, ambiguousMonth = "ambiguous-month", hijriMonth = "hijri-month"
    case weekday, bareWeekday = "bare-weekday"
    case unit, theUnit = "the-unit"
    case past, future, current, beforeLast = "before-last", afterNext = "after-next"
    case cardinal, ordinal
    case part, thePart = "the-part", partAdverb = "part-adverb"
    case position, dayShift = "day-shift", theMorrow = "the-morrow", reference, season, theSeason = "the-season"
    case decade, fraction
    case few, about, zone, every, yearWord = "year-word", yearAdjective = "year-adjective", frequency, rate, newness,
        deadline
    case dateTrap = "date-trap", yearTrap = "year-trap", counted, futureCue = "future-cue", yearCue = "year-cue"
    case todayTrap = "today-trap", paperBeforeToday = "paper-before-today", publicHead = "public-head"
    case wholeCue = "whole-cue", vagueNoun = "vague-noun", zoneCue = "zone-cue"
    case firstOfMonth = "first-of-month", lasting, calendarMark = "calendar-mark", fullHour = "full-hour"
    // Everywhere.
    case function
    // Quotes.
    case showing, speechVerb = "speech-verb", thinkingVerb = "thinking-verb", impersonal, asking, relays, beside,
        banner,
        participle,
        openingVerb = "opening-verb", need, issued, official
    case speechNoun = "speech-noun", accordingTo = "according-to"
    case nameCue = "name-cue"
    case deeming, judgingVerb = "judging-verb", namingVerb = "naming-verb", aside
    case transitiveVerb = "transitive-verb", thusCue = "thus-cue", relationAdjective = "relation-adjective",
        speechSetting = "speech-setting", complement, copula, unsaid
    case clauseLink = "clause-link", toldIn = "told-in", announcement, conjoins, negation
    // Entities.
    case country, demonym, city, region, organisation, knownGroup, knownPerson
    case placeHead = "place-head", organisationHead = "organisation-head"
    case ministry, ministryHead = "ministry-head", fewCue = "few-cue", notPlace = "not-place", placeTrap = "place-trap"
    // People.
    case role, roleTail = "role-tail", responsible, field, boundName = "bound-name", articleName = "article-name",
        softName = "soft-name",
        familyName = "family-name", indefiniteRole = "indefinite-role", appointing
    case genitiveRole = "genitive-role", honorific, posted, standing, areaHead = "area-head"
    case compoundName = "compound-name", theComplement = "the-complement"
    case nameParticle = "name-particle", givenName = "given-name", notName = "not-name"
    // Relations.
    case cause, notYet = "not-yet", represented, joined, umbrella, under, comprises, composed, membership, led, leads,
        chairs, chairedBy =
        "chaired-by"
    case gathers, participants
    case takesOffice = "takes-office", handsOver = "hands-over", office, forms
    case jointChair = "joint-chair", opens, participates, partyCount = "party-count", among, held, willHold =
        "will-hold"
    case ownMeeting = "own-meeting", founding, speaks, meanwhileThere = "meanwhile-there", derived, specialised
    case envoys, noGroup = "no-group", withinIt = "within-it", countries, together, denial, clauseBreak =
        "clause-break", eachOf = "each-of", groupHead = "group-head", eventHead = "event-head"
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
