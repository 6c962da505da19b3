package import HTML
package import News

/// What a page is that was sent with success in the place of an article.
///
/// Only pages with little to read are judged by their words, so an article about cookies or error pages stays one.
package enum PageDisguise: String, Sendable, CaseIterable {
    case challenge, consent, login, notFound, failure, parked, empty
    /// The site sent its front page instead.
    case frontPage

    /// A sentence for people, without a full stop at its end.
    package var reason: String {
        switch self {
        case .challenge: "The site answered with a challenge for robots"
        case .consent: "The site answered with a wall that asks for consent"
        case .login: "The site answered with a page to log in"
        case .notFound: "The site answered with a page that says that there is none"
        case .failure: "The site answered with an error page that calls itself a success"
        case .parked: "The domain is parked or for sale"
        case .empty: "The page has nothing to read"
        case .frontPage: "The site redirected to its front page"
        }
    }

    /// What the page is in truth, or nil where nothing speaks against it.
    package static func disguise(of document: Document, requestedURL: WebURL? = nil, url: WebURL? = nil)
        -> PageDisguise?
    {
        if let requestedURL, let url, isSentHome(from: requestedURL, to: url) { return .frontPage }
        var signs = DisguiseSigns(document)
        if signs.isProse { return nil }
        signs.readText(document)
        let path = url?.path.lowercased() ?? ""
        if signs.hasChallengeScript, signs.wordCount < 150 { return .challenge }
        if signs.hasPassword, signs.wordCount < 150 { return .login }
        guard signs.wordCount < 250 else { return nil }
        let loudKinds: [PageDisguise] = [.challenge, .notFound, .failure, .parked, .consent, .login]
        for kind in loudKinds where kind.phrases.contains(where: signs.isLoud) { return kind }
        if path.holds("/consent") || path.holds("/gdpr") { return .consent }
        if let requestedURL, isLoginPath(path), !isLoginPath(requestedURL.path.lowercased()) { return .login }
        if signs.wordCount < 120 {
            for kind in loudKinds where kind.phrases.count(where: signs.isSaid) >= kind.quietCount {
                return kind
            }
        }
        return signs.wordCount < 4 ? .empty : nil
    }

    private static func isLoginPath(_ path: String) -> Bool {
        path.split(separator: "/").contains { ["login", "signin", "sign-in", "auth", "sso"].contains($0) }
    }

    /// A deep path that ends at the root of the same site.
    private static func isSentHome(from requested: WebURL, to url: WebURL) -> Bool {
        let isDeep = requested.path.split(separator: "/").count >= 2 || requested.query != nil
        let end = url.path.lowercased()
        let isRoot =
            ["/", "/ar", "/ar/", "/en", "/en/", "/index.html", "/index.php", "/home"].contains(end) && url.query == nil
        return isDeep && isRoot && requested.withoutScheme != url.withoutScheme
    }

    /// How many phrases in the running text of a short page make it this kind.
    private var quietCount: Int { self == .consent || self == .login ? 2 : 1 }

    /// In lower case, as pages print them in their titles and headings.
    private var phrases: [String] {
        switch self {
        case .challenge:
            [
                "just a moment", "checking your browser", "verify you are human", "verifying you are human",
                "are you a robot", "not a robot", "attention required", "enable javascript and cookies", "captcha",
                "unusual traffic", "access denied", "security check", "أنك لست روبوت", "أنك إنسان", "تحقق أمني",
                "التحقق من المتصفح", "ddos protection",
            ]
        case .notFound:
            [
                "404", "page not found", "not be found", "page you requested", "page you are looking for",
                "no longer available", "الصفحة غير موجودة", "لم يتم العثور", "الصفحة المطلوبة", "الصفحة التي تبحث عنها",
                "غير متوفرة", "المحتوى غير موجود", "page introuvable",
            ]
        case .failure:
            [
                "internal server error", "bad gateway", "service unavailable", "gateway timeout", "database connection",
                "fatal error", "under maintenance", "temporarily unavailable", "something went wrong", "تحت الصيانة",
                "خطأ في الخادم", "حدث خطأ", "خطأ في الاتصال", "الموقع متوقف", "database error",
            ]
        case .parked:
            [
                "domain is for sale", "buy this domain", "domain is parked", "parked domain", "domain may be for sale",
                "domain has expired", "this domain name", "النطاق للبيع", "النطاق معروض للبيع", "account suspended",
                "default web page", "default page",
            ]
        case .consent:
            [
                "before you continue", "we value your privacy", "your privacy choices", "manage consent",
                "cookie consent",
                "accept all", "we use cookies", "ملفات تعريف الارتباط", "موافقتك", "قبول الكل", "سياسة الخصوصية",
                "our partners", "خصوصيتك",
            ]
        case .login:
            [
                "log in to continue", "sign in to continue", "please log in", "please sign in", "members only",
                "subscribe to continue", "تسجيل الدخول", "سجل الدخول", "للمشتركين فقط", "اشترك لمتابعة القراءة",
                "كلمة المرور", "create an account",
            ]
        case .empty, .frontPage: []
        }
    }
}

extension WebURL {
    fileprivate var withoutScheme: String { siteHost + target }
}

/// What a disguise is recognised by.
private struct DisguiseSigns {
    /// Title and headings, in lower case.
    private var loudText: [UInt8] = []
    /// All that a reader sees, in lower case.
    private var text: [UInt8] = []
    private(set) var wordCount = 0
    /// Words in paragraphs that are long enough for prose.
    private(set) var longParagraphWordCount = 0
    private(set) var hasPassword = false
    private(set) var hasChallengeScript = false

    /// Whether there is prose to read, so that nothing else need be known.
    var isProse: Bool { longParagraphWordCount >= 60 }

    init(_ document: Document) {
        for node in document.descendants(of: Document.root) where document.kind(of: node) == .element {
            if isProse { return }
            switch document.tag(of: node) {
            case .title, .h1, .h2:
                loudText += (document.textContent(of: node).foldingWhiteSpace().lowercased() + "\n").utf8
            case .p:
                let words = Array(document.textContent(of: node).foldingWhiteSpace().utf8)
                let count = words.isEmpty ? 0 : words.count { $0 == 0x20 } + 1
                if count >= 12 { longParagraphWordCount += count }
            case .input: if document.attribute(.type, of: node)?.lowercased() == "password" { hasPassword = true }
            case .script, .iframe, .form:
                let target = document.attribute(.src, of: node) ?? document.attribute("action", of: node) ?? ""
                let lower = target.lowercased()
                if lower.holds("captcha") || lower.holds("/challenge") { hasChallengeScript = true }
            default: continue
            }
        }
    }

    mutating func readText(_ document: Document) {
        let visible = document.first("body").map { document.readableText(of: $0) } ?? ""
        text = Array(visible.foldingWhiteSpace().lowercased().utf8)
        wordCount = text.split(separator: 0x20).count
    }

    func isLoud(_ phrase: String) -> Bool { BodyText.contains(loudText[...], Array(phrase.utf8)) }

    func isSaid(_ phrase: String) -> Bool { BodyText.contains(text[...], Array(phrase.utf8)) }
}
