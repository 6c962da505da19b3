/// `tarwisa config`: what the settings are and where each came from; `--markdown`: the README's table of them.
enum ConfigCommand {
    static func run(_ arguments: [String], _ reading: ConfigurationReader.Reading)
        throws(ConfigurationReader.UsageError) -> Int32
    {
        switch arguments {
        case []: print(text(reading), terminator: "")
        case ["--markdown"]: print(markdown, terminator: "")
        default: throw ConfigurationReader.UsageError(line: "config wants nothing, or --markdown")
        }
        return 0
    }

    static func text(_ reading: ConfigurationReader.Reading) -> String {
        let rows = Setting.all.map { setting in
            (setting.name, shown(setting, reading.configuration), origin(reading.origins[setting.name] ?? .preset))
        }
        let nameWidth = rows.map(\.0.count).max() ?? 0
        let valueWidth = min(40, rows.map(\.1.count).max() ?? 0)
        return rows.map { name, value, origin in
            padded(name, nameWidth) + "  " + padded(value, valueWidth) + "  " + origin + "\n"
        }.joined()
    }

    /// One row for each setting: flag, preset value, meaning.
    static var markdown: String {
        let presets = Configuration()
        let rows = Setting.all.map { setting in
            let usage = [setting.flag, setting.placeholder].compactMap(\.self).joined(separator: " ")
            let preset = setting.text(presets)
            return "| `\(usage)` | \(preset.isEmpty ? "" : "`\(preset)`") | \(setting.summary) |\n"
        }
        return "| setting | preset | what |\n|-|-|-|\n" + rows.joined()
    }

    private static func shown(_ setting: Setting, _ configuration: Configuration) -> String {
        let text = setting.text(configuration)
        guard setting.isSecret, !text.isEmpty else { return text.isEmpty ? "-" : text }
        return "(\(text.split(separator: ",").count) set, hidden)"
    }

    private static func origin(_ origin: ConfigurationReader.Origin) -> String {
        switch origin {
        case .preset: "preset"
        case .file(let path): "file \(path)"
        case .environment(let name): "environment \(name)"
        case .flag(let name): "flag \(name)"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
