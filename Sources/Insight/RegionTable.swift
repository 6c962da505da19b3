/// Regions, seas and towns beside those of datelines: identifier, country or `-`, Arabic names; `?` marks common words.
enum RegionTable {
    static let regions: StaticString = """
        middle_east - الشرق الأوسط/الشرق الاوسط
        africa - أفريقيا/إفريقيا/افريقيا/القارة السمراء/القارة الأفريقية
        sahel - الساحل الأفريقي
        horn_of_africa - القرن الأفريقي/القرن الإفريقي
        europe - أوروبا/اوروبا/أوربا/اوربا/القارة الأوروبية
        eastern_europe - أوروبا الشرقية/شرق أوروبا
        western_europe - أوروبا الغربية
        asia - آسيا/اسيا
        central_asia - آسيا الوسطى
        southeast_asia - جنوب شرق آسيا
        latin_america - أميركا اللاتينية/أمريكا اللاتينية/امريكا اللاتينية
        south_america - أميركا الجنوبية/أمريكا الجنوبية/امريكا الجنوبية
        north_america - أميركا الشمالية/أمريكا الشمالية/امريكا الشمالية
        central_america - أميركا الوسطى/أمريكا الوسطى
        gulf - الخليج/الخليج العربي/الخليج الفارسي
        levant - بلاد الشام/الشام
        beni_mellal_khenifra MA بني ملال خنيفرة
        fes_meknes MA فاس مكناس
        rabat_sale_kenitra MA الرباط سلا القنيطرة
        casablanca_settat MA الدار البيضاء سطات
        tanger_tetouan_al_hoceima MA طنجة تطوان الحسيمة
        marrakech_safi MA مراكش آسفي
        draa_tafilalet MA درعة تافيلالت
        souss_massa MA سوس ماسة
        guelmim_oued_noun MA كلميم واد نون
        laayoune_sakia_el_hamra MA العيون الساقية الحمراء
        dakhla_oued_eddahab MA الداخلة وادي الذهب
        maghreb - المغرب العربي/بلدان المغرب العربي
        arabian_peninsula - الجزيرة العربية/شبه الجزيرة العربية
        anatolia TR الأناضول
        nubia - النوبة
        rif MA الريف?
        sahara - الصحراء الكبرى
        eurasia - أوراسيا
        balkans - البلقان
        caucasus - القوقاز
        caribbean - الكاريبي/البحر الكاريبي
        scandinavia - اسكندنافيا
        darfur SD دارفور
        kordofan SD كردفان
        kurdistan IQ كردستان/كردستان العراق
        golan SY الجولان/هضبة الجولان/مرتفعات الجولان
        sinai EG سيناء/شبه جزيرة سيناء
        upper_egypt EG الصعيد?/صعيد مصر
        galilee IL الجليل?
        negev IL النقب
        kashmir - كشمير
        chechnya RU الشيشان
        crimea UA القرم/شبه جزيرة القرم
        donbas UA دونباس/الدونباس
        catalonia ES كتالونيا/كاتالونيا
        basque_country ES إقليم الباسك/الباسك
        tibet CN التبت
        xinjiang CN شينجيانغ/تركستان الشرقية
        anbar IQ الأنبار
        nineveh IQ نينوى
        diyala IQ ديالى
        dhi_qar IQ ذي قار
        helmand AF هلمند
        waziristan PK وزيرستان
        khorasan IR خراسان
        texas US تكساس
        california US كاليفورنيا
        florida US فلوريدا
        louisiana US لويزيانا
        virginia US فرجينيا/فيرجينيا
        colorado US كولورادو
        michigan US ميشيغان
        ohio US أوهايو
        arizona US أريزونا
        alaska US ألاسكا
        hawaii US هاواي
        pennsylvania US بنسلفانيا
        maryland US ماريلاند
        massachusetts US ماساتشوستس
        quebec CA كيبيك
        siberia RU سيبيريا
        aceh ID آتشيه
        java ID جاوة/جاوا
        andalusia ES الأندلس/الاندلس
        hejaz SA الحجاز
        najd SA نجد?
        asir SA عسير?
        ghouta SY الغوطة/الغوطة الشرقية
        mediterranean - البحر المتوسط/البحر الأبيض المتوسط/حوض المتوسط
        red_sea - البحر الأحمر
        black_sea - البحر الأسود
        caspian_sea - بحر قزوين
        arabian_sea - بحر العرب
        pacific - المحيط الهادئ/المحيط الهادي
        atlantic - المحيط الأطلسي
        indian_ocean - المحيط الهندي
        hormuz - مضيق هرمز
        bab_el_mandeb - باب المندب/مضيق باب المندب
        suez_canal EG قناة السويس
        nile - نهر النيل/النيل
        euphrates - الفرات/نهر الفرات
        tigris - دجلة/نهر دجلة
        guantanamo CU غوانتانامو/جوانتانامو/غوانتنامو
        gaza_strip PS قطاع غزة
        west_bank PS الضفة الغربية/الضفة الغربية المحتلة
        east_jerusalem PS القدس الشرقية
        dead_sea - البحر الميت
        sea_of_azov - بحر آزوف
        english_channel - القنال الإنجليزي/بحر المانش/المانش
        persian_strait - خليج عمان
        gulf_of_aden - خليج عدن
        gulf_of_aqaba - خليج العقبة
        bosphorus TR البوسفور/مضيق البوسفور
        dardanelles TR الدردنيل
        gibraltar_strait - مضيق جبل طارق
        panama_canal PA قناة بنما
        south_china_sea - بحر الصين الجنوبي
        litani LB نهر الليطاني/الليطاني
        jordan_river - نهر الأردن
        jordan_valley JO الأغوار/غور الأردن
        shebaa_farms LB مزارع شبعا
        bekaa LB البقاع/سهل البقاع
        mount_lebanon LB جبل لبنان
        kurdistan_region IQ إقليم كردستان/إقليم كردستان العراق
        western_sahara EH الصحراء الغربية
        kabylie DZ القبائل?/منطقة القبائل
        cyrenaica LY برقة
        fezzan LY فزان
        blue_nile_state SD ولاية النيل الأزرق
        tigray ET تيغراي/إقليم تيغراي/تيجراي
        oromia ET أوروميا/إقليم أوروميا
        ogaden ET أوغادين
        puntland SO بونتلاند/أرض البنط
        nagorno_karabakh AZ ناغورني قره باغ/قره باغ/ناغورني كاراباخ/كاراباخ
        abkhazia GE أبخازيا
        south_ossetia GE أوسيتيا الجنوبية
        transnistria MD ترانسنيستريا
        balochistan PK بلوشستان/إقليم بلوشستان
        punjab - البنجاب/إقليم البنجاب
        sindh PK السند
        gujarat IN غوجارات
        kerala IN كيرالا
        rakhine MM راخين/أراكان
        mindanao PH مينداناو
        scotland GB اسكتلندا/إسكتلندا
        wales GB ويلز
        northern_ireland GB أيرلندا الشمالية/إيرلندا الشمالية
        bavaria DE بافاريا
        normandy FR نورماندي
        corsica FR كورسيكا
        sicily_region IT جزيرة صقلية
        crete GR كريت/جزيرة كريت
        lesbos GR ليسبوس/جزيرة ليسبوس
        georgia_us US ولاية جورجيا
        oregon US أوريغون/أوريغن
        nevada US نيفادا
        utah US يوتا
        tennessee US تينيسي
        alabama US ألاباما
        mississippi US مسيسيبي/ميسيسيبي
        missouri US ميزوري
        minnesota US مينيسوتا
        wisconsin US ويسكونسن/ويسكونسين
        north_carolina US كارولينا الشمالية/نورث كارولاينا
        south_carolina US كارولينا الجنوبية
        kentucky US كنتاكي
        indiana US إنديانا
        oklahoma US أوكلاهوما
        ontario CA أونتاريو
        alberta CA ألبرتا
        british_columbia CA كولومبيا البريطانية
        amazonia BR الأمازون
        arctic - القطب الشمالي
        antarctica - القطب الجنوبي/أنتاركتيكا
        """

