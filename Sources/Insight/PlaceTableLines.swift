import News

/// The towns of datelines and the others, line by line.
enum PlaceTableLines {
    static let all: [Substring] =
        PlaceTable.lines.description.split(separator: "\n") + RegionTable.towns.description.split(separator: "\n")
}
