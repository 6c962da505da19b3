/// The words of dates in the languages of the press, one line a language or a meaning; alternatives stand after `/`.
///
/// Everything is folded when it is loaded, so accents, case and hamza forms may stand as they are printed.
enum DateVocabulary {
    /// Month names from January on (Hijri from Muharram, Jalali from Farvardin).
    static let months = """
        levant:كانون الثاني/كانون ثاني/كانون ثان/كانون 2/ك 2/كانون الثانى,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول/تشرين اول/تشرين 1/ت 1,تشرين الثاني/تشرين ثاني/تشرين ثان/تشرين 2/ت 2,كانون الأول/كانون اول/كانون 1/ك 1
        gulf:يناير,فبراير,مارس,أبريل/ابريل,مايو,يونيو/يونية,يوليو/يولية,أغسطس/اوغسطس/اغسطس,سبتمبر,أكتوبر/اكتوبر,نوفمبر,ديسمبر
        maghreb:جانفي,فيفري/فبرير,مارس,أفريل,ماي,جوان/يونيه,جويلية/يوليوز/جولية,أوت/غشت/أغشت,شتنبر/شتمبر/سبتنبر,أكتوبر/اكتوبر,نونبر/نوفنبر,دجنبر/دجمبر/دسمبر
        hijri:محرم/المحرم/محرّم/muharram,صفر/safar,ربيع الأول/ربيع اول/ربيع أول/ربيع 1/ربيع الاولى/rabi al awwal/rabi i,ربيع الآخر/ربيع الثاني/ربيع ثاني/ربيع 2/ربيع آخر/ربيع الثانى/rabi al thani/rabi ii,جمادى الأولى/جمادى الأول/جمادي اول/جمادى 1/جمادى الاولي/جماد الأول/جماد أول/jumada al awwal/jumada i,جمادى الآخرة/جمادى الآخر/جمادى الثانية/جمادى الثاني/جمادى 2/جماد الثاني/جماد الآخر/جماد ثاني/jumada al thani/jumada ii,رجب/rajab,شعبان/shaban,رمضان/ramadan/ramazan,شوال/shawwal,ذو القعدة/ذي القعدة/ذوالقعدة/ذيالقعدة/ذو القعده/ذى القعدة/ذي قعدة/ذو قعدة/dhu al qidah,ذو الحجة/ذي الحجة/ذوالحجة/ذيالحجة/ذى الحجة/ذي حجة/ذو حجة/dhu al hijjah
        jalali:فروردین/حمل/farvardin,اردیبهشت/ثور/ordibehesht,خرداد/جوزا/khordad,تیر/سرطان,مرداد/امرداد/اسد/mordad,شهریور/سنبله/shahrivar,مهر/میزان/mehr,آبان/عقرب/aban,آذر/قوس/azar,دی/جدی,بهمن/دلو/bahman,اسفند/حوت/esfand
        persian:ژانویه/جنوری,فوریه/فروری/فبروری,مارس/مارچ,آوریل/اپریل,مه/می/مئی,ژوئن/جون,ژوئیه/جولای/جولائی/جولایی,اوت/آگوست/اگست,سپتامبر/ستمبر/سپتمبر,اکتبر/اکتوبر,نوامبر/نومبر,دسامبر/دسمبر
        en:january/jan,february/feb,march/mar,april/apr,may,june/jun,july/jul,august/aug,september/sep/sept,october/oct,november/nov,december/dec
        fr:janvier/janv,février/fevr/fev,mars,avril/avr,mai,juin,juillet/juil,août/aout,septembre,octobre,novembre,décembre/déc
        de:januar/jänner/jan,februar/feber,märz/mrz/maerz,april,mai,juni,juli,august,september,oktober/okt,november,dezember/dez
        es:enero/ene,febrero,marzo,abril/abr,mayo,junio,julio,agosto/ago,septiembre/setiembre/set,octubre,noviembre,diciembre/dic
        it:gennaio/gen,febbraio,marzo,aprile,maggio/mag,giugno/giu,luglio/lug,agosto,settembre/sett,ottobre/ott,novembre,dicembre
        pt:janeiro,fevereiro/fev,março,abril,maio,junho,julho,agosto,setembro,outubro/out,novembro,dezembro
        nl:januari,februari,maart/mrt,april,mei,juni,juli,augustus,september,oktober,november,december
        nordic:januari/januar,februari/februar,mars/marts,april,maj/mai,juni,juli,augusti/august,september,oktober,november,december/desember
        is:janúar,febrúar,mars,apríl,maí,júní,júlí,ágúst,september,október,nóvember,desember
        fi:tammikuuta/tammikuu/tammi,helmikuuta/helmikuu,maaliskuuta/maaliskuu,huhtikuuta/huhtikuu,toukokuuta/toukokuu,kesäkuuta/kesäkuu,heinäkuuta/heinäkuu,elokuuta/elokuu,syyskuuta/syyskuu,lokakuuta/lokakuu,marraskuuta/marraskuu,joulukuuta/joulukuu
        et:jaanuar,veebruar,märts,aprill,mai,juuni,juuli,august,september,oktoober,november,detsember
        pl:stycznia/styczeń/sty,lutego/luty/lut,marca/marzec,kwietnia/kwiecień/kwi,maja/maj,czerwca/czerwiec/cze,lipca/lipiec/lip,sierpnia/sierpień/sie,września/wrzesień/wrz,października/październik/paź,listopada/listopad/lis,grudnia/grudzień/gru
        cs:ledna/leden,února/únor,března/březen,dubna/duben,května/květen,června/červen,července/červenec,srpna/srpen,září,října/říjen,listopadu,prosince/prosinec
        sk:januára/január,februára/február,marca/marec,apríla/apríl,mája/máj,júna/jún,júla/júl,augusta/august,septembra,októbra/október,novembra,decembra
        hr:siječnja/siječanj,veljače/veljača,ožujka/ožujak,travnja/travanj,svibnja/svibanj,lipnja/lipanj,srpnja/srpanj,kolovoza/kolovoz,rujna/rujan,listopada,studenoga/studenog/studeni,prosinca/prosinac
        sr:januara/januar,februara/februar,marta/mart,aprila/april,maja/maj,juna/jun,jula/jul,avgusta/avgust,septembra/septembar,oktobra/oktobar,novembra/novembar,decembra/decembar
        sl:januarja,februarja,marca,aprila,maja,junija,julija,avgusta,septembra,oktobra,novembra,decembra
        hu:január/jan,február/febr,március/márc,április/ápr,május/máj,június/jún,július/júl,augusztus,szeptember/szept,október,november,december
        ro:ianuarie/ian,februarie,martie,aprilie,mai,iunie/iun,iulie/iul,august,septembrie,octombrie,noiembrie,decembrie
        tr:ocak/oca,şubat/şub,mart,nisan/nis,mayıs/may,haziran/haz,temmuz/tem,ağustos/ağu,eylül/eyl,ekim/eki,kasım/kas,aralık/ara
        az:yanvar,fevral,mart,aprel,may,iyun,iyul,avqust,sentyabr,oktyabr,noyabr,dekabr
        sq:janar,shkurt,mars,prill,maj,qershor,korrik,gusht,shtator,tetor,nëntor,dhjetor
        lt:sausio/sausis,vasario/vasaris,kovo/kovas,balandžio/balandis,gegužės/gegužė,birželio/birželis,liepos/liepa,rugpjūčio/rugpjūtis,rugsėjo/rugsėjis,spalio/spalis,lapkričio/lapkritis,gruodžio/gruodis
        lv:janvāris/janvārī,februāris/februārī,marts/martā,aprīlis/aprīlī,maijs/maijā,jūnijs/jūnijā,jūlijs/jūlijā,augusts/augustā,septembris/septembrī,oktobris/oktobrī,novembris/novembrī,decembris/decembrī
        ca:gener,febrer,març,abril,maig,juny,juliol,agost,setembre,octubre,novembre,desembre
        id:januari,februari,maret,april,mei,juni,juli,agustus/ogos,september,oktober,november,desember/disember
        sw:januari,februari,machi,aprili,mei,juni,julai,agosti,septemba,oktoba,novemba,desemba
        af:januarie,februarie,maart,april,mei,junie,julie,augustus,september,oktober,november,desember
        vi:tháng 1/tháng một,tháng 2/tháng hai,tháng 3/tháng ba,tháng 4/tháng tư,tháng 5/tháng năm,tháng 6/tháng sáu,tháng 7/tháng bảy,tháng 8/tháng tám,tháng 9/tháng chín,tháng 10/tháng mười,tháng 11,tháng 12
        other:января/январь/янв,февраля/февраль/фев,марта/март/мар,апреля/апрель/апр,мая/май,июня/июнь/июн,июля/июль/июл,августа/август/авг,сентября/сентябрь/сен,октября/октябрь/окт,ноября/ноябрь/ноя,декабря/декабрь/дек
        other:січня/січень,лютого/лютий,березня/березень,квітня/квітень,травня/травень,червня/червень,липня/липень,серпня/серпень,вересня/вересень,жовтня/жовтень,листопада/листопад,грудня/грудень
        other:студзеня,лютага,сакавіка,красавіка,мая,чэрвеня,ліпеня,жніўня,верасня,кастрычніка,лістапада,снежня
        other:януари/јануари/јануар/јануара,февруари/фебруари/фебруар/фебруара,март,април/априла,май/мај/маја,юни/јуни/јун/јуна,юли/јули/јул/јула,август/август/августа,септември/септембар/септембра,октомври/октобар/октобра,ноември/новембар/новембра,декември/децембар/децембра
        other:ιανουαρίου/ιανουάριος/ιαν,φεβρουαρίου/φεβρουάριος/φεβ,μαρτίου/μάρτιος/μαρ,απριλίου/απρίλιος/απρ,μαΐου/μάιος/μαι,ιουνίου/ιούνιος/ιουν,ιουλίου/ιούλιος/ιουλ,αυγούστου/αύγουστος/αυγ,σεπτεμβρίου/σεπτέμβριος/σεπ,οκτωβρίου/οκτώβριος/οκτ,νοεμβρίου/νοέμβριος/νοε,δεκεμβρίου/δεκέμβριος/δεκ
        other:ינואר/בינואר,פברואר/בפברואר,מרץ/במרץ/מרס/במרס,אפריל/באפריל,מאי/במאי,יוני/ביוני,יולי/ביולי,אוגוסט/באוגוסט,ספטמבר/בספטמבר,אוקטובר/באוקטובר,נובמבר/בנובמבר,דצמבר/בדצמבר
        other:जनवरी,फरवरी/फ़रवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर/सितम्बर,अक्टूबर/अक्तूबर,नवंबर/नवम्बर,दिसंबर/दिसम्बर
        other:জানুয়ারি/জানুয়ারি,ফেব্রুয়ারি/ফেব্রুয়ারি,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট/অগস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর
        other:იანვარი,თებერვალი,მარტი,აპრილი,მაისი,ივნისი,ივლისი,აგვისტო,სექტემბერი,ოქტომბერი,ნოემბერი,დეკემბერი
        other:հունվարի/հունվար,փետրվարի/փետրվար,մարտի/մարտ,ապրիլի/ապրիլ,մայիսի/մայիս,հունիսի/հունիս,հուլիսի/հուլիս,օգոստոսի/օգոստոս,սեպտեմբերի/սեպտեմբեր,հոկտեմբերի/հոկտեմբեր,նոյեմբերի/նոյեմբեր,դեկտեմբերի/դեկտեմբեր
        thai:มกราคม/ม ค,กุมภาพันธ์/ก พ,มีนาคม/มี ค,เมษายน/เม ย,พฤษภาคม/พ ค,มิถุนายน/มิ ย,กรกฎาคม/ก ค,สิงหาคม/ส ค,กันยายน/ก ย,ตุลาคม/ต ค,พฤศจิกายน/พ ย,ธันวาคม/ธ ค
        """

