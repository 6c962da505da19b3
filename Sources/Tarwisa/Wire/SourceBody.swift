import Foundation

/// The content of `POST /v1/sources` and of `PATCH /v1/sources/{id}`: what is absent stays as it is.
struct SourceRequestBody {
    var url: String?
    /// Changes of the settings, in the order of the members.
    private var changes: [@Sendable (inout FollowedSource.Settings) -> Void] = []

    private static let members: Set<String> = ["url", "name", "interval", "tz", "paused"]
    /// Seconds: the shortest and the longest interval that may be set.
    static let intervals: ClosedRange<Int64> = 60...604_800

    private struct Members: Decodable {
        var url: String?
        var name: String?
        var interval: Int64?
        var tz: String?
        var paused: Bool?
    }

    init(json: Data) throws(Problem) {
        let names = Set(try JSONReading.names(in: json))
        if let unknown = names.subtracting(SourceRequestBody.members).sorted().first {
            throw Problem(.unknownParameter, "This member is not known here.", at: .pointer("/" + unknown))
        }
        let members = try JSONReading.value(of: Members.self, in: json)
        url = members.url
        if names.contains("name") {
            let name = members.name?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            changes.append { $0.name = name?.isEmpty == true ? nil : name }
        }
        if names.contains("interval") {
            let interval = members.interval
            if let interval, !SourceRequestBody.intervals.contains(interval) {
                let range = SourceRequestBody.intervals
                throw Problem(
                    .invalidParameter, "It must be from \(range.lowerBound) to \(range.upperBound) seconds, or null.",
                    at: .pointer("/interval"))
            }
            changes.append { $0.interval = interval }
        }
        if names.contains("tz") {
            let zone = members.tz
            if let zone, TimeZone(identifier: zone) == nil {
                throw Problem(.invalidParameter, "It must be an IANA time zone or null.", at: .pointer("/tz"))
            }
            changes.append { $0.tz = zone }
        }
        if let paused = members.paused { changes.append { $0.isPaused = paused } }
    }

    func apply(to settings: inout FollowedSource.Settings) { for change in changes { change(&settings) } }
}
