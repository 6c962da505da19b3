/// The world's territories: code, English name, Arabic names, and after `|` the masculine demonyms without the article.
///
/// Names marked `?` are common words too: they count only beside a word of place or another country.
enum CountryTable {
    static let lines: StaticString = """
        AD Andorra: أندورا | أندوري
        AE United Arab Emirates: الإمارات/الإمارات العربية المتحدة | إماراتي
        AF Afghanistan: أفغانستان | أفغاني
        AG Antigua and Barbuda: أنتيغوا وبربودا/أنتيغوا
        AI Anguilla: أنغويلا
        AL Albania: ألبانيا | ألباني
        AM Armenia: أرمينيا/أرمينية | أرميني/أرمني
        AO Angola: أنغولا/أنجولا | أنغولي
        AQ Antarctica: أنتاركتيكا/القارة القطبية الجنوبية
        AR Argentina: الأرجنتين | أرجنتيني
        AS American Samoa: ساموا الأمريكية/ساموا الأميركية
        AT Austria: النمسا | نمساوي
        AU Australia: أستراليا/استراليا | أسترالي
        AX Åland Islands: جزر آلاند
        AZ Azerbaijan: أذربيجان/اذربيجان | أذربيجاني/أذري
        BA Bosnia and Herzegovina: البوسنة/البوسنة والهرسك | بوسني
        BB Barbados: بربادوس/باربادوس | بربادوسي/باربادوسي
        BD Bangladesh: بنغلاديش/بنجلاديش/بنغلادش | بنغلاديشي/بنغالي/بنغلادشي
        BE Belgium: بلجيكا | بلجيكي
        BF Burkina Faso: بوركينا فاسو/بوركينافاسو | بوركيني/بوركينابي
        BG Bulgaria: بلغاريا | بلغاري
        BH Bahrain: البحرين | بحريني
        BI Burundi: بوروندي/بورندي | بوروندي
        BJ Benin: بنين? | بنيني
        BL Saint Barthélemy: سان بارتليمي
        BM Bermuda: برمودا
        BN Brunei: بروناي | بروناوي
        BO Bolivia: بوليفيا | بوليفي
        BR Brazil: البرازيل | برازيلي
        BS Bahamas: جزر البهاما/الباهاما/باهاماس | باهامي/بهامي
        BT Bhutan: بوتان | بوتاني
        BV Bouvet Island: جزيرة بوفيه
        BW Botswana: بوتسوانا | بوتسواني
        BY Belarus: بيلاروس/بيلاروسيا/روسيا البيضاء | بيلاروسي
        BZ Belize: بليز | بليزي
        CA Canada: كندا | كندي
        CC Cocos Islands: جزر كوكوس
        CD Democratic Republic of the Congo: جمهورية الكونغو الديمقراطية/الكونغو الديمقراطية/الكونغو/الكونجو/الكونغو كينشاسا/زائير | كونغولي
        CF Central African Republic: جمهورية أفريقيا الوسطى/أفريقيا الوسطى/افريقيا الوسطى
        CG Republic of the Congo: الكونغو برازافيل/جمهورية الكونغو
        CH Switzerland: سويسرا | سويسري
        CI Côte d'Ivoire: ساحل العاج/كوت ديفوار | إيفواري
        CK Cook Islands: جزر كوك
        CL Chile: تشيلي/شيلي | تشيلي
        CM Cameroon: الكاميرون/الكامرون | كاميروني
        CN China: الصين/جمهورية الصين الشعبية | صيني
        CO Colombia: كولومبيا | كولومبي
        CR Costa Rica: كوستاريكا | كوستاريكي
        CU Cuba: كوبا | كوبي
        CV Cape Verde: الرأس الأخضر | رأس أخضري
        CW Curaçao: كوراساو | كوراساوي
        CX Christmas Island: جزيرة كريسماس
        CY Cyprus: قبرص | قبرصي
        CZ Czechia: التشيك/تشيكيا/جمهورية التشيك/تشيكوسلوفاكيا | تشيكي
        DE Germany: ألمانيا/المانيا/ألمانيا الغربية/ألمانيا الشرقية/جمهورية ألمانيا الاتحادية | ألماني
        DJ Djibouti: جيبوتي | جيبوتي
        DK Denmark: الدنمارك/الدانمرك/الدانمارك/الدنمرك | دنماركي/دانماركي
        DM Dominica: دومينيكا
        DO Dominican Republic: جمهورية الدومينيكان/الدومينيكان/الدومينيك | دومينيكاني
        DZ Algeria: الجزائر | جزائري
        EC Ecuador: الإكوادور/الاكوادور | إكوادوري
        EE Estonia: إستونيا/استونيا | إستوني
        EG Egypt: مصر/جمهورية مصر العربية | مصري
        EH Western Sahara: الصحراء الغربية
        ER Eritrea: إريتريا/اريتريا/أرتيريا | إريتري/أريتري
        ES Spain: إسبانيا/اسبانيا/أسبانيا | إسباني/أسباني
        ET Ethiopia: إثيوبيا/اثيوبيا/أثيوبيا | إثيوبي/أثيوبي
        FI Finland: فنلندا | فنلندي
        FJ Fiji: فيجي/فيدجي
        FK Falkland Islands: جزر فوكلاند/جزر الفوكلاند
        FM Micronesia: ميكرونيزيا
        FO Faroe Islands: جزر فارو | فاروي
        FR France: فرنسا/فرنسة | فرنسي
        GA Gabon: الغابون/الجابون | غابوني
        GB United Kingdom: بريطانيا/المملكة المتحدة/انجلترا/إنجلترا/إنكلترا/اسكتلندا/إسكتلندا/ويلز/بريطانيا العظمى/أيرلندا الشمالية/إيرلندا الشمالية | بريطاني/إنجليزي/إنكليزي/اسكتلندي/ويلزي/إيرلندي شمالي/أسكتلندي
        GD Grenada: غرينادا
        GE Georgia: جورجيا | جورجي
        GF French Guiana: غويانا الفرنسية
        GG Guernsey: غيرنزي
        GH Ghana: غانا | غاني
        GI Gibraltar: جبل طارق
        GL Greenland: غرينلاند/جرينلاند
        GM Gambia: غامبيا/جامبيا | غامبي
        GN Guinea: غينيا | غيني
        GP Guadeloupe: غوادلوب
        GQ Equatorial Guinea: غينيا الاستوائية | غيني استوائي
        GR Greece: اليونان | يوناني
        GT Guatemala: غواتيمالا/جواتيمالا | غواتيمالي
        GU Guam: غوام/جوام
        GW Guinea-Bissau: غينيا بيساو
        GY Guyana: غيانا/جويانا | غياني
        HK Hong Kong: هونغ كونغ/هونج كونج/هونغكونغ | هونغكونغي
        HN Honduras: هندوراس | هندوراسي
        HR Croatia: كرواتيا | كرواتي
        HT Haiti: هايتي | هايتي
        HU Hungary: هنغاريا/المجر | مجري/هنغاري
        IC Canary Islands: جزر الكناري
        ID Indonesia: إندونيسيا/اندونيسيا/أندونيسيا | إندونيسي/أندونيسي
        IE Ireland: أيرلندا/إيرلندا/ايرلندا | أيرلندي/إيرلندي
        IL Israel: إسرائيل/اسرائيل/الكيان الصهيوني/دولة الاحتلال | إسرائيلي/اسرائيلي
        IM Isle of Man: جزيرة مان
        IN India: الهند | هندي
        IQ Iraq: العراق | عراقي
        IR Iran: إيران/ايران/الجمهورية الإسلامية الإيرانية | إيراني/ايراني
        IS Iceland: آيسلندا/أيسلندا/إيسلندا/ايسلندا | آيسلندي/أيسلندي
        IT Italy: إيطاليا/ايطاليا | إيطالي/ايطالي
        JE Jersey: جيرسي
        JM Jamaica: جامايكا/جاميكا | جامايكي
        JO Jordan: الأردن/الاردن/المملكة الأردنية الهاشمية | أردني/اردني
        JP Japan: اليابان | ياباني
        KE Kenya: كينيا | كيني
        KG Kyrgyzstan: قيرغيزستان/قرغيزستان/قرغيزيا | قرغيزي
        KH Cambodia: كمبوديا | كمبودي
        KI Kiribati: كيريباتي
        KM Comoros: جزر القمر
        KN Saint Kitts and Nevis: سانت كيتس ونيفيس
        KP North Korea: كوريا الشمالية | كوري شمالي
        KR South Korea: كوريا الجنوبية/كوريا | كوري/كوري جنوبي
        KW Kuwait: الكويت | كويتي
        KY Cayman Islands: جزر كايمان/جزر الكايمان
        KZ Kazakhstan: كازاخستان/كازخستان/قازاقستان | كازاخستاني/كازاخي
        LA Laos: لاوس | لاوسي
        LB Lebanon: لبنان/الجمهورية اللبنانية | لبناني
        LC Saint Lucia: سانت لوسيا
        LI Liechtenstein: ليختنشتاين/ليشتنشتاين | ليختنشتايني
        LK Sri Lanka: سريلانكا/سري لانكا | سريلانكي
        LR Liberia: ليبيريا | ليبيري
        LS Lesotho: ليسوتو | ليسوتي
        LT Lithuania: ليتوانيا/لتوانيا | ليتواني
        LU Luxembourg: لوكسمبورغ/لوكسمبورج | لوكسمبورغي
        LV Latvia: لاتفيا | لاتفي
        LY Libya: ليبيا | ليبي
        MA Morocco: المغرب/المملكة المغربية | مغربي
        MC Monaco: موناكو
        MD Moldova: مولدوفا/مولدافيا | مولدوفي
        ME Montenegro: الجبل الأسود/مونتينيغرو | مونتينيغري
        MG Madagascar: مدغشقر | مدغشقري/ملغاشي
        MH Marshall Islands: جزر مارشال
        MK North Macedonia: مقدونيا الشمالية/مقدونيا | مقدوني
        ML Mali: مالي? | مالي?
        MM Myanmar: ميانمار/بورما | ميانماري/بورمي
        MN Mongolia: منغوليا | منغولي
        MO Macao: ماكاو
        MP Northern Mariana Islands: جزر ماريانا الشمالية
        MQ Martinique: المارتينيك
        MR Mauritania: موريتانيا | موريتاني
        MS Montserrat: مونتسرات
        MT Malta: مالطا | مالطي
        MU Mauritius: موريشيوس | موريشيوسي
        MV Maldives: المالديف/جزر المالديف/المالديفز | مالديفي
        MW Malawi: ملاوي/مالاوي
        MX Mexico: المكسيك | مكسيكي
        MY Malaysia: ماليزيا | ماليزي
        MZ Mozambique: موزمبيق/موزامبيق | موزمبيقي
        NA Namibia: ناميبيا | ناميبي
        NC New Caledonia: كاليدونيا الجديدة
        NE Niger: النيجر | نيجري
        NG Nigeria: نيجيريا | نيجيري
        NI Nicaragua: نيكاراغوا/نيكاراجوا | نيكاراغوي/نيكاراغواني
        NL Netherlands: هولندا | هولندي
        NO Norway: النرويج | نرويجي
        NP Nepal: نيبال/النيبال | نيبالي
        NR Nauru: ناورو
        NU Niue: نيوي
        NZ New Zealand: نيوزيلندا/نيوزلندا/نيوزيلاندا | نيوزيلندي
        OM Oman: سلطنة عمان/عمان? | عماني
        PA Panama: بنما | بنمي
        PE Peru: بيرو/البيرو | بيروفي/بيرواني
        PF French Polynesia: بولينيزيا الفرنسية
        PG Papua New Guinea: بابوا غينيا الجديدة
        PH Philippines: الفلبين/الفيليبين | فلبيني/فيليبيني
        PK Pakistan: باكستان | باكستاني
        PL Poland: بولندا/بولونيا | بولندي/بولوني
        PM Saint Pierre and Miquelon: سان بيير ومكويلون
        PR Puerto Rico: بورتوريكو | بورتوريكي
        PS Palestine: فلسطين/الأراضي الفلسطينية/الضفة الغربية/الضفة/السلطة الفلسطينية? | فلسطيني
        PT Portugal: البرتغال | برتغالي
        PW Palau: بالاو
        PY Paraguay: باراغواي/الباراغواي/باراجواي | باراغواياني/باراغوايي/باراغوياني
        QA Qatar: قطر | قطري
        RE Réunion: روينيون/لا ريونيون
        RO Romania: رومانيا | روماني
        RS Serbia: صربيا | صربي
        RU Russia: روسيا/روسيا الاتحادية/الاتحاد الروسي | روسي
        RW Rwanda: رواندا | رواندي
        SA Saudi Arabia: السعودية/المملكة العربية السعودية/العربية السعودية | سعودي
        SB Solomon Islands: جزر سليمان
        SC Seychelles: سيشل/سيشيل
        SD Sudan: السودان | سوداني
        SE Sweden: السويد | سويدي
        SG Singapore: سنغافورة/سنغافورا | سنغافوري
        SH Saint Helena: سانت هيلينا
        SI Slovenia: سلوفينيا | سلوفيني
        SK Slovakia: سلوفاكيا | سلوفاكي
        SL Sierra Leone: سيراليون/سيرا ليون | سيراليوني
        SM San Marino: سان مارينو
        SN Senegal: السنغال | سنغالي
        SO Somalia: الصومال/أرض الصومال | صومالي
        SR Suriname: سورينام | سورينامي
        SS South Sudan: جنوب السودان | جنوب سوداني
        ST São Tomé and Príncipe: ساو تومي وبرينسيبي
        SV El Salvador: السلفادور | سلفادوري
        SX Sint Maarten: سانت مارتن
        SY Syria: سوريا/سورية/الجمهورية العربية السورية | سوري
        SZ Eswatini: إسواتيني/سوازيلاند
        TC Turks and Caicos Islands: جزر توركس وكايكوس
        TD Chad: تشاد/التشاد | تشادي
        TG Togo: توغو/التوغو/توجو | توغولي
        TH Thailand: تايلاند/تايلند | تايلاندي/تايلندي
        TJ Tajikistan: طاجيكستان | طاجيكي
        TK Tokelau: توكيلاو
        TL Timor-Leste: تيمور الشرقية/تيمور | تيموري
        TM Turkmenistan: تركمانستان | تركماني/تركمانستاني
        TN Tunisia: تونس/الجمهورية التونسية | تونسي
        TO Tonga: تونغا
        TR Türkiye: تركيا | تركي
        TT Trinidad and Tobago: ترينيداد وتوباغو/ترينيداد | ترينيدادي
        TV Tuvalu: توفالو
        TW Taiwan: تايوان | تايواني
        TZ Tanzania: تنزانيا | تنزاني
        UA Ukraine: أوكرانيا/اوكرانيا | أوكراني
        UG Uganda: أوغندا/أوجندا | أوغندي
        US United States: الولايات المتحدة/الولايات المتحدة الأميركية/الولايات المتحدة الأمريكية/أميركا/أمريكا/اميركا/امريكا/الولايات المتحده | أميركي/أمريكي/اميركي/امريكي
        UY Uruguay: أورغواي/الأوروغواي/أوروغواي/الأورغواي | أوروغوياني/أوروغواياني/أورغواياني/أوروغوايي
        UZ Uzbekistan: أوزبكستان/اوزبكستان/أوزباكستان | أوزبكي/أوزبكستاني
        VA Vatican City: الفاتيكان | فاتيكاني
        VC Saint Vincent and the Grenadines: سانت فنسنت وجزر غرينادين
        VE Venezuela: فنزويلا | فنزويلي
        VG British Virgin Islands: جزر فيرجن البريطانية
        VI U.S. Virgin Islands: جزر فيرجن الأمريكية
        VN Vietnam: فيتنام/الفيتنام | فيتنامي
        VU Vanuatu: فانواتو
        WF Wallis and Futuna: جزر والس وفوتونا
        WS Samoa: ساموا
        XK Kosovo: كوسوفو | كوسوفي/كوسوفاري
        YE Yemen: اليمن/الجمهورية اليمنية | يمني
        YT Mayotte: مايوت
        ZA South Africa: جنوب أفريقيا/جنوب إفريقيا/جنوب افريقيا | جنوب أفريقي
        ZM Zambia: زامبيا | زامبي
        ZW Zimbabwe: زيمبابوي/زمبابوي | زيمبابوي
        SU Soviet Union: الاتحاد السوفييتي/الاتحاد السوفياتي/الاتحاد السوفيتي | سوفييتي/سوفياتي/سوفيتي
        YU Yugoslavia: يوغوسلافيا/يوغسلافيا | يوغوسلافي/يوغسلافي
        """
}
