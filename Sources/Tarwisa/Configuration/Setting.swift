/// One setting: a flag (`--listen`) and an environment variable (`TARWISA_LISTEN`) of the same name.
struct Setting: Sendable {
    let name: String
    /// What stands for the value in `tarwisa help`; nil for a switch.
    let placeholder: String?
    let summary: String
    /// Takes the text into the configuration, or says in one phrase what it wants instead.
    let apply: @Sendable (String, inout Configuration) -> Refusal?

    struct Refusal: Error {
        let wants: String
    }

    var flag: String { "--" + name }
    var environmentName: String { "TARWISA_" + name.uppercased().replacing("-", with: "_") }
}

extension Setting {
    static func text(
        _ name: String, _ placeholder: String, _ path: any WritableKeyPath<Configuration, String> & Sendable,
        _ summary: String
    )
        -> Setting
    {
        Setting(name: name, placeholder: placeholder, summary: summary) { text, configuration in
            if text.isEmpty { return Refusal(wants: "a value that is not empty") }
            configuration[keyPath: path] = text
            return nil
        }
    }

    static func text(
        _ name: String, _ placeholder: String, _ path: any WritableKeyPath<Configuration, String?> & Sendable,
        _ summary: String
    )
        -> Setting
    {
        Setting(name: name, placeholder: placeholder, summary: summary) { text, configuration in
            if text.isEmpty { return Refusal(wants: "a value that is not empty") }
            configuration[keyPath: path] = text
            return nil
        }
    }

    static func number(
        _ name: String, _ placeholder: String, _ range: ClosedRange<Int>,
        _ path: any WritableKeyPath<Configuration, Int> & Sendable,
        _ summary: String
    ) -> Setting {
        Setting(name: name, placeholder: placeholder, summary: summary) { text, configuration in
            guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text), range.contains(number) else {
                return Refusal(wants: "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            configuration[keyPath: path] = number
            return nil
        }
    }

    static func bytes(
        _ name: String, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Configuration, Int> & Sendable,
        _ summary: String
    ) -> Setting {
        Setting(name: name, placeholder: "SIZE", summary: summary) { text, configuration in
            guard let size = byteCount(text), range.contains(size) else {
                return Refusal(
                    wants: "a size such as 512k, 16m or 1g, from \(range.lowerBound) to \(range.upperBound) bytes")
            }
            configuration[keyPath: path] = size
            return nil
        }
    }

    static func toggle(_ name: String, _ path: any WritableKeyPath<Configuration, Bool> & Sendable, _ summary: String)
        -> Setting
    {
        Setting(name: name, placeholder: nil, summary: summary) { text, configuration in
            switch text.lowercased() {
            case "true", "yes", "on", "1": configuration[keyPath: path] = true
            case "false", "no", "off", "0": configuration[keyPath: path] = false
            default: return Refusal(wants: "true or false")
            }
            return nil
        }
    }

    static func list<Item: Sendable>(
        _ name: String, _ placeholder: String, _ path: any WritableKeyPath<Configuration, [Item]> & Sendable,
        wants: String,
        _ summary: String,
        _ item: @escaping @Sendable (Substring) -> Item?
    ) -> Setting {
        Setting(name: name, placeholder: placeholder, summary: summary) { text, configuration in
            let parts = text.split { $0 == "," || $0.isWhitespace }
            let items = parts.compactMap(item)
            if parts.isEmpty || items.count != parts.count { return Refusal(wants: wants) }
            configuration[keyPath: path] = items
            return nil
        }
    }

    /// `4096`, `512k`, `16m`, `1g` (powers of 1024); nil for anything else.
    static func byteCount(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        let shift: Int
        switch text.dropFirst(digits.count).lowercased() {
        case "", "b": shift = 0
        case "k", "kb", "kib": shift = 10
        case "m", "mb", "mib": shift = 20
        case "g", "gb", "gib": shift = 30
        default: return nil
        }
        let (product, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
        return overflow ? nil : product
    }
}
