/// Towns by their names in Arabic, English and their own language, for datelines and for what a text mentions.
package enum PlaceTable {
    /// A line each: identifier, ISO 3166-1 alpha-2, names parted by `/`, the Arabic one first.
    package static let lines: StaticString = """
        amman JO عمان/amman
        irbid JO إربد/irbid
        zarqa JO الزرقاء/zarqa
        aqaba JO العقبة/aqaba
        karak JO الكرك/karak
        salt JO السلط
        maan JO معان
        mafraq JO المفرق/mafraq
        madaba JO مادبا
        jerash JO جرش
        ajloun JO عجلون
        tafila JO الطفيلة
        ramtha JO الرمثا
        dead_sea JO البحر الميت
        jerusalem PS القدس/القدس المحتلة/jerusalem/ירושלים
        ramallah PS رام الله/ramallah
        gaza PS غزة/gaza/gaza city/قطاع غزة
        nablus PS نابلس/nablus
        hebron PS الخليل/hebron
        jenin PS جنين/jenin
        bethlehem PS بيت لحم/bethlehem
        khan_younis PS خان يونس/خانيونس
        rafah PS رفح/rafah
        tulkarm PS طولكرم
        nazareth IL الناصرة/nazareth
        tel_aviv IL تل أبيب/tel aviv/תל אביב
        haifa IL حيفا/haifa/חיפה
        beirut LB بيروت/beirut/beyrouth
        tripoli_lb LB طرابلس الشرق
        sidon LB صيدا/sidon
        tyre LB tyre
        damascus SY دمشق/damascus/damas
        aleppo SY حلب/aleppo/alep
        homs SY حمص/homs
        hama SY حماة/hama
        latakia SY اللاذقية/latakia
        daraa SY درعا/daraa
        idlib SY إدلب/idlib
        raqqa SY الرقة/raqqa
        deir_ezzor SY دير الزور
        qamishli SY القامشلي
        baghdad IQ بغداد/baghdad/bagdad
        basra IQ البصرة/basra
        mosul IQ الموصل/mosul/mossoul
        erbil IQ أربيل/اربيل/erbil/irbil
        sulaymaniyah IQ السليمانية/sulaimaniya
        kirkuk IQ كركوك/kirkuk
        najaf IQ النجف/najaf
        karbala IQ كربلاء/karbala
        nasiriyah IQ الناصرية
        ramadi IQ الرمادي/ramadi
        dohuk IQ دهوك
        riyadh SA الرياض/riyadh/riad
        jeddah SA جدة/jeddah
        mecca SA مكة المكرمة/مكة/mecca
        medina SA المدينة المنورة/medina
        dammam SA الدمام/dammam
        abha SA أبها
        tabuk SA تبوك
        dubai AE دبي/dubai
        abu_dhabi AE أبوظبي/أبو ظبي/abu dhabi
        sharjah AE الشارقة/sharjah
        ajman AE عجمان
        doha QA الدوحة/doha
        kuwait_city KW الكويت/كويت سيتي/kuwait city/kuwait
        manama BH المنامة/manama
        muscat OM مسقط/muscat
        salalah OM صلالة
        sanaa YE صنعاء/sanaa/sana'a
        aden YE عدن/aden
        taiz YE تعز/taiz
        hodeidah YE الحديدة/hodeidah
        marib YE مأرب/marib
        mukalla YE المكلا
        cairo EG القاهرة/cairo/le caire/el cairo
        alexandria EG الإسكندرية/الاسكندرية/alexandria
        giza EG الجيزة
        suez EG السويس
        port_said EG بورسعيد
        ismailia EG الإسماعيلية
        sharm_el_sheikh EG شرم الشيخ
        luxor EG الأقصر
        aswan EG أسوان
        arish EG العريش
        mansoura EG المنصورة
        khartoum SD الخرطوم/khartoum
        omdurman SD أم درمان
        port_sudan SD بورتسودان/بورت سودان/port sudan
        juba SS جوبا/juba
        tripoli LY طرابلس/tripoli
        benghazi LY بنغازي/benghazi
        misrata LY مصراتة/misrata
        tunis TN تونس/تونس العاصمة/tunis
        sfax TN صفاقس
        sousse TN سوسة
        algiers DZ الجزائر/الجزائر العاصمة/algiers/alger
        oran DZ وهران/oran
        constantine DZ قسنطينة
        rabat MA الرباط/rabat
        casablanca MA الدار البيضاء/casablanca
        marrakesh MA مراكش/marrakech/marrakesh
        tangier MA طنجة/tanger
        fez MA فاس
        agadir MA أكادير
        laayoune EH العيون
        nouakchott MR نواكشوط/nouakchott
        mogadishu SO مقديشو/mogadishu
        djibouti DJ جيبوتي/djibouti
        tehran IR طهران/tehran/تهران/téhéran/teheran
        isfahan IR أصفهان/اصفهان
        mashhad IR مشهد
        ankara TR أنقرة/انقرة/ankara
        istanbul TR إسطنبول/اسطنبول/istanbul
        gaziantep TR غازي عنتاب
        kabul AF كابول/كابل/kabul/kaboul
        islamabad PK إسلام آباد/اسلام آباد/islamabad/اسلام آباد
        karachi PK كراتشي/karachi/کراچی
        lahore PK lahore/لاہور
        peshawar PK peshawar/پشاور
        new_delhi IN نيودلهي/new delhi/نئی دہلی
        mumbai IN مومباي/mumbai
        dhaka BD دكا/dhaka
        beijing CN بكين/beijing/pékin/peking
        shanghai CN شنغهاي/shanghai
        hong_kong HK هونغ كونغ/hong kong
        taipei TW تايبيه/taipei
        tokyo JP طوكيو/tokyo
        seoul KR سيول/seoul
        pyongyang KP بيونغ يانغ/pyongyang
        bangkok TH بانكوك/bangkok
        jakarta ID جاكرتا/jakarta
        kuala_lumpur MY كوالالمبور/kuala lumpur
        singapore SG سنغافورة/singapore
        manila PH مانيلا/manila
        hanoi VN هانوي/hanoi
        sydney AU سيدني/sydney
        canberra AU كانبرا/canberra
        melbourne AU ملبورن/melbourne
        wellington NZ ولينغتون/wellington
        london GB لندن/london/londres/londra
        manchester GB مانشستر
        edinburgh GB edinburgh
        dublin IE دبلن/dublin
        paris FR باريس/paris/parigi
        marseille FR مرسيليا/marseille
        nice FR نيس
        lyon FR ليون
        berlin DE برلين/berlin
        munich DE ميونيخ/ميونخ/munich/münchen
        frankfurt DE فرانكفورت/frankfurt
        hamburg DE هامبورغ/hamburg
        cologne DE كولونيا/köln/cologne
        bonn DE بون
        vienna AT فيينا/vienna/wien/vienne/viena
        geneva CH جنيف/geneva/genève/genf/ginebra
        zurich CH زيوريخ/zurich/zürich
        bern CH برن/bern
        davos CH دافوس/davos
        brussels BE بروكسل/brussels/bruxelles/brüssel/bruselas
        the_hague NL لاهاي/the hague/den haag
        amsterdam NL أمستردام/amsterdam
        luxembourg LU لوكسمبورغ/luxembourg
        rome IT روما/rome/roma/rom
        milan IT ميلانو/milan/milano
        vatican_city VA الفاتيكان/vatican city
        madrid ES مدريد/madrid
        barcelona ES برشلونة/barcelona
        lisbon PT لشبونة/lisbon/lisboa
        athens GR أثينا/athens/αθήνα
        nicosia CY نيقوسيا/nicosia
        sofia BG صوفيا/sofia
        bucharest RO بوخارست/bucharest/bucurești
        budapest HU بودابست/budapest
        prague CZ براغ/prague/praha
        warsaw PL وارسو/warsaw/warszawa
        kyiv UA كييف/kyiv/kiev/київ
        moscow RU موسكو/moscow/москва/moskau/moscou
        saint_petersburg RU سان بطرسبرغ/st. petersburg
        minsk BY مينسك/minsk
        stockholm SE ستوكهولم/stockholm
        oslo NO أوسلو/oslo
        copenhagen DK كوبنهاغن/copenhagen/københavn
        helsinki FI هلسنكي/helsinki
        belgrade RS بلغراد/belgrade/beograd
        sarajevo BA سراييفو/sarajevo
        zagreb HR زغرب/zagreb
        washington US واشنطن/washington/واشنگتن
        new_york US نيويورك/new york/united nations/الأمم المتحدة
        los_angeles US لوس أنجلوس/لوس انجليس/los angeles
        chicago US شيكاغو/chicago
        houston US هيوستن/houston
        miami US ميامي/miami
        boston US بوسطن/boston
        san_francisco US سان فرانسيسكو/san francisco
        ottawa CA أوتاوا/ottawa
        toronto CA تورنتو/toronto
        montreal CA مونتريال/montréal/montreal
        mexico_city MX مكسيكو/مكسيكو سيتي/mexico city
        havana CU هافانا/havana
        caracas VE كراكاس/caracas
        bogota CO بوغوتا/bogotá
        brasilia BR برازيليا/brasília
        sao_paulo BR ساو باولو/são paulo
        rio_de_janeiro BR ريو دي جانيرو/rio de janeiro
        buenos_aires AR بوينس آيرس/buenos aires
        santiago CL سانتياغو/santiago
        lima PE ليما/lima
        addis_ababa ET أديس أبابا/addis ababa
        nairobi KE نيروبي/nairobi
        kampala UG كمبالا/kampala
        abuja NG أبوجا/abuja
        lagos NG لاغوس/lagos
        dakar SN داكار/dakar
        bamako ML باماكو/bamako
        niamey NE نيامي/niamey
        ndjamena TD نجامينا/n'djamena
        johannesburg ZA جوهانسبرغ/johannesburg
        cape_town ZA كيب تاون/cape town
        pretoria ZA بريتوريا/pretoria
        """
}
