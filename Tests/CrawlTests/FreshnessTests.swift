import Crawl
import Testing

@Suite("What an answer says about time")
struct FreshnessTests {
    @Test(
        "HTTP dates are read in all three forms",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("yesterday", nil),
            ("", nil),
            ("Sun, 32 Nov 1994 08:49:37 GMT", nil), ("0", nil), ("Sun, 06 Nov 9223372036854775807 08:49:37 GMT", nil),
            ("Sun, 06 Nov 99999 08:49:37 GMT", nil), ("Sun Nov  6 08:49:37 -9223372036854775808", nil),
        ] as [(String, Int64?)])
    func dates(text: String, expected: Int64?) { #expect(HTTPDate.epochSeconds(text) == expected) }

    @Test(
        "Retry-After is a number or a date, and a week at most",
        arguments: [
            ("120", 120), ("0", 0), ("99999999999999999999", 604_800), ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
            ("Sun, 06 Nov 1994 08:00:00 GMT", 0), ("soon", nil), ("-5", nil), ("", nil), (nil, nil),
        ] as [(String?, Int64?)])
    func retryAfter(text: String?, expected: Int64?) {
        #expect(Freshness.retrySeconds(text, now: 784_111_777) == expected)
    }

    @Test(
        "Cache-Control goes before Expires, and age is taken off",
        arguments: [
            ("max-age=600", nil, nil, 600), ("public, Max-Age=600", nil, "100", 500),
            ("no-cache, max-age=600", nil, nil, 0),
            ("no-store", nil, nil, 0), (nil, "Sun, 06 Nov 1994 08:50:37 GMT", nil, 60), (nil, "0", nil, 0),
            ("max-age=5", "Sun, 06 Nov 1994 08:50:37 GMT", "10", 0), (nil, nil, nil, nil), ("private", nil, nil, nil),
            ("max-age=\"30\"", nil, nil, 30), ("max-age=10", nil, "-9223372036854775808", 10),
            ("max-age=-9223372036854775808", nil, "1", nil), ("max-age=99999999999999999999", nil, "60", 31_535_940),
            ("max-age=10", nil, "99999999999999999999", 0),
            (nil, "Sun, 06 Nov 9223372036854775807 08:49:37 GMT", nil, 0),
        ] as [(String?, String?, String?, Int64?)])
    func freshness(cacheControl: String?, expires: String?, age: String?, expected: Int64?) {
        let seconds = Freshness.seconds(cacheControl: cacheControl, expires: expires, age: age, date: 784_111_777)
        #expect(seconds == expected)
    }
}
