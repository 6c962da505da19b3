private import Foundation
package import News

/// Offsets of IANA zones, as Foundation's zone database has them.
package enum ZoneRules {
    /// Seconds east of UTC at an instant; nil without a zone that Foundation knows.
    package static func offset(of identifier: String?, at epochSeconds: Int64) -> Int? {
        guard let identifier, let zone = TimeZone(identifier: identifier) else { return nil }
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epochSeconds)))
    }

    /// Seconds east of UTC at a local clock; of two that fit, and in a gap, the earlier offset's.
    package static func offset(of identifier: String?, atLocal civil: CivilTime) -> Int? {
        guard let identifier, let zone = TimeZone(identifier: identifier) else { return nil }
        let local = Double(civil.epochSeconds)
        let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(guess)))
    }

    package static func isKnown(_ identifier: String) -> Bool { TimeZone(identifier: identifier) != nil }
}
