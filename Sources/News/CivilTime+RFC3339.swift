import Bytes

extension CivilTime {
    /// A time as RFC 3339 writes it (`2015-04-10T00:00:00+03:00`, seconds and their fractions optional) or a bare `2015-04-10`.
    ///
    /// nil for anything else; nothing is repaired here.
    package static func parse(_ text: String) -> Reading? {
        var cursor = Array(text.utf8)[...]
        guard let year = number(4, from: &cursor), take(0x2D, from: &cursor), let month = number(2, from: &cursor),
            take(0x2D, from: &cursor), let day = number(2, from: &cursor)
        else { return nil }
        if cursor.isEmpty {
            guard let time = CivilTime(year: year, month: month, day: day) else { return nil }
            return Reading(local: time, utcOffsetSeconds: nil, hasTime: false)
        }
        guard take(0x54, or: 0x74, 0x20, from: &cursor), let hour = number(2, from: &cursor), take(0x3A, from: &cursor),
            let minute = number(2, from: &cursor)
        else { return nil }
        var second = 0
        if take(0x3A, from: &cursor) {
            guard let seconds = number(2, from: &cursor) else { return nil }
            second = seconds
            if take(0x2E, from: &cursor) {
                let fraction = cursor.prefix(while: \.isASCIIDigit)
                guard !fraction.isEmpty else { return nil }
                cursor = cursor.dropFirst(fraction.count)
            }
        }
        guard let offset = zoneOffset(&cursor), cursor.isEmpty,
            let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return Reading(local: time, utcOffsetSeconds: offset, hasTime: true)
    }

    /// A time that was read, with its offset where one was written.
    package struct Reading: Sendable, Equatable {
        package var local: CivilTime
        /// Seconds east of UTC; nil for a bare day.
        package var utcOffsetSeconds: Int?
        package var hasTime: Bool

        /// Seconds since 1970-01-01T00:00:00Z; a bare day is read as UTC.
        package var epochSeconds: Int64 { local.epochSeconds - Int64(utcOffsetSeconds ?? 0) }
    }

    /// `Z`, `+03:00` or `+0300`.
    private static func zoneOffset(_ cursor: inout ArraySlice<UInt8>) -> Int? {
        if take(0x5A, or: 0x7A, 0x5A, from: &cursor) { return 0 }
        guard let sign = cursor.popFirst(), sign == 0x2B || sign == 0x2D, let hours = number(2, from: &cursor),
            hours < 24
        else { return nil }
        _ = take(0x3A, from: &cursor)
        guard let minutes = number(2, from: &cursor), minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
    }

    private static func number(_ digitCount: Int, from cursor: inout ArraySlice<UInt8>) -> Int? {
        let digits = cursor.prefix(digitCount)
        guard digits.count == digitCount, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        cursor = cursor.dropFirst(digitCount)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func take(_ byte: UInt8, from cursor: inout ArraySlice<UInt8>) -> Bool {
        take(byte, or: byte, byte, from: &cursor)
    }

    private static func take(_ first: UInt8, or second: UInt8, _ third: UInt8, from cursor: inout ArraySlice<UInt8>)
        -> Bool
    {
        guard let byte = cursor.first, byte == first || byte == second || byte == third else { return false }
        cursor = cursor.dropFirst()
        return true
    }
}
