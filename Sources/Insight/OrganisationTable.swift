/// Well-known organisations: identifier, English name, names; `?` marks names that count only in quotation marks or behind a word of kind.
enum OrganisationTable {
    static let lines: StaticString = """
        un United Nations: الأمم المتحدة/هيئة الأمم المتحدة/منظمة الأمم المتحدة
        un_security_council UN Security Council: مجلس الأمن/مجلس الأمن الدولي/مجلس الأمن التابع للأمم المتحدة
        un_general_assembly UN General Assembly: الجمعية العامة للأمم المتحدة/الجمعية العامة
        eu European Union: الاتحاد الأوروبي
        european_commission European Commission: المفوضية الأوروبية
        european_parliament European Parliament: البرلمان الأوروبي
        eurozone Eurozone: منطقة اليورو
        schengen Schengen Area: منطقة شنغن/فضاء شنغن
        ecb European Central Bank: البنك المركزي الأوروبي/المصرف المركزي الأوروبي
        nato NATO: حلف شمال الأطلسي/حلف الناتو/الناتو/حلف الأطلسي/الحلف الأطلسي
        arab_league Arab League: جامعة الدول العربية/الجامعة العربية
        gcc Gulf Cooperation Council: مجلس التعاون الخليجي/مجلس التعاون لدول الخليج العربية/مجلس التعاون
        african_union African Union: الاتحاد الأفريقي/الاتحاد الإفريقي
        oic Organisation of Islamic Cooperation: منظمة التعاون الإسلامي/منظمة المؤتمر الإسلامي
        opec OPEC: أوبك/منظمة أوبك/منظمة الدول المصدرة للنفط/منظمة البلدان المصدرة للبترول/منظمة الدول المصدرة للبترول
        imf International Monetary Fund: صندوق النقد الدولي/صندوق النقد
        world_bank World Bank: البنك الدولي
        wto World Trade Organization: منظمة التجارة العالمية
        who World Health Organization: منظمة الصحة العالمية
        unicef UNICEF: اليونيسف/يونيسف/يونيسيف/اليونيسيف/منظمة الأمم المتحدة للطفولة
        unesco UNESCO: اليونسكو/يونسكو/منظمة اليونسكو
        unrwa UNRWA: الأونروا/أونروا/الاونروا
        unhcr UNHCR: المفوضية السامية للأمم المتحدة لشؤون اللاجئين/مفوضية اللاجئين/المفوضية السامية لشؤون اللاجئين
        wfp World Food Programme: برنامج الأغذية العالمي/برنامج الغذاء العالمي
        fao FAO: منظمة الأغذية والزراعة/الفاو
        iaea IAEA: الوكالة الدولية للطاقة الذرية
        iea International Energy Agency: وكالة الطاقة الدولية
        icc International Criminal Court: المحكمة الجنائية الدولية
        icj International Court of Justice: محكمة العدل الدولية
        icrc International Committee of the Red Cross: اللجنة الدولية للصليب الأحمر/الصليب الأحمر الدولي/الصليب الأحمر
        red_crescent Red Crescent: الهلال الأحمر/جمعية الهلال الأحمر
        amnesty Amnesty International: منظمة العفو الدولية/العفو الدولية
        hrw Human Rights Watch: هيومن رايتس ووتش/منظمة هيومن رايتس ووتش
        msf Médecins Sans Frontières: أطباء بلا حدود/منظمة أطباء بلا حدود
        interpol Interpol: الإنتربول/الانتربول
        syrian_observatory Syrian Observatory for Human Rights: المرصد السوري لحقوق الإنسان
        isis Islamic State: داعش/تنظيم داعش/تنظيم الدولة الإسلامية/تنظيم الدولة/الدولة الإسلامية في العراق والشام/الدولة الإسلامية في العراق وسوريا
        coalition_small_group Small Group of the Global Coalition: المجموعة المصغرة/مجموعة الائتلاف المصغرة/المجموعة المصغرة لدول التحالف/المجموعة المصغرة لدول التحالف الدولي/المجموعة المصغرة لدول التحالف الدولي لمكافحة تنظيم داعش الإرهابي/المجموعة المصغرة للتحالف الدولي
        global_coalition_against_daesh Global Coalition against Daesh: التحالف الدولي لمكافحة تنظيم داعش الإرهابي/التحالف الدولي لمكافحة داعش/التحالف الدولي ضد داعش/التحالف الدولي لمكافحة تنظيم داعش/التحالف الدولي ضد تنظيم داعش/التحالف الدولي ضد تنظيم الدولة الإسلامية/التحالف الدولي/التحالف?
        hamas Hamas: حماس?/حركة حماس/حركة المقاومة الإسلامية/حركة المقاومة الإسلامية حماس
        qassam_brigades Qassam Brigades: كتائب القسام/كتائب عز الدين القسام
        islamic_jihad Islamic Jihad: حركة الجهاد الإسلامي/الجهاد الإسلامي
        fatah Fatah: حركة فتح/حركة التحرير الوطني الفلسطيني
        plo PLO: منظمة التحرير الفلسطينية/منظمة التحرير
        palestinian_authority Palestinian Authority: السلطة الفلسطينية/السلطة الوطنية الفلسطينية
        hezbollah Hezbollah: حزب الله
        al_qaeda Al-Qaeda: تنظيم القاعدة/القاعدة?
        al_nusra Al-Nusra Front: جبهة النصرة/هيئة تحرير الشام
        free_syrian_army Free Syrian Army: الجيش السوري الحر/الجيش الحر
        sdf Syrian Democratic Forces: قوات سوريا الديمقراطية
        taliban Taliban: طالبان/حركة طالبان
        muslim_brotherhood Muslim Brotherhood: الإخوان المسلمين/الإخوان المسلمون/جماعة الإخوان المسلمين/جماعة الإخوان
        houthis Houthis: الحوثيين/الحوثيون/جماعة الحوثي/أنصار الله/جماعة أنصار الله
        al_shabaab Al-Shabaab: حركة الشباب/حركة الشباب الصومالية/حركة الشباب المجاهدين
        boko_haram Boko Haram: بوكو حرام/جماعة بوكو حرام
        pkk PKK: حزب العمال الكردستاني
        rsf Rapid Support Forces: قوات الدعم السريع/الدعم السريع
        polisario Polisario Front: جبهة البوليساريو/البوليساريو
        popular_mobilization Popular Mobilization Forces: الحشد الشعبي/هيئة الحشد الشعبي
        peshmerga Peshmerga: البيشمركة/قوات البيشمركة
        white_house White House: البيت الأبيض
        pentagon Pentagon: البنتاغون/البنتاجون/وزارة الدفاع الأميركية/وزارة الدفاع الأمريكية
        us_department_of_state US Department of State: وزارة الخارجية الأميركية/وزارة الخارجية الأمريكية/الخارجية الأميركية/الخارجية الأمريكية/الخارجية الأميركي
        us_congress US Congress: الكونغرس/الكونغرس الأميركي/الكونغرس الأمريكي/الكونجرس/الكونجرس الأمريكي
        us_senate US Senate: مجلس الشيوخ الأميركي/مجلس الشيوخ الأمريكي
        us_federal_reserve Federal Reserve: الاحتياطي الفيدرالي/مجلس الاحتياطي الاتحادي/الاحتياطي الاتحادي/مجلس الاحتياطي الفيدرالي
        cia CIA: وكالة المخابرات المركزية/وكالة الاستخبارات المركزية/سي آي إيه/وكالة المخابرات المركزية الأميركية/وكالة المخابرات المركزية الأمريكية
        fbi FBI: مكتب التحقيقات الفيدرالي/مكتب التحقيقات الاتحادي/إف بي آي
        nasa NASA: ناسا/وكالة ناسا/وكالة الفضاء الأميركية/وكالة الفضاء الأمريكية
        kremlin Kremlin: الكرملين
        knesset Knesset: الكنيست/الكنيست الإسرائيلي
        mossad Mossad: الموساد
        shin_bet Shin Bet: الشاباك
        idf Israel Defense Forces: الجيش الإسرائيلي/جيش الاحتلال/جيش الاحتلال الإسرائيلي/الجيش الاسرائيلي
        likud Likud: الليكود/حزب الليكود
        republican_party Republican Party: الحزب الجمهوري
        democratic_party Democratic Party: الحزب الديمقراطي
        labour_party Labour Party: حزب العمال
        conservative_party Conservative Party: حزب المحافظين
        akp Justice and Development Party: حزب العدالة والتنمية
        istiqlal Istiqlal Party: حزب الاستقلال
        ennahda Ennahda: حركة النهضة
        reuters Reuters: رويترز/وكالة رويترز
        afp AFP: فرانس برس/وكالة فرانس برس/وكالة الصحافة الفرنسية
        ap Associated Press: أسوشيتد برس/أسوشييتد برس/وكالة أسوشيتد برس/وكالة أسوشييتد برس
        petra Petra: وكالة الأنباء الأردنية/وكالة بترا
        spa Saudi Press Agency: وكالة الأنباء السعودية
        wam WAM: وكالة أنباء الإمارات
        sana SANA: وكالة الأنباء السورية
        mena_agency MENA: وكالة أنباء الشرق الأوسط
        map_agency MAP: وكالة المغرب العربي للأنباء
        xinhua Xinhua: شينخوا/وكالة شينخوا/وكالة أنباء الصين الجديدة
        anadolu Anadolu: وكالة الأناضول
        irna IRNA: وكالة الأنباء الإيرانية/وكالة الجمهورية الإسلامية للأنباء
        tass TASS: وكالة تاس/وكالة إيتار تاس/وكالة ايتار تاس
        al_jazeera Al Jazeera: قناة الجزيرة/الجزيرة نت/الجزيرة?/فضائية الجزيرة/شبكة الجزيرة
        al_arabiya Al Arabiya: قناة العربية/فضائية العربية
        bbc BBC: بي بي سي/هيئة الإذاعة البريطانية
        cnn CNN: سي إن إن/شبكة سي إن إن/سي ان ان/cnn
        sky_news Sky News: سكاي نيوز/سكاي نيوز عربية
        new_york_times New York Times: نيويورك تايمز/صحيفة نيويورك تايمز
        washington_post Washington Post: واشنطن بوست/صحيفة واشنطن بوست
        wall_street_journal Wall Street Journal: وول ستريت جورنال/صحيفة وول ستريت جورنال
        guardian The Guardian: صحيفة الغارديان/الغارديان
        le_monde Le Monde: صحيفة لوموند/لوموند
        haaretz Haaretz: هآرتس/صحيفة هآرتس
        yedioth Yedioth Ahronoth: يديعوت أحرونوت/صحيفة يديعوت أحرونوت
        alghad_newspaper Al-Ghad: صحيفة الغد/الغد?/جريدة الغد
        al_rai Al-Rai: صحيفة الرأي/الرأي?
        asharq_al_awsat Asharq Al-Awsat: صحيفة الشرق الأوسط/جريدة الشرق الأوسط
        al_hayat Al-Hayat: صحيفة الحياة/جريدة الحياة
        al_ahram Al-Ahram: صحيفة الأهرام/الأهرام?/جريدة الأهرام
        an_nahar An-Nahar: صحيفة النهار/النهار?
        hespress Hespress: هسبريس/جريدة هسبريس
        fifa FIFA: الفيفا/فيفا/الاتحاد الدولي لكرة القدم
        uefa UEFA: اليويفا/يويفا/الاتحاد الأوروبي لكرة القدم
        caf CAF: الكاف/الاتحاد الأفريقي لكرة القدم/الاتحاد الإفريقي لكرة القدم
        afc AFC: الاتحاد الآسيوي لكرة القدم
        ioc International Olympic Committee: اللجنة الأولمبية الدولية
        real_madrid Real Madrid: ريال مدريد
        atletico_madrid Atlético Madrid: أتلتيكو مدريد
        manchester_united Manchester United: مانشستر يونايتد
        manchester_city Manchester City: مانشستر سيتي
        chelsea Chelsea: تشلسي/تشيلسي
        arsenal Arsenal: أرسنال/آرسنال
        tottenham Tottenham: توتنهام
        juventus Juventus: يوفنتوس
        ac_milan AC Milan: إيه سي ميلان
        inter_milan Inter Milan: إنتر ميلان/إنتر ميلانو
        bayern_munich Bayern Munich: بايرن ميونيخ/بايرن ميونخ
        borussia_dortmund Borussia Dortmund: بوروسيا دورتموند
        psg Paris Saint-Germain: باريس سان جرمان/باريس سان جيرمان
        maghreb_fes Maghreb de Fès: المغرب الفاسي
        maghreb_tetouan Moghreb Tétouan: المغرب التطواني
        hertha Hertha Berlin: هرتا برلين
        werder Werder Bremen: فيردر بريمن
        dynamo_kyiv Dynamo Kyiv: دينامو كييف
        zamalek Zamalek: نادي الزمالك/الزمالك
        al_ahly Al Ahly: النادي الأهلي
        raja Raja Casablanca: الرجاء البيضاوي
        wydad Wydad Casablanca: الوداد البيضاوي
        aramco Aramco: أرامكو/أرامكو السعودية/شركة أرامكو/شركة أرامكو السعودية
        sabic SABIC: سابك/شركة سابك
        google Google: غوغل/جوجل/شركة غوغل/شركة جوجل
        facebook Facebook: فيسبوك/شركة فيسبوك/فيس بوك
        meta Meta: شركة ميتا
        twitter Twitter: تويتر/شركة تويتر
        microsoft Microsoft: مايكروسوفت/شركة مايكروسوفت
        apple Apple: شركة أبل/شركة آبل
        amazon Amazon: شركة أمازون
        tesla Tesla: شركة تسلا
        boeing Boeing: بوينغ/شركة بوينغ/بوينج
        airbus Airbus: إيرباص/شركة إيرباص
        samsung Samsung: سامسونغ/سامسونج/شركة سامسونغ
        huawei Huawei: هواوي/شركة هواوي
        toyota Toyota: تويوتا/شركة تويوتا
        ferrari Ferrari: فيراري
        emirates_airline Emirates: طيران الإمارات
        qatar_airways Qatar Airways: الخطوط الجوية القطرية/الخطوط القطرية
        gazprom Gazprom: غازبروم/شركة غازبروم
        shell Shell: شركة شل
        bp BP: بريتيش بتروليوم/بي بي
        al_azhar Al-Azhar: الأزهر/الأزهر الشريف/جامعة الأزهر
        opec_plus OPEC+: أوبك بلس/أوبك+/تحالف أوبك بلس/مجموعة أوبك بلس/أوبك بلاس/تحالف أوبك بلاس
        g20 G20: مجموعة العشرين/قمة العشرين
        g7 G7: مجموعة السبع/مجموعة الدول السبع/مجموعة السبع الكبار
        g77 Group of 77: مجموعة السبعة والسبعين/مجموعة الـ77
        brics BRICS: بريكس/مجموعة بريكس/تكتل بريكس/تجمع بريكس
        arab_maghreb_union Arab Maghreb Union: اتحاد المغرب العربي
        ecowas ECOWAS: إيكواس/مجموعة إيكواس/المجموعة الاقتصادية لدول غرب أفريقيا/المجموعة الاقتصادية لدول غرب إفريقيا
        igad IGAD: إيغاد/منظمة إيغاد/الهيئة الحكومية للتنمية
        sadc SADC: سادك/مجموعة تنمية الجنوب الأفريقي
        comesa COMESA: كوميسا/الكوميسا
        sco Shanghai Cooperation Organisation: منظمة شنغهاي للتعاون/منظمة شنغهاي
        asean ASEAN: آسيان/رابطة آسيان/رابطة دول جنوب شرق آسيا
        apec APEC: أبيك/منتدى أبيك/منتدى التعاون الاقتصادي لآسيا والمحيط الهادئ
        mercosur Mercosur: ميركوسور
        oecd OECD: منظمة التعاون الاقتصادي والتنمية
        osce OSCE: منظمة الأمن والتعاون في أوروبا
        ilo International Labour Organization: منظمة العمل الدولية
        iom International Organization for Migration: المنظمة الدولية للهجرة/منظمة الهجرة الدولية
        ohchr OHCHR: المفوضية السامية لحقوق الإنسان/مفوضية حقوق الإنسان
        un_human_rights_council UN Human Rights Council: مجلس حقوق الإنسان/مجلس حقوق الإنسان التابع للأمم المتحدة
        ocha OCHA: أوتشا/مكتب تنسيق الشؤون الإنسانية/مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية
        undp UN Development Programme: برنامج الأمم المتحدة الإنمائي
        unep UN Environment Programme: برنامج الأمم المتحدة للبيئة
        unifil UNIFIL: اليونيفيل/يونيفيل
        wmo World Meteorological Organization: المنظمة العالمية للأرصاد الجوية/المنظمة العالمية للأرصاد
        opcw OPCW: منظمة حظر الأسلحة الكيميائية/منظمة حظر الأسلحة الكيماوية
        europol Europol: اليوروبول/يوروبول
        frontex Frontex: فرونتكس
        centcom US Central Command: القيادة المركزية الأميركية/القيادة المركزية الأمريكية/القيادة الوسطى الأميركية/سنتكوم
        africom US Africa Command: أفريكوم/القيادة الأميركية في أفريقيا
        council_of_europe Council of Europe: مجلس أوروبا
        european_council European Council: المجلس الأوروبي
        islamic_development_bank Islamic Development Bank: البنك الإسلامي للتنمية
        african_development_bank African Development Bank: البنك الأفريقي للتنمية/البنك الإفريقي للتنمية/بنك التنمية الأفريقي
        eib European Investment Bank: بنك الاستثمار الأوروبي/البنك الأوروبي للاستثمار
        ebrd EBRD: البنك الأوروبي لإعادة الإعمار والتنمية
        arab_monetary_fund Arab Monetary Fund: صندوق النقد العربي
        arab_parliament Arab Parliament: البرلمان العربي
        alecso ALECSO: ألكسو/الألكسو
        isesco ICESCO: إيسيسكو/الإيسيسكو
        wef World Economic Forum: المنتدى الاقتصادي العالمي/منتدى دافوس
        transparency_international Transparency International: منظمة الشفافية الدولية
        oxfam Oxfam: أوكسفام/منظمة أوكسفام
        save_the_children Save the Children: منظمة إنقاذ الطفولة/منظمة أنقذوا الأطفال
        rsf_press Reporters Without Borders: مراسلون بلا حدود/منظمة مراسلون بلا حدود
        greenpeace Greenpeace: غرينبيس/السلام الأخضر/منظمة غرينبيس
        irgc Revolutionary Guards: الحرس الثوري/الحرس الثوري الإيراني
        quds_force Quds Force: فيلق القدس
        saraya_al_quds Al-Quds Brigades: سرايا القدس
        pflp PFLP: الجبهة الشعبية لتحرير فلسطين
        dflp DFLP: الجبهة الديمقراطية لتحرير فلسطين
        amal_movement Amal Movement: حركة أمل
        wagner Wagner Group: مجموعة فاغنر/فاغنر
        eu_foreign_service EEAS: جهاز العمل الخارجي الأوروبي
        supreme_council_scaf Supreme Council of the Armed Forces: المجلس الأعلى للقوات المسلحة
        national_oil_corp_ly Libya National Oil Corporation: المؤسسة الوطنية للنفط
        adnoc ADNOC: أدنوك
        qatar_energy QatarEnergy: قطر للطاقة
        sonatrach Sonatrach: سوناطراك
        ocp OCP Group: المكتب الشريف للفوسفاط/المجمع الشريف للفوسفاط
        totalenergies TotalEnergies: توتال إنرجي/توتال إنرجيز/توتال
        eni Eni: شركة إيني
        openai OpenAI: أوبن إيه آي/أوبن أي آي
        tiktok TikTok: تيك توك/تيكتوك
        x_platform X: منصة إكس/منصة اكس
        instagram Instagram: إنستغرام/انستغرام/إنستجرام
        whatsapp WhatsApp: واتساب/واتس آب
        youtube YouTube: يوتيوب
        telegram Telegram: تلغرام/تيليغرام/تلغرام
        bloomberg Bloomberg: بلومبرغ/وكالة بلومبرغ/بلومبيرغ
        financial_times Financial Times: فايننشال تايمز/فاينانشال تايمز
        cnbc CNBC: سي إن بي سي
        axios Axios: أكسيوس/موقع أكسيوس
        politico Politico: بوليتيكو
        al_mayadeen Al Mayadeen: قناة الميادين
        al_alam_tv Al-Alam: قناة العالم
        okaz Okaz: صحيفة عكاظ
        al_khaleej Al Khaleej: صحيفة الخليج
        barcelona_fc FC Barcelona: نادي برشلونة
        liverpool_fc Liverpool FC: نادي ليفربول
        al_hilal Al Hilal: نادي الهلال/الهلال السعودي
        al_nassr Al Nassr: نادي النصر/النصر السعودي
        al_ittihad Al Ittihad: نادي الاتحاد السعودي/اتحاد جدة
        esperance Espérance: الترجي/الترجي التونسي/الترجي الرياضي
        etoile_sahel Étoile du Sahel: النجم الساحلي
        napoli Napoli: نابولي الإيطالي
        benfica Benfica: بنفيكا
        porto_fc FC Porto: بورتو البرتغالي
        ajax Ajax: أياكس
        galatasaray Galatasaray: غلطة سراي
        fenerbahce Fenerbahçe: فنربخشة/فنربهتشه
        """

    /// Groups by what their name says of their work; they count in quotation marks or as a group of a relation.
    static let groups: StaticString = """
        military_efforts Military efforts: الجهود العسكرية
        counter_finance Counter-finance: مكافحة التمويل
        stabilisation Stabilisation: دعم الاستقرار
        counter_messaging Counter-messaging: مكافحة مراسلات التنظيم الإرهابي/مكافحة رسائل التنظيم
        foreign_fighters Foreign fighters: العمل المختصة بوقف تدفق الإرهابيين الأجانب المقاتلين/وقف تدفق الإرهابيين الأجانب المقاتلين/وقف تدفق المقاتلين الأجانب
        """
}
