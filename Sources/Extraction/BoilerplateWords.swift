/// The English words that templates all over the world name their furniture with, whatever they are written in.
enum BoilerplateWords {
    static func signs(of word: String) -> BodyPage.Signs { table[word] ?? [] }

    /// The ARIA landmark and widget roles that hold no article.
    static func signs(ofRole role: ArraySlice<UInt8>) -> BodyPage.Signs {
        switch String(decoding: role, as: UTF8.self) {
        case "navigation", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar", "tablist",
            "tooltip":
            .strong
        case "complementary", "banner", "alert": .weak
        default: []
        }
    }

    /// Whole class names that keep an element out of sight.
    static func hides(_ className: String) -> Bool { hiding.contains(className) }

    /// Words before a word that take its meaning away: "has-comments", "with-sidebar", "no-ads".
    static func negates(_ word: String) -> Bool { negations.contains(word) }

    static func isStandfirst(_ word: String) -> Bool {
        if standfirst.contains(word) { return true }
        return standfirstOpenings.contains { word.hasPrefix($0) }
    }

    private static let table: [String: BodyPage.Signs] = {
        var table: [String: BodyPage.Signs] = [:]
        for (words, signs) in [(strong, BodyPage.Signs.strong), (weak, .weak), (never, .never), (image, .image)] {
            for word in words.split(separator: " ") { table[String(word), default: []].formUnion(signs) }
        }
        return table
    }()

    /// Lists of other pages, invitations, advertisements, talk about the article.
    private static let strong = """
        comments commentlist commentform disqus respond replies related relateds relatedposts relatedarticles recommend \
        recommended recommendation recommendations recirc recirculation outbrain taboola newsletter newsletters \
        subscribe signup share sharing sharebar shares sharethis addthis social socials sociallinks breadcrumb \
        breadcrumbs pagination pager cookie cookies consent gdpr onetrust trending mostread mostpopular mostviewed \
        advert advertisement advertising advertisements ads carousel authorbox tagcloud taglist seealso readalso morenews
        """

    /// Words that stand on furniture oftener than on text; what bears them counts only where nothing else is left.
    private static let weak = """
        author authors expandable factbox infobox privacy affiliate disclosure subscription subscriptions promo promos \
        promotion promoted sponsored popular popup modal readmore rating ratings poll polls noprint followus donate \
        donation cta comment sponsor sponsors banner sidebar footer masthead menu submenu nav navbar navigation navi \
        overlay lightbox tags bio toolbar slider slideshow caption captions credit credits byline bylines print skiplink \
        screenreader copyright legal disclaimer login register votes survey toc jp postmeta tooltip follow livechat \
        weather ad teaser teasers rollover
        """

    private static let never = """
        login register comments commentlist disqus respond replies related relateds recommend recommended \
        recommendation recommendations recirc outbrain taboola cookie cookies consent gdpr onetrust trending mostread
        """

    private static let image = """
        image images img imgs photo photos picture pictures figure thumb thumbnail caption foto bild imagen imagem
        """

    private static let hiding: Set<String> = [
        "hidden", "hide", "visuallyhidden", "visually-hidden", "sr-only", "screen-reader-text", "d-none", "is-hidden",
        "u-hidden", "invisible", "noshow", "hide-text",
    ]

    private static let negations: Set<String> = ["has", "with", "without", "no", "is", "js", "show", "if", "not", "enable"]

    /// Names of the summary under a headline, in the tongues of the templates.
    private static let standfirst: Set<String> = [
        "lead", "led", "lede", "lea", "dek", "deck", "intro", "chapo", "sapo", "preface", "vorspann", "bajada",
        "occhiello", "sommario", "entradilla", "ingress", "synopsis", "copete", "strap", "strapline", "subline",
    ]
    private static let standfirstOpenings = [
        "standfirst", "subtit", "subhead", "summary", "intro", "excerpt", "description", "abstract",
    ]
}