    /// Weekday names from Sunday on.
    static let weekdays = """
        الأحد/أحد,الاثنين/الإثنين/اثنين/إثنين/الأثنين,الثلاثاء/ثلاثاء/الثلاثا,الأربعاء/أربعاء/الاربعا/الأربع,الخميس/خميس,الجمعة/جمعة,السبت/سبت
        یکشنبه/یک شنبه,دوشنبه/دو شنبه,سه شنبه/سهشنبه,چهارشنبه/چهار شنبه,پنجشنبه/پنج شنبه,جمعه/آدینه,شنبه
        اتوار,پیر,منگل,بدھ,جمعرات,جمعہ,ہفتہ/سنیچر
        sunday/sun,monday/mon,tuesday/tue/tues,wednesday/wed,thursday/thu/thur/thurs,friday/fri,saturday/sat
        dimanche/dim,lundi/lun,mardi,mercredi/mer,jeudi/jeu,vendredi/ven,samedi/sam
        sonntag,montag,dienstag,mittwoch,donnerstag,freitag,samstag/sonnabend
        domingo/dom,lunes/lun,martes,miércoles/mié,jueves/jue,viernes/vie,sábado/sáb
        domenica,lunedì,martedì,mercoledì,giovedì/gio,venerdì,sabato/sab
        domingo,segunda feira/segunda,terça feira/terça,quarta feira/quarta,quinta feira/quinta,sexta feira/sexta,sábado
        zondag,maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag
        söndag/søndag,måndag/mandag,tisdag/tirsdag,onsdag,torsdag,fredag,lördag/lørdag
        niedziela,poniedziałek,wtorek,środa,czwartek,piątek,sobota
        neděle,pondělí,úterý,středa,čtvrtek,pátek,sobota
        nedjelja/nedelja,ponedjeljak/ponedeljak,utorak,srijeda/sreda,četvrtak,petak,subota
        pazar,pazartesi,salı,çarşamba,perşembe,cuma,cumartesi
        vasárnap,hétfő,kedd,szerda,csütörtök,péntek,szombat
        duminică,luni,marți,miercuri,joi,vineri,sâmbătă
        воскресенье/вс,понедельник/пн,вторник/вт,среда/ср,четверг/чт,пятница/пт,суббота/сб
        неділя,понеділок,вівторок,середа,четвер,пʼятниця,субота
        κυριακή,δευτέρα,τρίτη,τετάρτη,πέμπτη,παρασκευή,σάββατο
        יום ראשון,יום שני,יום שלישי,יום רביעי,יום חמישי,יום שישי,שבת/יום שבת
        minggu/ahad,senin/isnin,selasa,rabu,kamis/khamis,jumat/jumaat,sabtu
        """

