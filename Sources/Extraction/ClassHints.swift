/// What an element's class, id or data attributes say that it holds, in the words that templates use.
struct ClassHints: OptionSet {
    let rawValue: UInt16

    static let byline = ClassHints(rawValue: 1)
    static let date = ClassHints(rawValue: 2)
    static let standfirst = ClassHints(rawValue: 4)
    static let caption = ClassHints(rawValue: 8)
    static let kicker = ClassHints(rawValue: 16)
    static let headline = ClassHints(rawValue: 32)
    /// Comments, related articles, side bars, footers: what stands in there is about something else.
    static let elsewhere = ClassHints(rawValue: 64)
    static let tags = ClassHints(rawValue: 128)
    static let credit = ClassHints(rawValue: 256)
    static let hidden = ClassHints(rawValue: 512)
    /// A date of the last change.
    static let updated = ClassHints(rawValue: 1024)
    /// The day of the reading, as newspapers print it in their head.
    static let today = ClassHints(rawValue: 2048)
    /// A part that a page builder made.
    private static let built = ClassHints(rawValue: 4096)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Reads the names in a `class` or `id`, case aside.
    init(_ names: String) { self = ClassHints(names.utf8.span) }

    /// The same of bytes.
    init(_ names: Span<UInt8>) {
        let hints = ClassHints(ofWordsIn: names)
        self = hints.isOfBuilder ? ClassHints.builtAutomaton.hints(in: names) : hints
    }

    /// The same without regard to page builders: what several names say is what each of them says.
    init(ofWordsIn names: Span<UInt8>) { self = ClassHints.automaton.hints(in: names) }

    /// Whether a page builder made the part.
    var isOfBuilder: Bool { contains(.built) }

    private static let automaton = ClassHintAutomaton(vocabulary + [(.built, words(builtWidget))])

    /// The same for what page builders make: to them every part of a page is a widget, the headline too.
    private static let builtAutomaton = ClassHintAutomaton(
        vocabulary.map { ($0.0, $0.1.filter { $0 != Array("widget".utf8) }) })

    private static let builtWidget = "elementor-widget"

    private static let vocabulary: [(ClassHints, [[UInt8]])] = [
        (
            .byline,
            words(
                "byline author writer autor auteur reporter journalist contributor redakteur kateb katib verfasser skribent"
            )
        ),
        (.date, words("date time publish posted tarih datum fecha tarikh zeit meta info timestamp pubdate dateline")),
        (.updated, words("updated modified update lastmod")),
        (
            .standfirst,
            words(
                "standfirst deck dek subtitle sub-title subhead sub-head summary lead excerpt teaser intro chapo sommario vorspann strap abstract sapo entradilla sub_title"
            )
        ),
        (
            .caption,
            words(
                "caption legend bildunterschrift bildtext imgdesc image-desc img-desc pie-foto photo-text imagetext foto-text"
            )
        ),
        (
            .kicker,
            words(
                "kicker overline eyebrow topline pretitle pre-title supertitle antetitulo dachzeile spitzmarke overhead headline__pre"
            )
        ),
        (.headline, words("headline title titre titulo titolo")),
        (
            .elsewhere,
            words(
                "comment related sidebar side-bar footer recommend popular trending most-read mostread newsletter widget teaser-list read-more more-news also-read promo outbrain taboola latest carousel breaking ticker navigation menu"
            )
        ),
        (.today, words("todays-date today-date today_date date-today current-date current_date currentdate")),
        (.tags, words("tag keyword topic")),
        (.credit, words("credit copyright photographer source quelle fotograf")),
        (.hidden, words("visually-hidden sr-only screen-reader visuallyhidden")),
    ]

    private static func words(_ list: String) -> [[UInt8]] { list.split(separator: " ").map { Array($0.utf8) } }
}
