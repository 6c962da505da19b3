import Foundation

/// `tarwisa.json`: an object whose members are settings, with strings, numbers, true, false, or lists of strings.
struct ConfigurationFile {
    let path: String
    /// In the order of the table of settings.
    let values: [(setting: Setting, text: String)]

    static let flag = "--config"
    static let environmentName = "TARWISA_CONFIG"
    static let usualPath = "tarwisa.json"

    /// nil where no file is named and the usual one is not there.
    init?(path named: String?) throws(ConfigurationReader.UsageError) {
        if named == nil, !FileManager.default.fileExists(atPath: ConfigurationFile.usualPath) { return nil }
        let path = named ?? ConfigurationFile.usualPath
        let content: Data
        do {
            content = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ConfigurationReader.UsageError(line: "the configuration file '\(path)' cannot be read")
        }
        try self.init(content, path: path)
    }

    init(_ content: Data, path: String) throws(ConfigurationReader.UsageError) {
        let members: [String: Value]
        do {
            members = try JSONDecoder().decode([String: Value].self, from: content)
        } catch {
            throw ConfigurationReader.UsageError(line: "\(path): \(ConfigurationFile.sentence(error))")
        }
        for name in members.keys.sorted() where !Setting.all.contains(where: { $0.name == name }) {
            throw ConfigurationReader.UsageError(line: "\(path): '\(name)' is no setting; 'tarwisa help' lists them")
        }
        self.path = path
        values = Setting.all.compactMap { setting in members[setting.name].map { (setting, $0.text) } }
    }

    private static func sentence(_ error: any Error) -> String {
        switch error {
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            let name = context.codingPath.first.map { "'\($0.stringValue)'" } ?? "the whole"
            return "\(name) is not what it should be: an object of settings with plain values"
        default: return "it is not valid JSON"
        }
    }

    /// A value as the text that a flag would have.
    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let list = try? value.decode([String].self) {
                text = list.joined(separator: ",")
            } else if let isOn = try? value.decode(Bool.self) {
                text = isOn ? "true" : "false"
            } else if let number = try? value.decode(Int.self) {
                text = String(number)
            } else {
                text = try value.decode(String.self)
            }
        }
    }
}
