import Extraction
import News
import Testing

@Suite("The date resolver")
struct DateResolverTests {
    /// 2026-01-15T12:00:00Z.
    private static let reading: Int64 = 1_768_478_400

    @Test(
        "reads lines of the Arab press in the source's zone",
        arguments: [
            ("تم نشره في الجمعة 10 نيسان / أبريل 2015. 12:00 صباحاً", "Asia/Amman", "2015-04-10T00:00:00+03:00"),
            ("نشر في 3 كانون 2 2014 الساعة 7 مساء", "Asia/Beirut", "2014-01-03T19:00:00+02:00"),
            ("الخميس ٥ شباط (فبراير) ٢٠١٥ - ٠١:٠٠ بتوقيت غرينتش", "Asia/Beirut", "2015-02-05T01:00:00Z"),
            ("07 غشت 2019 - 18:30", "Africa/Casablanca", "2019-08-07T18:30:00+01:00"),
            ("الثلاثاء 2 دجنبر 2014", "Africa/Casablanca", "2014-12-02"),
            ("نشر في 2 شتنبر 2020 الساعة 23 و 15 دقيقة", "Africa/Casablanca", "2020-09-02T23:15:00+01:00"),
            ("05 نونبر 2021", "Africa/Casablanca", "2021-11-05"),
            ("20 ماي 2020 - 14:05 بالتوقيت المحلي", "Africa/Tunis", "2020-05-20T14:05:00+01:00"),
            ("٢٣ كانون١ ٢٠٢١ الساعة ٥:٣٠ م", "Asia/Baghdad", "2021-12-23T17:30:00+03:00"),
            ("الأربعاء ٢٣ محرم ١٤٤٥هـ", "Asia/Riyadh", "2023-08-10"),
            ("سه‌شنبه ۱۴ آذر ۱۴۰۲ ساعت ۱۸:۴۵", "Asia/Tehran", "2023-12-05T18:45:00+03:30"),
            ("حرر في 14 جويلية 2016 على الساعة 10:15", "Africa/Algiers", "2016-07-14T10:15:00+01:00"),
            (
                "الأحد 12 جمادي الاول 1445هـ - 26 نوفمبر 2023م KSA 21:05 - GMT 18:05", "Asia/Riyadh",
                "2023-11-26T21:05:00+03:00"
            ),
            ("الجمعة 21 جمادى الآخرة 1436 هـ", "Asia/Riyadh", "2015-04-10"),
            ("1436/6/21 هـ الموافق 10 أبريل 2015 م", "Asia/Riyadh", "2015-04-10"),
            ("9:45 ص | الجمعة 31 يناير 2020", "Africa/Cairo", "2020-01-31T09:45:00+02:00"),
            ("31 يناير 2020، الساعة 12:10 ظهراً", "Africa/Cairo", "2020-01-31T12:10:00+02:00"),
            ("السبت 4 مايو 2013 2:30 بعد الظهر", "Asia/Riyadh", "2013-05-04T14:30:00+03:00"),
            ("نشر: 31.01.2020 الساعة 09.45 بتوقيت القدس", "Asia/Amman", "2020-01-31T09:45:00+02:00"),
            ("آخر تحديث: 12/05/2014 10:00 - نشر في: 11/05/2014 22:15", "Asia/Amman", "2014-05-11T22:15:00+03:00"),
            ("بتاريخ 2013-02-30", "Asia/Amman", ""),
            ("الصفحة 12 من 2015", "Asia/Amman", ""),
        ])
    func arabic(line: String, zone: String, expected: String) {
        let date = DateResolver(DateContext(timeZone: zone, reference: Self.reading)).published(in: line, rule: "test")
        #expect(date?.rfc3339 ?? "" == expected)
    }

