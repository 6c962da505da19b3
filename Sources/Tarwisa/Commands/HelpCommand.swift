/// `tarwisa help`: commands and every setting, made from the tables that the program itself reads.
enum HelpCommand {
    static var text: String {
        let presets = Configuration()
        let commands = Command.allCases.map { "  " + padded($0.rawValue, to: 14) + $0.summary }
        let settings = Setting.all.map { setting in
            let usage = [setting.flag, setting.placeholder].compactMap(\.self).joined(separator: " ")
            let preset = setting.text(presets)
            return "  " + padded(usage, to: 34) + setting.summary + (preset.isEmpty ? "" : " (\(preset))") + "\n      "
                + setting.environmentName
        }
        return """
            tarwisa: a self-hosted, Arabic-first news article server

            usage: tarwisa [COMMAND] [SETTINGS]

            commands
            \(commands.joined(separator: "\n"))

            settings: a flag, an environment variable, or a member of tarwisa.json (--config FILE or TARWISA_CONFIG names
            another file); the flag wins over the environment, the environment over the file
            \(settings.joined(separator: "\n"))

            """
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
