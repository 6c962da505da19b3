import News

/// The day that many addresses carry (`/2015/04/10/`, `/2015-04-10-`, `20150410`).
enum URLDate {
    /// nil unless year, month and day stand together and are possible.
    static func day(in path: String) -> CivilTime? {
        let bytes = Array(path.utf8)
        var index = 0
        while index < bytes.count {
            guard bytes[index] &- 0x30 < 10 else {
                index += 1
                continue
            }
            let (year, afterYear) = number(bytes, index)
            if afterYear - index == 4, (1990...2099).contains(year) {
                if let day = rest(bytes, afterYear, year) ?? rest(bytes, afterWord(bytes, afterYear), year) {
                    return day
                }
            } else if afterYear - index == 8, (1990...2099).contains(year / 10_000) {
                if let day = CivilTime(year: year / 10_000, month: year / 100 % 100, day: year % 100) { return day }
            }
            index = max(afterYear, index + 1)
        }
        return nil
    }

    private static func rest(_ bytes: [UInt8], _ start: Int, _ year: Int) -> CivilTime? {
        guard start < bytes.count, isSeparator(bytes[start]) else { return nil }
        let (month, afterMonth) = number(bytes, start + 1)
        if afterMonth - start == 5, let day = CivilTime(year: year, month: month / 100, day: month % 100) { return day }
        guard (2...3).contains(afterMonth - start), afterMonth < bytes.count, isSeparator(bytes[afterMonth]) else {
            return nil
        }
        let (day, afterDay) = number(bytes, afterMonth + 1)
        guard (2...3).contains(afterDay - afterMonth), afterDay == bytes.count || bytes[afterDay] &- 0x30 >= 10 else {
            return nil
        }
        return CivilTime(year: year, month: month, day: day)
    }

    /// Behind one segment of letters (`/2013/middle_east/8/3/`).
    private static func afterWord(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start < bytes.count, bytes[start] == 0x2F else { return bytes.count }
        var index = start + 1
        while index < bytes.count, bytes[index] != 0x2F {
            if bytes[index] &- 0x30 < 10 { return bytes.count }
            index += 1
        }
        return index
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == 0x2F || byte == 0x2D || byte == 0x5F || byte == 0x2E
    }

    private static func number(_ bytes: [UInt8], _ start: Int) -> (Int, Int) {
        var index = start
        var value = 0
        while index < bytes.count, bytes[index] &- 0x30 < 10, index - start < 15 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return (value, index)
    }
}
