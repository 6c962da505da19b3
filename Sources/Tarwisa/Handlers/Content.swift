import Foundation
import HTTP

/// The content of requests, checked for its media type before it is read.
enum Content {
    /// A JSON submission; any other media type is 415, so that no web form can post one.
    static func submission(of request: Request) throws(Problem) -> SubmissionBody {
        try require(["application/json"], of: request)
        return try SubmissionBody(json: Data(request.content))
    }

    /// A posted search: the members of a JSON object in the place of query parameters.
    static func parameters(of request: Request) throws(Problem) -> [(name: String, value: String)] {
        try require(["application/json"], of: request)
        let members = try JSONReading.value(of: [String: SearchMember].self, in: Data(request.content))
        return members.sorted { $0.key < $1.key }.flatMap { name, member in member.values.map { (name, $0) } }
    }

    static func require(_ types: [String], of request: Request) throws(Problem) {
        let type = request.field("content-type")?.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        guard let type, types.contains(String(type)) else {
            throw Problem(.unsupportedMediaType, "Send it as \(types.joined(separator: " or ")).")
        }
    }
}

/// A string, number or boolean, or a list of them, as the text that a query parameter would have.
private struct SearchMember: Decodable {
    let values: [String]

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            var values: [String] = []
            while !list.isAtEnd { values += try list.decode(SearchMember.self).values }
            self.values = values
            return
        }
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            values = [flag ? "true" : "false"]
        } else if let number = try? value.decode(Int.self) {
            values = [String(number)]
        } else {
            values = [try value.decode(String.self)]
        }
    }
}
