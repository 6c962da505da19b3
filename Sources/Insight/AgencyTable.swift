/// News agencies by every name and abbreviation that papers print where they credit one: identifier and names.
enum AgencyTable {
    /// The agency that a text names, if it names one and nothing else.
    static func id(of text: String) -> String? { ids[key(text)] }

    /// Organisations that stand in an article because it is theirs, not because it is about them.
    static let all = Set(ids.values)

    /// Folded letters alone, without spaces and full stops: «أ.ف.ب» is «أ ف ب», «وكالة» before a name counts for nothing.
    private static func key(_ text: String) -> [UInt8] {
        let letters = FoldedText(text).bytes.filter { FoldedText.isLetter($0) }
        return letters.count > word.count && letters.starts(with: word) ? Array(letters.dropFirst(word.count)) : letters
    }

    private static let word = FoldedText.folded("وكالة")

    private static let ids: [[UInt8]: String] = {
        var ids: [[UInt8]: String] = [:]
        for line in lines.description.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let id = parts[0] == "agencies" ? "agencies" : "org:\(parts[0])"
            for name in parts[1].split(separator: "/") { ids[key(String(name))] = id }
        }
        return ids
    }()

    private static let lines: StaticString = """
        agencies:وكالات/الوكالات/وكالات الأنباء/وكالات أنباء/agencies
        reuters:رويترز/رويتر/reuters
        afp:أ ف ب/أف ب/فرانس برس/الصحافة الفرنسية/الأنباء الفرنسية/الفرنسية/afp/agence france presse
        ap:أ ب/أسوشيتد برس/أسوشييتد برس/الأسوشيتد برس/أسوشيتدبرس/ap/associated press/the associated press
        dpa:د ب أ/د ب ا/الأنباء الألمانية/الألمانية/dpa
        upi:يو بي آي/يونايتد برس/يو بي أي/upi
        petra:بترا/الأنباء الأردنية/petra
        spa:واس/الأنباء السعودية/spa
        wam:وام/أنباء الإمارات/wam
        kuna:كونا/الأنباء الكويتية/kuna
        qna:قنا/الأنباء القطرية/qna
        bna:بنا/أنباء البحرين/bna
        omannews:العمانية/الأنباء العمانية
        sana:سانا/الأنباء السورية/العربية السورية للأنباء/sana
        wafa:وفا/الأنباء الفلسطينية/الأنباء والمعلومات الفلسطينية/wafa
        maan:معا/معا الإخبارية
        ina:واع/الأنباء العراقية/ina
        mena_agency:أ ش أ/أنباء الشرق الأوسط/الشرق الأوسط/mena
        map_agency:و م ع/ماب/المغرب العربي للأنباء
        aps_agency:واج/وأج/الأنباء الجزائرية
        tap_agency:وات/تونس أفريقيا للأنباء/تونس إفريقيا للأنباء
        lana:وال/الأنباء الليبية
        suna:سونا/السودان للأنباء/suna
        saba_agency:سبأ/سبأ نت/الأنباء اليمنية
        nna_lebanon:الوطنية/الوطنية للإعلام/الوكالة الوطنية للإعلام
        anadolu:الأناضول/الأناضول للأنباء/anadolu/aa
        xinhua:شينخوا/أنباء الصين الجديدة/xinhua
        tass:تاس/إيتار تاس/ايتار تاس/tass
        ria_novosti:نوفوستي/ريا نوفوستي/ria novosti
        sputnik:سبوتنيك/sputnik
        interfax:إنترفاكس/انترفاكس/interfax
        irna:إرنا/ارنا/الأنباء الإيرانية/الجمهورية الإسلامية للأنباء/irna
        isna:إسنا/إيسنا/ايسنا/isna
        fars_agency:فارس/أنباء فارس
        tasnim:تسنيم/tasnim
        mehr_agency:مهر/أنباء مهر
        efe:إفي/إفي الإسبانية/efe
        ansa:أنسا/آكي/آكي الإيطالية/ansa
        bloomberg:بلومبرغ/بلومبيرغ/bloomberg
        """
}
