import Foundation

/// Request JSON through the toolchain's decoder, its errors told as problems that name the member.
enum JSONReading {
    static func value<Value: Decodable>(of type: Value.Type, in json: Data) throws(Problem) -> Value {
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(type, from: json)
        } catch let error as DecodingError {
            throw problem(error)
        } catch {
            throw Problem(.invalidJSON, "The content is not valid JSON.")
        }
    }

    /// The names of an object's members as they are spelt there.
    static func names(in json: Data) throws(Problem) -> [String] {
        do {
            return try JSONDecoder().decode(MemberNames.self, from: json).names
        } catch let error as DecodingError {
            throw problem(error)
        } catch {
            throw Problem(.invalidJSON, "The content is not valid JSON.")
        }
    }

    private static func problem(_ error: DecodingError) -> Problem {
        switch error {
        case .typeMismatch(_, let context):
            Problem(.invalidParameter, "The member has the wrong type.", at: .pointer(pointer(context.codingPath)))
        case .valueNotFound(_, let context):
            Problem(.invalidParameter, "The member must not be null.", at: .pointer(pointer(context.codingPath)))
        case .keyNotFound(let key, let context):
            Problem(.invalidParameter, "The member is missing.", at: .pointer(pointer(context.codingPath + [key])))
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            Problem(.invalidParameter, context.debugDescription, at: .pointer(pointer(context.codingPath)))
        case .dataCorrupted:
            Problem(.invalidJSON, "The content is not valid JSON.")
        @unknown default:
            Problem(.invalidJSON, "The content is not valid JSON.")
        }
    }

    /// RFC 6901, with the names as they stand in the JSON: `publishedAt` is `published_at` there.
    private static func pointer(_ path: [any CodingKey]) -> String {
        path.map { key in "/" + (key.intValue.map { String($0) } ?? wireName(key.stringValue)) }.joined()
    }

    private static func wireName(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
            .map { $0.isASCII && $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
}

/// The member names of a JSON object, whatever their values.
private struct MemberNames: Decodable {
    var names: [String]

    private struct AnyName: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: AnyName.self).allKeys.map(\.stringValue)
    }
}
