import Bytes
import Text

/// Short texts that stand around an article and are never part of it.
package enum Furniture {
    /// Whether a line is nothing but a label of comments, sharing, printing or copyright, perhaps with a count.
    package static func isLabel(_ text: String) -> Bool {
        guard text.hasAtMost(80) else { return false }
        if labels.contains(Label(text)) || text.hasPrefix("©") { return true }
        let label = DateFolding.label(of: text, limit: .max) ?? []
        return copyright.contains { label.starts(with: $0) }
    }

    /// A label inside a body: an advertisement's, a share bar's or the one above links to other articles, never a sentence.
    package static func isInlineLabel(_ text: String, isHeading: Bool = false) -> Bool {
        if text.hasAtMost(60) {
            let label = Label(text)
            if endings.contains(label) || !isHeading && text.hasAtMost(30) && inlineLabels.contains(label) {
                return true
            }
        }
        return !isHeading && isAdvertisement(text)
    }

    /// `Anzeige - …`, `*Advertisement. …`: the label before what it labels, with a sign between them.
    private static func isAdvertisement(_ text: String) -> Bool {
        guard text.hasAtMost(120), let first = text.unicodeScalars.first(where: \.isLetter),
            case .letter(let letter) = DateFolding.role(of: first), advertisementLetters.contains(letter)
        else { return false }
        let line = text.drop { !$0.isLetter }
        let word = line.prefix { $0.isLetter }
        guard advertisements.contains(ByteHash(of: DateFolding.foldedBytes(of: String(word)))) else { return false }
        return line.dropFirst(word.count).first { $0 != " " }.map { ".,:-–—|".contains($0) } ?? false
    }

    private static let advertisements = hashes(
        "anzeige werbung advertisement advertorial publicite publicidad pubblicita reklam reklama annonce اعلان")

    /// What they begin with, folded.
    private static let advertisementLetters = "awprا".unicodeScalars

    /// Whether everything from this line on is about other articles.
    package static func endsArticle(_ text: String) -> Bool {
        guard text.hasAtMost(60) else { return false }
        let label = Label(text)
        return endings.contains(label) || labels.contains(label)
    }

    /// What a heading announces: other articles, or who wrote this one.
    enum Announcement { case others, author }

    static func announcement(in text: String) -> Announcement? {
        guard text.hasAtMost(60) else { return nil }
        let label = Label(text)
        return authorCards.contains(label) ? .author : endings.contains(label) || isMore(text) ? .others : nil
    }

    /// `More Great Lantern Stories`: whatever the paper calls its own.
    private static func isMore(_ text: String) -> Bool {
        guard let first = text.utf8.first(where: { $0 > 0x20 && $0 < 0x7F }), first | 0x20 == 0x6D else { return false }
        let words = DateFolding.folded(text).cutAtSpaces
        guard (3...6).contains(words.count), let last = words.last else { return false }
        return words[0] == "more" && articles.contains(ByteHash(of: last.utf8))
    }

    private static let articles = hashes("stories articles news posts recommendations")

    /// Whether a paragraph asks to follow the paper on a network, or to subscribe to its letters.
    static func isInvitation(_ text: String) -> Bool {
        guard text.hasAtMost(330) else { return false }
        let folded = DateFolding.folded(text)
        let words = folded.wordHashes
        let isCalled = !words.isDisjoint(with: networks) && !words.isDisjoint(with: following)
        let isOffered = !words.isDisjoint(with: letters) && !words.isDisjoint(with: subscribing)
        guard isCalled || isOffered else { return false }
        return !words.isDisjoint(with: orders) || !words.isDisjoint(with: addressed) || isOrder(folded)
    }

    /// Whether a verb stands there that nobody does: «They would join the march, which was called on Facebook» asks for
    /// nothing.
    private static func isOrder(_ folded: String) -> Bool {
        var before: ByteHash?
        for word in folded.cut(where: { !$0.isLetter }).map({ ByteHash(of: $0.utf8) }) {
            if following.contains(word) || subscribing.contains(word), !(before.map(governing.contains) ?? false) {
                return true
            }
            before = word
        }
        return false
    }

    /// Words before a verb that is no order.
    private static let governing = hashes(
        "to would will could may might should must not who that they and he she people thousands hundreds dozens")

    /// Forms that are orders and nothing else.
    private static let orders = hashes(
        """
        siguenos unete folge suivez seguici scarica volg abonniere abonnez iscriviti inscreva assine suscribete \
        suscribase registrate تابعوا تابعونا تابعنا انضم انضموا اشترك اشتركوا
        """)
    private static let following = hashes("follow join download sigue descarga folgen folgst segui siga").union(orders)
    private static let subscribing = hashes("subscribe sign abonnieren registrieren").union(orders)
    private static let addressed = hashes(
        """
        us our we you your uns unser unsere unserem unseren dir dich dein deine ihr ihre ihren sie nous notre nos vous \
        votre vos nuestro nuestra nuestros nuestras tu tus nosso nossa noi nostro nostra nostri ci vi ons onze je jouw
        """)
    private static let networks = hashes(
        """
        twitter facebook instagram telegram whatsapp youtube linkedin tiktok pinterest app apps تويتر فيسبوك انستغرام \
        تلغرام واتساب يوتيوب
        """)
    private static let letters = hashes("newsletter newsletters inbox podcast youtube telegram whatsapp النشره")

    private static func hashes(_ words: String) -> Set<ByteHash> {
        Set(words.cutAtSpaces.map { ByteHash(of: DateFolding.foldedBytes(of: String($0))) })
    }

    /// Whether a line behind the text says whose the text or its pictures are.
    static func isCredit(_ text: String) -> Bool {
        guard text.hasAtMost(90) else { return false }
        if text.hasPrefix("©") { return true }
        guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= 26 else { return false }
        let first = DateFolding.folded(text).prefix { $0.isLetter }
        return pictures.contains(ByteHash(of: first.utf8))
    }

    private static let pictures = hashes(
        """
        foto fotos photo photos bild bilder image images credit credits titelbild beitragsbild fotocredit fotocredits
        """)

    /// The tags of a line such as «الكلمات الدلالية: …» or `Tags: …`, or nil.
    package static func tags(in text: String) -> [String]? {
        guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 24,
            tagCues.contains(Label(String(text[..<colon])))
        else { return nil }
        return text[text.index(after: colon)...].split(whereSeparator: { ",،;؛|#•".contains($0) })
            .map { $0.foldingWhiteSpace() }.filter { !$0.isEmpty }
    }

    private static let labels = LabelSet(
        """
        التعليق,التعليقات,تعليق,تعليقات,أضف تعليق,أضف تعليقا,أضف تعليقك,اضف تعليقك,اترك تعليقا,اكتب تعليقك,شارك بتعليقك,لا تعليقات,\
        لا توجد تعليقات,عدد التعليقات,شارك,مشاركة,شاركها,شارك الخبر,شارك المقال,طباعة,اطبع,حفظ,أرسل,أرسل لصديق,إرسال,ارسل لصديق,\
        تكبير الخط,تصغير الخط,تصغير وتكبير الخط,حجم الخط,انشر,نسخ الرابط,الرابط المختصر,تابعنا,تابعونا,عودة,للأعلى,رجوع,comment,comments,\
        add comment,add a comment,leave a comment,leave a reply,post a comment,no comments,comments closed,share,\
        share this,share this article,share on facebook,share on twitter,share this story,print,print this,email,\
        email this,save,tweet,facebook,twitter,whatsapp,copy link,follow us,read comments,show comments,join the conversation,\
        view comments,kommentare,kommentar,kommentieren,teilen,drucken,artikel teilen,commentaires,commentaire,partager,imprimer,\
        comentarios,comentar,compartir,imprimir,commenti,commenta,condividi,stampa,reacties,delen,نظرات,نظر شما,ارسال نظر,دیدگاه,\
        دیدگاه‌ها,اشتراک گذاری,چاپ,تبصرے,شیئر کریں,תגובות,שתפו,הדפסה,комментарии,поделиться,yorumlar,yorum yap,paylaş
        """)

    private static let inlineLabels = LabelSet(
        """
        إعلان,اعلان,advertisement,advertising,ad,ads,anzeige,publicité,publicidad,pubblicità,реклама,reklam,annonse,annons,\
        mainos,advertentie,story continues below,story continues below advertisement,article continues below,\
        article continues after advertisement,continue reading,scroll to continue,like this,like loading,externer inhalt,\
        zurück zur listenansicht,zurück zur übersicht,back to overview,back to the list,mehr anzeigen,show more,\
        تابع القراءة,شارك,share,تبلیغات
        """)

    private static let endings = LabelSet(
        """
        اقرأ أيضا,اقرأ أيضاً,إقرأ أيضا,اقرا ايضا,اقرأ المزيد,مواضيع ذات صلة,موضوعات ذات صلة,أخبار ذات صلة,مقالات ذات صلة,أخبار متعلقة,ذات صلة,\
        المزيد من الأخبار,قد يعجبك أيضا,شاهد أيضا,الأكثر قراءة,مواضيع متعلقة,موضوعات متعلقة,للمزيد,related articles,related stories,\
        related,related news,related topics,read more,read next,more on this story,more from,more stories,most read,\
        recommended,you may also like,you might also like,trending,popular,see also,mehr zum thema,lesen sie auch,\
        das könnte sie auch interessieren,weitere artikel,à lire aussi,lire aussi,sur le même sujet,te puede interesar,\
        lea también,noticias relacionadas,leggi anche,articoli correlati,lees ook,مطالب مرتبط,اخبار مرتبط,بیشتر بخوانید,מאמרים נוספים,\
        כתבות נוספות,читайте также,ilgili haberler,also in the news,also read,more in this section,\
        auch interessant,weiterlesen,valora esta noticia,related content,related publications,what to read next,\
        explore other topics,keep reading,lesen sie auch die folgenden beiträge,neueste artikel,entdecken sie jetzt
        """)

    private static let authorCards = LabelSet(
        """
        about the author,about the authors,about the writer,about the reviewer,author bio,über den autor,über die autorin,\
        à propos de l'auteur,sobre el autor,sobre la autora,sull'autore,over de auteur,عن الكاتب,نبذة عن الكاتب,عن الكاتبة,درباره نویسنده,על הכותב,על המחבר
        """)

    private static let tagCues = LabelSet(
        "الكلمات الدلالية,كلمات دلالية,الكلمات المفتاحية,كلمات مفتاحية,الوسوم,وسوم,هاشتاغ,tags,tag,keywords,topics,schlagwörter,themen,mots clés,etiquetas,برچسب‌ها,برچسب ها,کلید واژه ها,תגיות,теги,etiketler"
    )

    private static let copyright: [[UInt8]] = [
        "جميع الحقوق محفوظه", "حقوق النشر", "all rights reserved", "copyright", "alle rechte vorbehalten",
        "tous droits reserves", "todos los derechos", "tutti i diritti", "تمامي حقوق", "все права защищены",
    ].map { Array($0.utf8) }
}

/// What `DateFolding.label` leaves of a text, hashed once for all the sets that it is looked up in.
private struct Label {
    fileprivate let hash: ByteHash?

    init(_ text: String) { hash = DateFolding.label(of: text, limit: LabelSet.longest).map { ByteHash(of: $0) } }
}

/// Labels as they are printed.
private struct LabelSet: Sendable {
    private let hashes: Set<ByteHash>

    /// No label has more bytes.
    fileprivate static let longest = 120

    init(_ list: String) {
        hashes = Set(list.split(separator: ",").compactMap { Label(String($0)).hash })
    }

    func contains(_ label: Label) -> Bool { label.hash.map(hashes.contains) ?? false }
}
