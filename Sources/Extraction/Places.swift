import News
import Text

/// Towns that open datelines.
enum Places {
    struct Place: Sendable, Equatable {
        /// `city:amman`.
        var id: String
        /// ISO 3166-1 alpha-2.
        var country: String
    }

    static func place(named name: String) -> Place? { known[DateFolding.folded(name)] }

    private static let known: [String: Place] = {
        var places: [String: Place] = [:]
        for line in PlaceTable.lines.description.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3 else { continue }
            let place = Place(id: "city:" + parts[0], country: String(parts[1]))
            for name in parts[2].split(separator: "/") { places[DateFolding.folded(String(name))] = place }
        }
        return places
    }()
}
