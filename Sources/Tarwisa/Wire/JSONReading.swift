import Foundation

/// Request JSON through the toolchain's decoder, its errors told as problems that name the member.
enum JSONReading {
    static func value<Value: Decodable>(of type: Value.Type, in json: Data) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(type, from: json)
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

    /// RFC 6901.
    private static func pointer(_ path: [any CodingKey]) -> String {
        path.map { key in
            "/"
                + (key.intValue.map(String.init)
                    ?? key.stringValue.replacing("~", with: "~0").replacing("/", with: "~1"))
        }.joined()
    }
}
