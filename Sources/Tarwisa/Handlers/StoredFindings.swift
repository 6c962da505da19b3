import Platform
import Storage

/// The findings of a stored article, cut out of its JSON without decoding the rest.
struct StoredFindings {
    /// One JSON object each.
    private(set) var items: [[UInt8]] = []
    /// The version of the rules that found them; nil for an article that none has read.
    private(set) var rules: Int?

    init(_ name: String, of stored: StoredArticle) {
        let json = stored.json.array
        guard let insight = JSONMembers(of: json.span).value("insight") else { return }
        let object = Array(json[insight])
        let members = JSONMembers(of: object.span)
        do throws(JSONError) {
            if let range = members.value("rules") {
                var reader = JSONReader(Array(object[range]))
                rules = try reader.integer()
            }
            guard let range = members.value(name) else { return }
            var reader = JSONReader(Array(object[range]))
            try reader.array { (reader) throws(JSONError) in
                _ = try reader.kind()
                let start = reader.byteOffset
                try reader.skip()
                items.append(reader.text(from: start))
            }
        } catch {
            // Written by ourselves: what cannot be read is a damaged record, which verification reports.
            items = []
        }
    }

    /// One finding, asked by its members.
    struct Item {
        private let bytes: [UInt8]
        private let members: JSONMembers

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            members = JSONMembers(of: bytes.span)
        }

        func string(_ name: String) -> String? { strings(name).first }

        /// The strings of an array, or the one string of a member.
        func strings(_ name: String) -> [String] {
            guard let range = members.value(name) else { return [] }
            var reader = JSONReader(Array(bytes[range]))
            var found: [String] = []
            do throws(JSONError) {
                switch try reader.kind() {
                case .string: found.append(try reader.string())
                case .array: try reader.array { (reader) throws(JSONError) in found.append(try reader.string()) }
                default: break
                }
            } catch {
                return []
            }
            return found
        }
    }
}
