import Platform
import Storage

/// `fields=`: the members of an article's JSON that an answer keeps, in the article's own order.
struct FieldSelection: Sendable {
    private let names: Set<String>

    /// Every member that an article has.
    static let known: Set<String> = [
        "id", "version", "url", "lang", "dir", "source", "kicker", "headline", "standfirst", "byline", "dateline",
        "published_at",
        "published", "modified_at", "modified", "section", "tags", "images", "paragraphs", "word_count", "provenance",
        "insight",
    ]

    /// What lists answer where nobody asks for other members: all but the text itself.
    static let summary = FieldSelection(
        names: known.subtracting(["paragraphs", "provenance", "insight", "published", "modified", "dateline", "tags"]))

    private init(names: Set<String>) { self.names = names }

    init(_ names: [String]) throws(Problem) {
        guard !names.isEmpty, let unknown = names.first(where: { !FieldSelection.known.contains($0) }) else {
            if names.isEmpty { throw Parameters.invalid("fields", "It needs at least one member's name.") }
            self.names = Set(names)
            return
        }
        throw Parameters.invalid("fields", "An article has no member '\(unknown.prefix(40))'.")
    }

    /// Tells one selection from another in an entity tag.
    var digest: String {
        String(
            names.sorted().joined(separator: ",").utf8.reduce(UInt32(2_166_136_261)) {
                ($0 ^ UInt32($1)) &* 16_777_619
            }, radix: 36)
    }

    func applied(to json: ByteSlice) -> [UInt8] {
        var output: [UInt8] = [0x7B]
        append(to: &output, from: json)
        output.append(0x7D)
        return output
    }

    /// An object's members and, behind them, the kept ones.
    func added(to object: [UInt8], from json: ByteSlice) -> [UInt8] {
        var output = Array(object.dropLast())
        output.append(0x2C)
        append(to: &output, from: json)
        output.append(0x7D)
        return output
    }

    /// Appends the kept members, parted by commas, without the braces.
    func append(to output: inout [UInt8], from json: ByteSlice) {
        json.withSpan { bytes in
            var isFirst = true
            for member in JSONMembers(of: bytes).members where names.contains(member.name) {
                if !isFirst { output.append(0x2C) }
                isFirst = false
                output.append(0x22)
                output.append(contentsOf: member.name.utf8)
                output.append(contentsOf: [0x22, 0x3A])
                for index in member.value { output.append(bytes[index]) }
            }
        }
    }
}