    static let towns: StaticString = """
        babylon IQ بابل
        taba EG طابا
        settat MA سطات
        mahmudiyah IQ المحمودية
        muqdadiyah IQ المقدادية
        volgograd RU فولغوغراد
        hermel LB الهرمل
        nahariya IL نهاريا
        fallujah IQ الفلوجة
        samarra IQ سامراء
        tikrit IQ تكريت
        baqubah IQ بعقوبة
        kufa IQ الكوفة
        hilla IQ الحلة?
        kut IQ الكوت?
        sinjar IQ سنجار
        tal_afar IQ تلعفر
        kobani SY كوباني/عين العرب
        palmyra SY تدمر?
        tartus SY طرطوس
        sweida SY السويداء
        douma SY دوما?
        manbij SY منبج
        afrin SY عفرين
        baalbek LB بعلبك
        nabatieh LB النبطية
        zahle LB زحلة
        naqoura LB الناقورة
        marjayoun LB مرجعيون
        bint_jbeil LB بنت جبيل
        dahiyeh LB الضاحية الجنوبية
        jericho PS أريحا
        qalqilya PS قلقيلية
        beit_hanoun PS بيت حانون
        beit_lahia PS بيت لاهيا
        jabalia PS جباليا
        deir_al_balah PS دير البلح
        acre IL عكا
        jaffa IL يافا
        ashkelon IL عسقلان
        ashdod IL أسدود/أشدود
        beersheba IL بئر السبع
        eilat IL إيلات
        sderot IL سديروت
        safed IL صفد
        tiberias IL طبريا
        kiryat_shmona IL كريات شمونة
        taif SA الطائف
        dhahran SA الظهران
        jizan SA جازان/جيزان
        najran SA نجران
        hail SA حائل?
        buraydah SA بريدة
        neom SA نيوم
        al_ula SA العلا?
        qatif SA القطيف
        yanbu SA ينبع
        ras_al_khaimah AE رأس الخيمة
        fujairah AE الفجيرة
        al_ain AE العين?
        sohar OM صحار
        nizwa OM نزوى
        saada YE صعدة
        dhale YE الضالع
        hadramawt YE حضرموت
        shabwa YE شبوة
        abyan YE أبين
        zinjibar YE زنجبار
        socotra YE سقطرى
        mokha YE المخا
        tanta EG طنطا
        fayoum EG الفيوم
        minya EG المنيا
        assiut EG أسيوط
        sohag EG سوهاج
        qena EG قنا?
        damietta EG دمياط
        zagazig EG الزقازيق
        hurghada EG الغردقة
        el_gouna EG الجونة
        rafah_eg EG رفح المصرية
        sheikh_zuweid EG الشيخ زويد
        kassala SD كسلا
        el_fasher SD الفاشر
        nyala SD نيالا
        geneina SD الجنينة
        wad_madani SD ود مدني
        sirte LY سرت?
        derna LY درنة
        sabha LY سبها
        tobruk LY طبرق
        zintan LY الزنتان
        bani_walid LY بني وليد
        kairouan TN القيروان
        bizerte TN بنزرت
        gabes TN قابس
        sidi_bouzid TN سيدي بوزيد
        kasserine TN القصرين
        djerba TN جربة
        gafsa TN قفصة
        annaba DZ عنابة
        setif DZ سطيف
        bejaia DZ بجاية
        tlemcen DZ تلمسان
        batna DZ باتنة
        tizi_ouzou DZ تيزي وزو
        blida DZ البليدة
        ghardaia DZ غرداية
        tamanrasset DZ تمنراست
        tindouf DZ تندوف
        meknes MA مكناس
        oujda MA وجدة
        tetouan MA تطوان
        sale MA سلا?
        kenitra MA القنيطرة
        el_jadida MA الجديدة?
        safi MA آسفي
        nador MA الناظور
        al_hoceima MA الحسيمة
        ouarzazate MA ورزازات
        essaouira MA الصويرة
        dakhla EH الداخلة?
        beni_mellal MA بني ملال
        khouribga MA خريبكة
        ifrane MA إفران
        nouadhibou MR نواذيبو
        hargeisa SO هرجيسا
        kismayo SO كيسمايو
        baidoa SO بيداوا/بيدوا
        hebron_hills PS مسافر يطا
        qom IR قم?
        shiraz IR شيراز
        tabriz IR تبريز
        ahvaz IR الأهواز/الاهواز
        natanz IR نطنز
        bushehr IR بوشهر
        bandar_abbas IR بندر عباس
        kandahar AF قندهار
        herat AF هرات
        jalalabad AF جلال آباد
        mazar_i_sharif AF مزار شريف
        kunduz AF قندوز
        rawalpindi PK راولبندي
        peshawar_ar PK بيشاور
        quetta PK كويتا
        lahore_ar PK لاهور
        kolkata IN كلكتا
        chennai IN تشيناي
        bangalore IN بنغالور
        srinagar IN سريناغار
        izmir TR إزمير/ازمير
        antalya TR أنطاليا/انطاليا
        adana TR أضنة
        diyarbakir TR ديار بكر
        hatay TR هاتاي
        trabzon TR طرابزون
        liverpool GB ليفربول
        birmingham GB برمنغهام/برمنجهام
        glasgow GB غلاسكو/جلاسكو
        oxford GB أكسفورد
        cambridge GB كامبريدج/كامبردج
        belfast GB بلفاست
        leeds GB ليدز?
        toulouse FR تولوز
        bordeaux FR بوردو
        strasbourg FR ستراسبورغ/ستراسبورج
        stuttgart DE شتوتغارت/شتوتجارت
        dusseldorf DE دوسلدورف
        dortmund DE دورتموند?
        leipzig DE لايبزيغ/لايبزغ
        dresden DE دريسدن
        bremen DE بريمن
        hannover DE هانوفر
        leverkusen DE ليفركوزن?
        naples IT نابولي?
        turin IT تورينو?
        venice IT البندقية?
        florence IT فلورنسا
        genoa IT جنوى
        palermo IT باليرمو
        sicily IT صقلية
        lampedusa IT لامبيدوسا
        valencia ES بلنسية/فالنسيا
        seville ES إشبيلية?
        granada ES غرناطة
        cordoba ES قرطبة
        malaga ES مالقة/ملقة
        ceuta ES سبتة
        melilla ES مليلية
        bilbao ES بلباو?
        porto PT بورتو?
        basel CH بازل
        lausanne CH لوزان
        montreux CH مونترو
        antwerp BE أنتويرب
        rotterdam NL روتردام
        salzburg AT سالزبورغ
        krakow PL كراكوف
        gothenburg SE غوتنبرغ
        thessaloniki GR سالونيك
        mariupol UA ماريوبول
        kharkiv UA خاركيف
        odesa UA أوديسا
        lviv UA لفيف
        kherson UA خيرسون
        bakhmut UA باخموت
        zaporizhzhia UA زابوريجيا/زابوروجيا
        donetsk UA دونيتسك
        luhansk UA لوغانسك
        grozny RU غروزني/جروزني
        sochi RU سوتشي
        kazan RU قازان
        vladivostok RU فلاديفوستوك
        kursk RU كورسك
        belgorod RU بيلغورود
        tbilisi GE تبليسي/تبيليسي
        yerevan AM يريفان
        baku AZ باكو
        astana KZ أستانا/أستانة
        almaty KZ ألماتي
        tashkent UZ طشقند
        samarkand UZ سمرقند
        bukhara UZ بخارى
        bishkek KG بيشكيك
        dushanbe TJ دوشنبه
        ashgabat TM عشق آباد
        pristina XK بريشتينا
        skopje MK سكوبيه
        tirana AL تيرانا
        podgorica ME بودغوريتسا
        ljubljana SI ليوبليانا
        bratislava SK براتيسلافا
        vilnius LT فيلنيوس
        riga LV ريغا
        tallinn EE تالين
        reykjavik IS ريكيافيك
        valletta MT فاليتا
        philadelphia US فيلادلفيا
        atlanta US أتلانتا
        dallas US دالاس
        detroit US ديترويت
        seattle US سياتل
        las_vegas US لاس فيغاس/لاس فيجاس
        new_orleans US نيو أورليانز/نيو أورلينز
        san_diego US سان دييغو
        denver US دنفر
        phoenix US فينيكس
        minneapolis US مينيابوليس
        manhattan US مانهاتن
        brooklyn US بروكلين
        hollywood US هوليوود
        silicon_valley US وادي السيليكون
        new_jersey US نيوجيرسي/نيو جيرسي
        vancouver CA فانكوفر
        calgary CA كالغاري
        cancun MX كانكون
        tijuana MX تيخوانا
        panama_city PA بنما سيتي
        quito EC كيتو
        la_paz BO لاباز
        montevideo UY مونتيفيديو
        medellin CO ميديلين
        accra GH أكرا
        khartoum_north SD الخرطوم بحري
        kinshasa CD كينشاسا
        goma CD غوما
        kigali RW كيغالي
        dar_es_salaam TZ دار السلام
        lusaka ZM لوساكا
        harare ZW هراري
        luanda AO لواندا
        maputo MZ مابوتو
        durban ZA ديربان
        abidjan CI أبيدجان
        ouagadougou BF واغادوغو
        timbuktu ML تمبكتو
        gao ML غاو
        kidal ML كيدال
        conakry GN كوناكري
        freetown SL فريتاون
        monrovia LR مونروفيا
        libreville GA ليبرفيل
        yaounde CM ياوندي
        douala CM دوالا
        lome TG لومي
        kano NG كانو
        maiduguri NG مايدوغوري
        mekele ET ميكيلي
        asmara ER أسمرة
        antananarivo MG أنتاناناريفو
        osaka JP أوساكا
        hiroshima JP هيروشيما
        nagasaki JP ناغازاكي
        fukushima JP فوكوشيما
        kyoto JP كيوتو
        wuhan CN ووهان
        guangzhou CN غوانغتشو
        shenzhen CN شنجن
        busan KR بوسان
        ho_chi_minh_city VN هو تشي منه
        phnom_penh KH بنوم بنه
        yangon MM يانغون/رانغون
        naypyidaw MM نايبيداو
        colombo LK كولومبو
        kathmandu NP كاتماندو
        auckland NZ أوكلاند
        christchurch NZ كرايستشيرش
        perth AU بيرث
        brisbane AU بريزبن
        adelaide AU أديلايد
        atbara SD عطبرة
        el_obeid SD الأبيض
        kosti SD كوستي
        gedaref SD القضارف
        damazin SD الدمازين
        dilling SD الدلنج
        kadugli SD كادقلي
        zalingei SD زالنجي
        shendi SD شندي
        marib_city YE مدينة مأرب
        ataq YE عتق
        seiyun YE سيئون
        tarim YE تريم
        ghaydah YE الغيضة
        bayda_ye YE البيضاء
        ajdabiya LY أجدابيا
        ubari LY أوباري
        kufra LY الكفرة
        ghat LY غات
        zuwara LY زوارة
        tarhuna LY ترهونة
        gharyan LY غريان
        zawiya LY الزاوية
        brega LY البريقة
        ras_lanuf LY رأس لانوف
        tataouine TN تطاوين
        medenine TN مدنين
        zarzis TN جرجيس
        nabeul TN نابل
        hammamet TN الحمامات
        monastir TN المنستير
        mahdia TN المهدية
        el_kef TN الكاف
        beja TN باجة
        tozeur TN توزر
        skikda DZ سكيكدة
        mostaganem DZ مستغانم
        bechar DZ بشار
        biskra DZ بسكرة
        ouargla DZ ورقلة
        el_oued DZ الوادي
        djelfa DZ الجلفة
        medea DZ المدية
        tiaret DZ تيارت
        jijel DZ جيجل
        boumerdes DZ بومرداس
        tipaza DZ تيبازة
        bouira DZ البويرة
        taza MA تازة
        errachidia MA الرشيدية
        zagora MA زاكورة
        taroudant MA تارودانت
        tiznit MA تيزنيت
        guelmim MA كلميم
        larache MA العرائش
        mohammedia MA المحمدية
        azilal MA أزيلال
        midelt MA ميدلت
        al_haouz MA الحوز
        chichaoua MA شيشاوة
        wadi_musa JO وادي موسى
        rutba IQ الرطبة
        haditha IQ حديثة
        hit IQ هيت
        baiji IQ بيجي
        khanaqin IQ خانقين
        tuz_khurmatu IQ طوز خورماتو
        amara IQ العمارة
        nasiriyah_2 IQ الشطرة
        diwaniyah IQ الديوانية
        samawah IQ السماوة
        halabja IQ حلبجة
        dohuk_city IQ زاخو
        jableh SY جبلة
        banias SY بانياس
        qusayr SY القصير
        azaz SY اعزاز/أعزاز
        al_bab SY الباب
        jarabulus SY جرابلس
        hasakah SY الحسكة
        abu_kamal SY البوكمال
        mayadin SY الميادين
        maarat SY معرة النعمان
        khan_sheikhoun SY خان شيخون
        saraqib SY سراقب
        safita SY صافيتا
        khiam LB الخيام
        aita LB عيتا الشعب
        rmeish LB رميش
        batroun LB البترون
        jbeil LB جبيل
        jounieh LB جونية
        akkar LB عكار
        salfit PS سلفيت
        tubas PS طوباس
        jabaliya_camp PS مخيم جباليا
        nuseirat PS النصيرات
        bureij PS البريج
        maghazi PS المغازي
        zefta EG زفتى
        kafr_el_sheikh EG كفر الشيخ
        beni_suef EG بني سويف
        marsa_matrouh EG مرسى مطروح
        new_alamein EG العلمين
        ain_sokhna EG العين السخنة
        jubail SA الجبيل
        al_baha SA الباحة
        arar SA عرعر
        sakaka SA سكاكا
        hafr_al_batin SA حفر الباطن
        khamis_mushait SA خميس مشيط
        ahmadi KW الأحمدي
        jahra KW الجهراء
        duqm OM الدقم
        sur OM صور
        umm_al_quwain AE أم القيوين
        khor_fakkan AE خورفكان
        """

    /// Towns of the datelines' table whose names are common words too, and those that countries and organisations share.
    static let commonWords: StaticString = """
        برشلونة/ليفربول/مانشستر/بريمن/مشهد/العيون/الرمادي/الرقة/مأرب/جدة/نيس/ليون/بون/سوسة/صوفيا/معان/فاس/برن/سانتياغو/ليما/حماة/سيول/السلط/عمان/الأبيض/عتق/البيضاء/الزاوية/بشار/الوادي/حديثة/العمارة/القصير/الباب/الميادين/الخيام/الأحمدي/صور
        """

    static let sharedNames: StaticString = """
        مكة المكرمة/تونس/الجزائر/الكويت/سنغافورة/جيبوتي/لوكسمبورغ/الفاتيكان/هونغ كونغ/الأمم المتحدة/قطاع غزة
        """
}
