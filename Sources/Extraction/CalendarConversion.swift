private import Foundation
import News
import Text

/// Days of other calendars as Gregorian ones, and steps back by calendar units.
enum CalendarConversion {
    /// The Gregorian day; without a year the nearest one that is not more than three days ahead of the reference.
    static func civil(of day: PrintedDay, in kind: PublicationDate.Calendar, reference: CivilTime?) -> CivilTime? {
        if let year = day.year {
            switch kind {
            case .gregorian: return CivilTime(year: year, month: day.month, day: day.day)
            case .hijri: return converted(year, day.month, day.day, ummAlQura)
            case .jalali: return converted(year, day.month, day.day, persian)
            case .hebrew: return nil
            }
        }
        guard let reference else { return nil }
        switch kind {
        case .gregorian:
            guard let near = CivilTime(year: reference.year, month: day.month, day: day.day) else { return nil }
            if near.epochDay > reference.epochDay + 3 {
                return CivilTime(year: reference.year - 1, month: day.month, day: day.day)
            }
            return near
        case .hijri, .jalali:
            let calendar = kind == .hijri ? ummAlQura : persian
            let now = Date(timeIntervalSince1970: Double(reference.epochSeconds))
            let year = calendar.component(.year, from: now)
            guard let near = converted(year, day.month, day.day, calendar) else { return nil }
            return near.epochDay > reference.epochDay + 3 ? converted(year - 1, day.month, day.day, calendar) : near
        case .hebrew: return nil
        }
    }

    private static func converted(_ year: Int, _ month: Int, _ day: Int, _ calendar: Calendar) -> CivilTime? {
        guard (1...30).contains(day) || calendar.identifier == .persian && day == 31 else { return nil }
        let parts = DateComponents(year: year, month: month, day: day, hour: 12)
        guard let date = calendar.date(from: parts) else { return nil }
        var civil = CivilTime(epochSeconds: Int64(date.timeIntervalSince1970))
        (civil.hour, civil.minute, civil.second) = (0, 0, 0)
        return civil
    }

    private static let ummAlQura = calendar(.islamicUmmAlQura)
    private static let persian = calendar(.persian)

    private static func calendar(_ identifier: Calendar.Identifier) -> Calendar {
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = .gmt
        return calendar
    }

    /// The midnight of the local day that lies the parts before a time.
    static func shifted(_ local: CivilTime, back parts: [PrintedAge.Part]) -> CivilTime {
        var day = local
        for part in parts {
            switch part.unit {
            case .month, .year: day = monthsBack(day, part.unit == .year ? part.count * 12 : part.count)
            case .week: day = CivilTime(epochSeconds: day.epochSeconds - Int64(part.count) * 7 * 86_400)
            case .day: day = CivilTime(epochSeconds: day.epochSeconds - Int64(part.count) * 86_400)
            case .second, .minute, .hour: break
            }
        }
        (day.hour, day.minute, day.second) = (0, 0, 0)
        return day
    }

    private static func monthsBack(_ day: CivilTime, _ count: Int) -> CivilTime {
        let months = day.year * 12 + day.month - 1 - count
        let (year, month) = (months / 12, months % 12 + 1)
        let last = CivilTime.dayCount(ofMonth: month, year: year)
        return CivilTime(year: year, month: month, day: min(day.day, last)) ?? day
    }

    static func seconds(of part: PrintedAge.Part) -> Int64 {
        switch part.unit {
        case .second: Int64(part.count)
        case .minute: Int64(part.count) * 60
        case .hour: Int64(part.count) * 3600
        case .day: Int64(part.count) * 86_400
        case .week: Int64(part.count) * 7 * 86_400
        case .month: Int64(part.count) * 30 * 86_400
        case .year: Int64(part.count) * 365 * 86_400
        }
    }
}