    @Test(
        "reads what the rest of the world prints",
        arguments: [
            ("2015-04-10T00:00:00+0300", "2015-04-10T00:00:00+03:00"),
            ("2015-04-10T00:00:00.000Z", "2015-04-10T00:00:00Z"),
            ("2015-04-10 00:00:00 +03:00", "2015-04-10T00:00:00+03:00"),
            ("20150410T120000Z", "2015-04-10T12:00:00Z"),
            ("2015-4-10T9:5", "2015-04-10"),
            ("Fri, 10 Apr 2015 12:00:00 GMT", "2015-04-10T12:00:00Z"),
            ("Fri Apr 10 12:00:00 +0300 2015", "2015-04-10T12:00:00+03:00"),
            ("April 10th, 2015 at 9:05 p.m. EDT", "2015-04-10T21:05:00-04:00"),
            ("10. April 2015, 14.30 Uhr", "2015-04-10T14:30:00Z"),
            ("Publié le 10 avril 2015 à 14h30", "2015-04-10T14:30:00Z"),
            ("10 de abril de 2015 | 14:30h.", "2015-04-10T14:30:00Z"),
            ("10 aprile 2015 alle 14:30", "2015-04-10T14:30:00Z"),
            ("10 апреля 2015 г., 14:30", "2015-04-10T14:30:00Z"),
            ("2015年4月10日 14時30分", "2015-04-10T14:30:00Z"),
            ("2015년 4월 10일 오후 2:30", "2015-04-10T14:30:00Z"),
            ("۲۱ فروردین ۱۳۹۴ - ۱۰:۳۰", "2015-04-10T10:30:00Z"),
            ("۱۳۹۴/۰۱/۲۱", "2015-04-10"),
            ("10 באפריל 2015, 10:30", "2015-04-10T10:30:00Z"),
            ("10 Nisan 2015 Cuma 10:30", "2015-04-10T10:30:00Z"),
            ("Fri, 4/10/2015", "2015-04-10"),
            ("Ngày 10 tháng 4 năm 2015", "2015-04-10"),
            ("2015. április 10. 14:30", "2015-04-10T14:30:00Z"),
        ])
    func world(line: String, expected: String) {
        let date = DateResolver(DateContext(timeZone: "GMT", reference: Self.reading)).published(in: line, rule: "test")
        #expect(date?.rfc3339 ?? "" == expected)
    }

    @Test(
        "counts ages back from a known time of reading only",
        arguments: [
            ("منذ ساعتين", "2026-01-15T13:00:00+03:00"), ("قبل 20 دقيقة", "2026-01-15T14:40:00+03:00"),
            ("أمس", "2026-01-14"), ("أول من أمس", "2026-01-13"), ("2 hours ago", "2026-01-15T13:00:00+03:00"),
            ("vor 3 Tagen", "2026-01-12"), ("il y a une semaine", "2026-01-08"),
            ("yesterday at 10:30", "2026-01-14T10:30:00+03:00"),
            ("۲ ساعت پیش", "2026-01-15T13:00:00+03:00"),
        ])
    func ages(line: String, expected: String) {
        let known = DateResolver(DateContext(timeZone: "Asia/Amman", reference: Self.reading))
        #expect(known.published(in: line, rule: "test")?.rfc3339 == expected)
        #expect(DateResolver(DateContext(timeZone: "Asia/Amman")).published(in: line, rule: "test") == nil)
    }

    @Test("tells the calendar, the months' names, the weekday's agreement and the basis of the zone")
    func evidence() throws {
        let resolver = DateResolver(DateContext(timeZone: "Asia/Amman"))
        let wrongDay = try #require(resolver.published(in: "السبت 10 نيسان 2015", rule: "test"))
        #expect(wrongDay.weekdayAgrees == false)
        #expect(wrongDay.monthNames == .levant)
        #expect(!wrongDay.hasTime)
        let hijri = try #require(resolver.published(in: "21 جمادى الآخرة 1436 هـ", rule: "test"))
        #expect(hijri.calendar == .hijri)
        let explicit = try #require(resolver.published(in: "10/04/2015 21:00 GMT", rule: "test"))
        #expect(explicit.zoneBasis == .explicit)
        #expect(!explicit.timeMayBeDefault)
        let modified = resolver.modified(in: "نشر 10/04/2015 09:00 | آخر تحديث 11/04/2015 10:30", rule: "test")
        #expect(modified?.rfc3339 == "2015-04-11T10:30:00+03:00")
    }
}
