import Bytes

/// The words that templates all over the world name their parts with, whatever they are written in.
///
/// Looked up by hash in one table of a fixed size: a page has thousands of class names, so no strings are made for them.
struct BoilerplateWords {
    /// What one word means.
    struct Meaning: OptionSet {
        let rawValue: UInt32
        init(rawValue: UInt32) { self.rawValue = rawValue }

        static let strong = Meaning(rawValue: 1)
        static let weak = Meaning(rawValue: 1 << 1)
        static let never = Meaning(rawValue: 1 << 2)
        static let image = Meaning(rawValue: 1 << 3)
        static let standfirst = Meaning(rawValue: 1 << 4)
        /// Takes the meaning of the word behind it away: "has-comments", "with-sidebar".
        static let negation = Meaning(rawValue: 1 << 5)
        /// "article" and its like, which before "body" and its like name an article's text.
        static let kind = Meaning(rawValue: 1 << 7)
        static let part = Meaning(rawValue: 1 << 8)
        /// "body", which may stand first too.
        static let body = Meaning(rawValue: 1 << 9)
        /// Both in one word: "articlebody".
        static let kindAndPart = Meaning(rawValue: 1 << 10)
        /// "sub", which with "title" behind it names a standfirst.
        static let under = Meaning(rawValue: 1 << 11)
        static let title = Meaning(rawValue: 1 << 12)

        var signs: BodyPage.Signs {
            var signs: BodyPage.Signs = []
            if contains(.strong) { signs.insert(.strong) }
            if contains(.weak) { signs.insert(.weak) }
            if contains(.never) { signs.insert(.never) }
            if contains(.image) { signs.insert(.image) }
            if contains(.standfirst) { signs.insert(.standfirst) }
            return signs
        }
    }

    static let shared = BoilerplateWords()

    private var hashes: [UInt64]
    private var meanings: [Meaning]
    private static let mask = 2047
    private var hiding = ByteHashIndex()

    private init() {
        hashes = Array(repeating: 0, count: BoilerplateWords.mask + 1)
        meanings = Array(repeating: [], count: BoilerplateWords.mask + 1)
        for (meaning, words) in BoilerplateWords.lists {
            for word in words.split(separator: " ") { insert(meaning, Array(word.utf8)[...]) }
        }
        for name in BoilerplateWords.hidingNames.split(separator: " ") {
            hiding.insert(name.utf8.span.wideHash(seed: 0), 0)
        }
        for kind in BoilerplateWords.kinds.split(separator: " ") {
            for part in BoilerplateWords.parts.split(separator: " ") {
                insert(.kindAndPart, Array((kind + part).utf8)[...])
            }
        }
    }

    private mutating func insert(_ meaning: Meaning, _ word: ArraySlice<UInt8>) {
        let hash = ByteHash(of: word).value
        var slot = Int(truncatingIfNeeded: hash) & BoilerplateWords.mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & BoilerplateWords.mask }
        hashes[slot] = hash
        meanings[slot].formUnion(meaning)
    }

    /// Whether the whole class name with this `wideHash` keeps an element out of sight.
    func hides(_ hash: UInt64) -> Bool { hiding.number(of: hash) != nil }

    private static let hidingNames = """
        hidden hide visuallyhidden visually-hidden sr-only screen-reader-text d-none is-hidden u-hidden invisible \
        noshow hide-text
        """

    /// What the word with this hash means.
    func meaning(ofHash hash: UInt64) -> Meaning {
        var slot = Int(truncatingIfNeeded: hash) & BoilerplateWords.mask
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return meanings[slot] }
            slot = (slot + 1) & BoilerplateWords.mask
        }
        return []
    }

    /// The ARIA landmark and widget roles that hold no article.
    static func signs(ofRole role: Span<UInt8>) -> BodyPage.Signs {
        var hash = ByteHash()
        for index in role.indices { hash.append(role[index]) }
        return roles[hash] ?? []
    }

    private static let roles: [ByteHash: BodyPage.Signs] = {
        var roles: [ByteHash: BodyPage.Signs] = [:]
        for word in "navigation contentinfo dialog alertdialog search menu menubar toolbar tablist tooltip".split(
            separator: " ")
        {
            roles[ByteHash(of: word.utf8)] = .strong
        }
        for word in "complementary banner alert".split(separator: " ") {
            roles[ByteHash(of: word.utf8)] = .weak
        }
        return roles
    }()

    // MARK: Words

    private static let kinds = "article story post entry news"
    private static let parts = "body content text copy"

    private static let lists: [(Meaning, String)] = [
        (.strong, strong), (.weak, weak), (.never, never), (.image, image), (.standfirst, standfirst),
        (.negation, "has with without no is js show if not enable enabled"),
        (.kind, kinds), (.part, parts), (.body, "body"), (.kindAndPart, "bodytext bodycontent bodycopy"),
        (.under, "sub sous sotto"), (.title, "title titre titolo head line heading headline"),
    ]

    /// Lists of other pages, invitations, advertisements, talk about the article.
    private static let strong = """
        comments commentlist commentform disqus respond replies related relateds relatedposts relatedarticles recommend \
        recommended recommendation recommendations recirc recirculation outbrain taboola newsletter newsletters \
        subscribe signup share sharing sharebar shares sharethis addthis social socials sociallinks breadcrumb \
        breadcrumbs pagination pager cookie cookies consent gdpr onetrust trending mostread mostpopular mostviewed \
        advert advertisement advertising advertisements ads carousel authorbox tagcloud taglist seealso readalso \
        morenews kommentar kommentare kommentarer kommentarmodul comentario comentarios commentaires commenti yorum \
        yorumlar recommande empfehlungen werbung publicidad pubblicita reklam reklama
        """

    /// Words that stand on furniture oftener than on text; what bears them counts only where nothing else is left.
    private static let weak = """
        author authors expandable factbox infobox privacy affiliate disclosure subscription subscriptions promo promos \
        promotion promoted sponsored popular popup modal readmore rating ratings poll polls noprint followus donate \
        donation cta comment sponsor sponsors banner sidebar footer masthead menu submenu nav navbar navigation navi \
        overlay lightbox tags bio toolbar slider slideshow caption captions credit credits byline bylines print skiplink \
        screenreader copyright legal disclaimer login register votes survey toc jp postmeta tooltip follow livechat \
        weather ad teaser teasers rollover postmetadata singlepostmeta metaline attribution fact facts fakta faktabox \
        faktaboks callout inset
        """

    /// No article, however much text stands in it.
    private static let never = """
        login register comments commentlist disqus respond replies related relateds recommend recommended \
        recommendation recommendations recirc outbrain taboola cookie cookies consent gdpr onetrust trending mostread
        """

    private static let image = """
        image images img imgs photo photos picture pictures figure thumb thumbnail caption foto bild imagen imagem
        """

    /// Names of the summary under a headline, in the tongues of the templates.
    private static let standfirst = """
        standfirst lead led lede dek deck intro introduction introtext chapo sapo preface vorspann bajada occhiello \
        sommario entradilla ingress synopsis copete strap strapline subline subtitle subtitles subtitel subtitulo \
        subtitolo sottotitolo soustitre subheadline subheading subhead subheader summary summarytext excerpt abstract \
        description teasertext teaser
        """
}
