/// Reads settings: the defaults, over them the file, over that the environment, over that the flags.
enum ConfigurationReader {
    /// What is wrong, in one line; the program then ends with status 64 (sysexits: usage).
    struct UsageError: Error {
        let line: String
    }

    /// Where a value came from.
    enum Origin: Sendable, Equatable {
        case preset
        case file(String)
        case environment(String)
        case flag(String)
    }

    struct Reading {
        var configuration = Configuration()
        /// By setting; what is missing has its preset value.
        var origins: [String: Origin] = [:]
        /// The arguments that are no settings, in order.
        var rest: [String] = []
    }

    /// The file is `--config FILE` or TARWISA_CONFIG; else `tarwisa.json` here, if there is one.
    static func read(_ arguments: [String], environment: [String: String]) throws(UsageError) -> Reading {
        var reading = Reading()
        var flags: [(setting: Setting, value: String)] = []
        var path = environment[ConfigurationFile.environmentName]
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let setting = Setting.all.first { $0.flag == parts.first ?? "" }
            let isFile = parts.first.map { $0 == ConfigurationFile.flag } ?? false
            guard setting != nil || isFile else {
                reading.rest.append(argument)
                continue
            }
            var value = parts.count == 2 ? String(parts[1]) : nil
            if value == nil, setting != nil, setting?.placeholder == nil { value = "true" }
            if value == nil, index < arguments.count {
                value = arguments[index]
                index += 1
            }
            guard let value else {
                throw UsageError(line: "\(parts[0]) wants a value: \(setting?.placeholder ?? "FILE")")
            }
            if let setting { flags.append((setting, value)) } else { path = value }
        }
        if let file = try ConfigurationFile(path: path) {
            for (setting, text) in file.values { try take(text, as: setting, from: .file(file.path), into: &reading) }
        }
        try readEnvironment(environment, into: &reading)
        for (setting, value) in flags { try take(value, as: setting, from: .flag(setting.flag), into: &reading) }
        return reading
    }

    private static func readEnvironment(_ environment: [String: String], into reading: inout Reading)
        throws(UsageError)
    {
        for name in environment.keys.filter({ $0.hasPrefix("TARWISA_") }).sorted()
        where name != ConfigurationFile.environmentName {
            guard let setting = Setting.all.first(where: { $0.environmentName == name }) else {
                throw UsageError(line: "\(name) is no setting; 'tarwisa help' lists them")
            }
            try take(environment[name] ?? "", as: setting, from: .environment(name), into: &reading)
        }
    }

    private static func take(
        _ value: String, as setting: Setting, from origin: Origin, into reading: inout Reading
    ) throws(UsageError) {
        if let refusal = setting.apply(value, &reading.configuration) {
            let name =
                switch origin {
                case .preset: setting.name
                case .file(let path): "\(path): \(setting.name)"
                case .environment(let name), .flag(let name): name
                }
            let shown = setting.isSecret ? "" : " '\(value.filter { !$0.isNewline })'"
            throw UsageError(line: "\(name)\(shown) is not allowed: it wants \(refusal.wants)")
        }
        reading.origins[setting.name] = origin
    }
}
