/// Days of the Umm al-Qura calendar from 1366 to 1500 AH, of the tabular one outside (a day more or less is honest).
enum HijriCalendar {
    /// Days since 1970-01-01 of a day, nil where there is no such day.
    static func epochDay(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), (1...30).contains(day), year > 0 else { return nil }
        guard (firstYear...lastYear).contains(year) else {
            // The arithmetical calendar: thirty years have 10 631 days; 1 Muharram 1 is the 16th of July 622.
            return (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day - 492_533
        }
        let lengths = monthLengths[year - firstYear]
        var first = yearStarts[year - firstYear]
        for earlier in 0..<month - 1 { first += 29 + lengths >> earlier & 1 }
        guard day <= 29 + lengths >> (month - 1) & 1 else { return nil }
        return first + day - 1
    }

    /// The Hijri year and month of a day.
    static func yearAndMonth(of day: Int) -> (year: Int, month: Int) {
        var year = max(1, (day + 492_149) * 30 / 10_631 + 1)
        while year > 1, let first = epochDay(year: year, month: 1, day: 1), first > day { year -= 1 }
        while let next = epochDay(year: year + 1, month: 1, day: 1), next <= day { year += 1 }
        var month = 12
        while month > 1, let first = epochDay(year: year, month: month, day: 1), first > day { month -= 1 }
        return (year, month)
    }

    private static let firstYear = 1366
    private static let lastYear = firstYear + monthLengths.count - 1

    /// A bit a month, set where it has thirty days; three hexadecimal digits a year.
    private static let monthLengths: [Int] = {
        let digits = table.description.utf8.compactMap { byte -> Int? in
            byte >= 0x61 ? Int(byte) - 0x57 : byte >= 0x30 ? Int(byte) - 0x30 : nil
        }
        return stride(from: 0, to: digits.count, by: 3).map { digits[$0] << 8 | digits[$0 + 1] << 4 | digits[$0 + 2] }
    }()

    private static let yearStarts: [Int] = {
        var start = -8_438
        return monthLengths.map { lengths in
            defer { start += 348 + lengths.nonzeroBitCount }
            return start
        }
    }()

    private static let table: StaticString = """
        555555d556d5555ea5d2aaaacd5655572da9555aaa55552da6d55a55574dd53d54556d552d5d55d54d4565552da5d55a
        ad56aad4b52aa574ae97656cb55aaaa554ad95d2da5d9db2ba4b4aa552b5575b6abd2bc4b89a9552d5adb6a6d4dc9d92
        aa69562ae56d36ab55aaa94d49d95d2ba5b55aad55a9a92e26e55dada6d46a554ba9754eaae5acba9d92b2564bcab55a
        b556d2ea5e4aa9552daad36c7596d269552da5b4ba9ba3b4b69b52aa64b696d2ec6d9eb2d54d2aa564ae96dd6ab54b29
        a9352ba57536ab56aae93
        """
}