    /// Kind and value before the colon, words after it.
    static let words = """
        part morning:ص,صباحا,صباح,الصباح,am,a m,a.m,فجرا,فجر,ق ظ,قبل از ظهر,vorm,오전,上午,午前,sa,öö
        part noon:ظهرا,ظهر,الظهر,noon,midi,منتصف النهار
        part afternoon:م,مساء,مساءا,عصرا,عصر,بعد الظهر,pm,p m,p.m,ب ظ,بعد از ظهر,عصر,nachm,오후,下午,午後,ch,المساء
        part night:ليلا,ليل,الليل
        part midnight:منتصف الليل,midnight,minuit
        zone 0:gmt,utc,غرينتش,جرينتش,غرينيتش,جرينيتش,غرينتش الدولي,توقيت غرينتش,ت غ,تغ,z,جي ام تي,greenwich,wet,g m t
        zone 100:cet,wat,mez
        zone 200:cest,eet,cat,mesz,sast
        zone 300:eest,msk,ksa,trt,eat,ast,مكة,مكة المكرمة,السعودية,العربية السعودية
        zone 400:gst,أبوظبي,أبو ظبي,الإمارات,الامارات,دبي,مسقط,uae
        zone 500:pkt
        zone 530:ist
        zone 700:wib,ict
        zone 800:hkt,sgt,awst
        zone 900:jst,kst
        zone 1000:aest
        zone 1100:aedt
        zone -500:est,cdt
        zone -400:edt
        zone -600:cst,mdt
        zone -700:mst,pdt
        zone -800:pst
        zone -300:art,brt
        zone America/New_York:et,eastern time,eastern,واشنطن,نيويورك,شرق الولايات المتحدة,الساحل الشرقي,new york time
        zone America/Chicago:ct,central time
        zone America/Denver:mt,mountain time
        zone America/Los_Angeles:pt,pacific time,لوس أنجلوس
        zone Europe/London:bst,لندن,بريطانيا,london time,uk time
        zone Europe/Paris:باريس,فرنسا,heure de paris,paris time,heure locale de paris
        zone Europe/Berlin:برلين,ألمانيا,وسط أوروبا
        zone Europe/Rome:روما
        zone Europe/Madrid:مدريد
        zone Europe/Moscow:موسكو,moscow time,мск,по мск
        zone Europe/Istanbul:إسطنبول,اسطنبول,أنقرة,تركيا,tsi
        zone Africa/Cairo:القاهرة,مصر,cairo time,clt
        zone Asia/Amman:عمان,الأردن,الاردن,amman time
        zone Asia/Beirut:بيروت,لبنان,beirut time
        zone Asia/Damascus:دمشق,سوريا,سورية
        zone Asia/Jerusalem:القدس,القدس المحتلة,إسرائيل,jerusalem time,שעון ישראל
        zone Asia/Hebron:فلسطين,رام الله
        zone Asia/Gaza:غزة
        zone Asia/Baghdad:بغداد,العراق
        zone Asia/Kuwait:الكويت
        zone Asia/Qatar:الدوحة,قطر
        zone Asia/Bahrain:المنامة,البحرين
        zone Asia/Riyadh:الرياض,جدة
        zone Asia/Aden:صنعاء,عدن,اليمن
        zone Asia/Tehran:طهران,إيران,ايران,تهران
        zone Asia/Kabul:كابول,كابل
        zone Asia/Karachi:إسلام آباد,اسلام آباد
        zone Africa/Khartoum:الخرطوم,السودان
        zone Africa/Tripoli:طرابلس,ليبيا
        zone Africa/Tunis:تونس
        zone Africa/Algiers:الجزائر
        zone Africa/Casablanca:الرباط,الدار البيضاء,المغرب
        zone Africa/Nouakchott:نواكشوط,موريتانيا
        zone local:المحلي,المحلية,local time,heure locale,hora local
        unit second:ثانية,ثواني,ثوان,second,seconds,sec,secs,seconde,secondes,sekunde,sekunden,segundo,segundos,secondi,секунд,секунды,секунду,saniye,ثانیه,秒,초
        unit minute:دقيقة,دقائق,دقايق,minute,minutes,min,mins,minuten,minuto,minutos,minuti,минут,минуты,минуту,dakika,דקות,דקה,دقیقه,منٹ,minutter,minuuttia,minut,minuta,分,분,menit
        unit hour:ساعة,ساعات,hour,hours,hr,hrs,heure,heures,stunde,stunden,hora,horas,ora,ore,час,часа,часов,saat,שעות,שעה,ساعت,گھنٹے,timer,timme,timmar,uur,tuntia,godzin,godziny,godzinę,hodin,小时,時間,시간,jam
        unit day:يوم,يوما,أيام,ايام,day,days,jour,jours,tag,tage,tagen,dia,día,dias,días,giorno,giorni,день,дня,дней,gün,ימים,יום,روز,دن,dager,dagar,dage,dagen,päivää,dni,天,日,일,hari
        unit week:أسبوع,أسبوعا,أسابيع,week,weeks,semaine,semaines,woche,wochen,semana,semanas,settimana,settimane,неделю,недели,недель,hafta,هفته,uker,veckor,uger,weken,周,週間,주,minggu
        unit month:شهر,شهرا,أشهر,اشهر,شهور,month,months,mois,monat,monate,monaten,mes,meses,mese,mesi,месяц,месяца,месяцев,ay,ماه,måneder,månader,maanden,个月,개월,bulan
        unit year:سنة,سنوات,سنين,عام,عاما,أعوام,year,years,an,ans,jahr,jahre,jahren,año,años,anno,anni,год,года,лет,yıl,سال,år,jaar,年,년,tahun
        dual second:ثانيتين,ثانيتان
        dual minute:دقيقتين,دقيقتان
        dual hour:ساعتين,ساعتان,שעתיים
        dual day:يومين,يومان,יומיים
        dual week:أسبوعين,اسبوعان,שבועיים
        dual month:شهرين,شهران
        dual year:سنتين,سنتان,عامين,عامان,שנתיים
        amount 1:واحد,واحدة,a,an,one,ein,eine,einer,einem,un,une,una,um,uma,یک,en,et,один,одну,bir,لحظة
        amount 2:اثنين,اثنتين,two,zwei,deux,dos,due,duas,два,две,دو
        amount 3:ثلاث,ثلاثة,three,drei,trois,tres,tre,три,سه
        amount 4:أربع,أربعة,four,vier,quatre,cuatro,چهار
        amount 5:خمس,خمسة,five,fünf,cinq,cinco,پنج
        amount 6:ست,ستة,six,sechs,seis
        amount 7:سبع,سبعة,seven,sieben,sept,siete
        amount 8:ثماني,ثمانية,ثمان,eight,acht,huit,ocho
        amount 9:تسع,تسعة,nine,neun,neuf,nueve
        amount 10:عشر,عشرة,ten,zehn,dix,diez
        published:نشر,نشرت,نشره,نشرها,النشر,تاريخ النشر,تم نشره,تم النشر,نشر في,نشر بتاريخ,منشور,أضيف,أضيفت,الإضافة,الإدراج,أدرج,صدر,published,posted,publish,publication,released,issued,created,publié,publiée,paru,parution,publicado,publicada,publicación,pubblicato,pubblicata,veröffentlicht,erstellt,erschienen,gepubliceerd,geplaatst,publicerad,udgivet,publisert,julkaistu,opublikowano,dodano,publikováno,objavljeno,objava,yayınlanma,yayın,giriş tarihi,eklenme,опубликовано,опубликована,опублікований,انتشار,منتشر,تاریخ انتشار,اشاعت,שפורסם,פורסם,first published,originally published,date published,megjelent,publicat,δημοσίευση,δημοσιεύθηκε,게재,입력,등록,发布,發布,公開,掲載,datum,date,fecha,dato,gespeichert,submitted,erstellt am,mise en ligne,eingestellt,veröffentlichung,veröffentlicht am,data pubblicazione,data publicării,تاريخ الخبر,vom,gepostet,artikel wurde am,beitrag wurde am,eintrag wurde am,artikel erschien am,beitrag erschien am
        updated:تحديث,آخر تحديث,محدث,حدث,التحديث,تحديثه,تم التحديث,تعديل,آخر تعديل,التعديل,معدل,updated,update,modified,edited,revised,last modified,last updated,amended,mis à jour,mise à jour,maj,modifié,modifiée,actualisé,actualizado,actualizada,actualización,última actualización,atualizado,atualizada,aggiornato,aggiornamento,aggiornata,modificato,aktualisiert,geändert,aktualisierung,bijgewerkt,gewijzigd,laatste update,uppdaterad,opdateret,oppdatert,päivitetty,muokattu,aktualizacja,zaktualizowano,aktualizováno,ažurirano,güncelleme,güncellenme,son güncelleme,обновлено,обновлена,изменено,оновлено,بروزرسانی,به روز رسانی,آخرین به روز رسانی,עודכן,עדכון,frissítve,actualizat,ενημέρωση,수정,更新,최종수정,stand,letzte änderung,zuletzt geändert,last edited,last change,last reviewed
        era hijri:ه,هجري,هجرية,للهجرة,ah,hijri,هجریه,قمری,ه ق
        era jalali:ش,شمسی,ه ش,خورشیدی
        era gregorian:م,ميلادي,ميلادية,للميلاد,ميلاديا,میلادی,ad,ce,г,року,р
        before:منذ,قبل,vor,il y a,hace,há,לפני
        after:ago,fa,önce,پیش,قبل,پہلے,назад,тому,sedan,siden,geleden,temu,atrás,sitten,lalu,yang lalu,前,전,earlier
        back 0:اليوم,today,heute,aujourd hui,hoy,oggi,hoje,сегодня,bugün,امروز,آج,היום,vandaag,i dag,idag,tänään,dzisiaj,dziś,今天,오늘,hari ini
        back 1:أمس,الأمس,يوم أمس,البارحة,yesterday,gestern,hier,ayer,ieri,ontem,вчера,dün,دیروز,کل,אתמול,gisteren,i går,igår,eilen,wczoraj,昨天,어제,kemarin
        back 2:أول من أمس,أول أمس,أمس الأول,قبل أمس,vorgestern,avant hier,anteayer,позавчера,پریروز,שלשום
        back now:الآن,الان,now,just now,jetzt,gerade eben,maintenant,ahora,adesso,agora,сейчас,şimdi,اکنون,قبل لحظات,منذ لحظات,منذ قليل,قبل قليل,moments ago,à l instant
        joiner:من,لعام,لسنة,سنة,of,de,del,d,di,du,dem,den,der,le,do,la,năm,nam,st,nd,rd,th,er,o,eme,e,ère,year,m,d,ος,של,ב,к,ماه,año,anul,í,oni,th of,سال,in,on,року,the
        clock:الساعة,على الساعة,في الساعة,في تمام الساعة,ساعة,at,um,à,a las,alle,alle ore,ore,às,kl,klo,klokken,om,saat,ساعت,בשעה,o godz,godz,v,в,ώρα,heure,t,o,jam,pukul,lúc,hora
        hour:h,uhr,heures,hs,hrs,uur,ч,時,点,點,시,hod,óra
        zonecue:بتوقيت,توقيت,حسب توقيت,وفق توقيت,بالتوقيت,التوقيت
        """
}
