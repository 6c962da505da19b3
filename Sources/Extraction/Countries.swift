/// Countries by their hosts, and the zone in which their press prints its clocks.
enum Countries {
    /// The IANA zone of an ISO 3166-1 alpha-2 code; of several zones the press capital's.
    static func timeZone(of country: String) -> String? { zones[country] }

    /// The country of a newspaper's host: of a known paper, else of a country's top-level domain.
    static func country(ofHost host: String) -> String? {
        let labels = host.utf8.split(separator: 0x2E).map { Substring($0) }
        for label in labels.dropLast() {
            if let known = papers[String(host[label.startIndex...])] { return known }
        }
        guard labels.count > 1, let last = labels.last else { return nil }
        switch last {
        case "uk": return "GB"
        case "co", "tv", "me", "io", "ai", "fm", "cc", "ws", "la", "gg", "to": return nil
        case "gov", "mil", "edu": return "US"
        default:
            let code = last.uppercased()
            return zones[code] == nil ? nil : code
        }
    }

    private static let zones: [String: String] = table(zoneTable)
    private static let papers: [String: String] = table(paperTable)

    private static func table(_ lines: String) -> [String: String] {
        var entries: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2, words[1].contains("/") {
                entries[words[0]] = words[1]
            } else {
                for host in words.dropFirst() { entries[host] = words[0] }
            }
        }
        return entries
    }

    private static let zoneTable = """
        AE Asia/Dubai
        AF Asia/Kabul
        AL Europe/Tirane
        AM Asia/Yerevan
        AR America/Argentina/Buenos_Aires
        AT Europe/Vienna
        AU Australia/Sydney
        AZ Asia/Baku
        BA Europe/Sarajevo
        BD Asia/Dhaka
        BE Europe/Brussels
        BG Europe/Sofia
        BH Asia/Bahrain
        BO America/La_Paz
        BR America/Sao_Paulo
        BY Europe/Minsk
        CA America/Toronto
        CH Europe/Zurich
        CL America/Santiago
        CN Asia/Shanghai
        CO America/Bogota
        CR America/Costa_Rica
        CU America/Havana
        CY Asia/Nicosia
        CZ Europe/Prague
        DE Europe/Berlin
        DJ Africa/Djibouti
        DK Europe/Copenhagen
        DO America/Santo_Domingo
        DZ Africa/Algiers
        EC America/Guayaquil
        EE Europe/Tallinn
        EG Africa/Cairo
        ES Europe/Madrid
        ET Africa/Addis_Ababa
        FI Europe/Helsinki
        FR Europe/Paris
        GB Europe/London
        GE Asia/Tbilisi
        GH Africa/Accra
        GR Europe/Athens
        GT America/Guatemala
        HK Asia/Hong_Kong
        HN America/Tegucigalpa
        HR Europe/Zagreb
        HU Europe/Budapest
        ID Asia/Jakarta
        IE Europe/Dublin
        IL Asia/Jerusalem
        IN Asia/Kolkata
        IQ Asia/Baghdad
        IR Asia/Tehran
        IS Atlantic/Reykjavik
        IT Europe/Rome
        JM America/Jamaica
        JO Asia/Amman
        JP Asia/Tokyo
        KE Africa/Nairobi
        KG Asia/Bishkek
        KR Asia/Seoul
        KW Asia/Kuwait
        KZ Asia/Almaty
        LB Asia/Beirut
        LI Europe/Vaduz
        LK Asia/Colombo
        LS Africa/Maseru
        LT Europe/Vilnius
        LU Europe/Luxembourg
        LV Europe/Riga
        LY Africa/Tripoli
        MA Africa/Casablanca
        MD Europe/Chisinau
        ME Europe/Podgorica
        MK Europe/Skopje
        MR Africa/Nouakchott
        MT Europe/Malta
        MX America/Mexico_City
        MY Asia/Kuala_Lumpur
        NA Africa/Windhoek
        NG Africa/Lagos
        NI America/Managua
        NL Europe/Amsterdam
        NO Europe/Oslo
        NP Asia/Kathmandu
        NZ Pacific/Auckland
        OM Asia/Muscat
        PA America/Panama
        PE America/Lima
        PH Asia/Manila
        PK Asia/Karachi
        PL Europe/Warsaw
        PS Asia/Hebron
        PT Europe/Lisbon
        PY America/Asuncion
        QA Asia/Qatar
        RO Europe/Bucharest
        RS Europe/Belgrade
        RU Europe/Moscow
        SA Asia/Riyadh
        SD Africa/Khartoum
        SE Europe/Stockholm
        SG Asia/Singapore
        SI Europe/Ljubljana
        SK Europe/Bratislava
        SN Africa/Dakar
        SO Africa/Mogadishu
        SS Africa/Juba
        SV America/El_Salvador
        SY Asia/Damascus
        TH Asia/Bangkok
        TN Africa/Tunis
        TR Europe/Istanbul
        TW Asia/Taipei
        TZ Africa/Dar_es_Salaam
        UA Europe/Kyiv
        UG Africa/Kampala
        US America/New_York
        UY America/Montevideo
        UZ Asia/Tashkent
        VA Europe/Vatican
        VE America/Caracas
        VN Asia/Ho_Chi_Minh
        YE Asia/Aden
        ZA Africa/Johannesburg
        ZM Africa/Lusaka
        ZW Africa/Harare
        """

    /// Papers under a top-level domain that names no country, or another one.
    private static let paperTable = """
        JO alghad.com addustour.com alrai.com ammonnews.net khaberni.com sarayanews.com roya.tv royanews.tv petra.gov.jo
        LB annahar.com al-akhbar.com almayadeen.net lebanon24.com lbcgroup.tv mtv.com.lb almanar.com.lb
        EG youm7.com almasryalyoum.com elwatannews.com shorouknews.com masrawy.com elbalad.news vetogate.com cairo24.com akhbarelyom.com
        SA alarabiya.net alriyadh.com okaz.com.sa sabq.org aawsat.com arabnews.com argaam.com
        AE skynewsarabia.com alkhaleej.ae albayan.ae emaratalyoum.com alroeya.com thenationalnews.com gulfnews.com khaleejtimes.com wam.ae 24.ae al-ain.com
        QA aljazeera.net aljazeera.com al-sharq.com raya.com al-watan.com alarab.qa
        KW alanba.com.kw alqabas.com alraimedia.com
        BH alayam.com akhbar-alkhaleej.com alwatannews.net
        OM omandaily.om
        IQ almadapaper.net azzaman.com alsumaria.tv shafaq.com rudaw.net baghdadtoday.news
        SY sana.sy enabbaladi.net
        PS maannews.net alquds.com alwatanvoice.com wafa.ps samanews.ps palinfo.com
        YE marebpress.net
        SD alnilin.com
        MA hespress.com le360.ma alyaoum24.com
        DZ echoroukonline.com elkhabar.com ennaharonline.com
        TN mosaiquefm.net
        MR alakhbar.info
        IR isna.ir irna.ir mehrnews.com tasnimnews.com farsnews.ir
        GB bbc.com bbc.co.uk theguardian.com independent.co.uk telegraph.co.uk alquds.co.uk alaraby.co.uk arabi21.com
        DE dw.com
        FR france24.com
        RU rt.com sputniknews.com
        IL ynet.co.il haaretz.com timesofisrael.com jpost.com
        TR aa.com.tr
        """
}
