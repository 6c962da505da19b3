/// Reads settings: the defaults, over them the environment, over that the flags.
enum ConfigurationReader {
    /// What is wrong, in one line; the program then ends with status 64 (sysexits: usage).
    struct UsageError: Error {
        let line: String
    }

    /// The configuration, and the arguments that are no settings, in order.
    static func read(_ arguments: [String], environment: [String: String]) throws(UsageError) -> (
        Configuration, [String]
    ) {
        var configuration = Configuration()
        try readEnvironment(environment, into: &configuration)
        var rest: [String] = []
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            guard argument.hasPrefix("--"), argument != "--" else {
                rest.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let setting = Setting.all.first(where: { $0.flag == parts[0] }) else {
                rest.append(argument)
                continue
            }
            var value = parts.count == 2 ? String(parts[1]) : nil
            if value == nil, setting.placeholder == nil { value = "true" }
            if value == nil, index < arguments.count {
                value = arguments[index]
                index += 1
            }
            guard let value else {
                throw UsageError(line: "\(setting.flag) wants a value: \(setting.placeholder ?? "")")
            }
            try take(value, as: setting, named: setting.flag, into: &configuration)
        }
        return (configuration, rest)
    }

    private static func readEnvironment(_ environment: [String: String], into configuration: inout Configuration)
        throws(UsageError)
    {
        let names = environment.keys.filter { $0.hasPrefix("TARWISA_") }.sorted()
        for name in names {
            guard let setting = Setting.all.first(where: { $0.environmentName == name }) else {
                throw UsageError(line: "\(name) is no setting; 'tarwisa help' lists them")
            }
            try take(environment[name] ?? "", as: setting, named: name, into: &configuration)
        }
    }

    private static func take(
        _ value: String, as setting: Setting, named name: String, into configuration: inout Configuration
    ) throws(UsageError) {
        if let refusal = setting.apply(value, &configuration) {
            let shown = setting.name == "keys" ? "" : " '\(value)'"
            throw UsageError(line: "\(name)\(shown) is not allowed: it wants \(refusal.wants)")
        }
    }
}
