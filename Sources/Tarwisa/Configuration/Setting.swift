/// One setting: a flag (`--listen`), an environment variable (`TARWISA_LISTEN`) and a member of `tarwisa.json` (`"listen"`).
struct Setting: Sendable {
    let name: String
    /// What stands for the value in `tarwisa help`; nil for a switch.
    let placeholder: String?
    let summary: String
    /// Shown as a count only.
    var isSecret = false
    /// The value in the form that `apply` takes; empty where nothing is set.
    let text: @Sendable (Configuration) -> String
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
    ) -> Setting {
        Setting(name: name, placeholder: placeholder, summary: summary, text: { $0[keyPath: path] }) {
            text, configuration in
            guard isPlain(text) else { return Refusal(wants: "a value that is not empty, on one line") }
            configuration[keyPath: path] = text
            return nil
        }
    }

    static func text(
        _ name: String, _ placeholder: String, _ path: any WritableKeyPath<Configuration, String?> & Sendable,
        _ summary: String
    ) -> Setting {
        Setting(name: name, placeholder: placeholder, summary: summary, text: { $0[keyPath: path] ?? "" }) {
            text, configuration in
            guard isPlain(text) else { return Refusal(wants: "a value that is not empty, on one line") }
            configuration[keyPath: path] = text
            return nil
        }
    }

    static func number(
        _ name: String, _ placeholder: String, _ range: ClosedRange<Int>,
        _ path: any WritableKeyPath<Configuration, Int> & Sendable, _ summary: String
    ) -> Setting {
        Setting(name: name, placeholder: placeholder, summary: summary, text: { "\($0[keyPath: path])" }) {
            text, configuration in
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
        Setting(name: name, placeholder: "SIZE", summary: summary, text: { sizeText($0[keyPath: path]) }) {
            text, configuration in
            guard let size = byteCount(text), range.contains(size) else {
                return Refusal(
                    wants: "a size such as 512k, 16m or 1g, from \(range.lowerBound) to \(range.upperBound) bytes")
            }
            configuration[keyPath: path] = size
            return nil
        }
    }

    /// A size that may be left to the machine.
    static func bytes(
        _ name: String, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Configuration, Int?> & Sendable,
        _ summary: String
    ) -> Setting {
        Setting(
            name: name, placeholder: "SIZE", summary: summary, text: { $0[keyPath: path].map(sizeText) ?? "" }
        ) { text, configuration in
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
        Setting(name: name, placeholder: nil, summary: summary, text: { "\($0[keyPath: path])" }) {
            text, configuration in
            switch text.lowercased() {
            case "true", "yes", "on", "1": configuration[keyPath: path] = true
            case "false", "no", "off", "0": configuration[keyPath: path] = false
            default: return Refusal(wants: "true or false")
            }
            return nil
        }
    }

    static func rate(
        _ name: String, _ path: any WritableKeyPath<Configuration, RateChoice> & Sendable, _ summary: String
    ) -> Setting {
        Setting(name: name, placeholder: "RATE", summary: summary, text: { $0[keyPath: path].text }) {
            text, configuration in
            guard let rate = RateChoice(text) else {
                return Refusal(wants: "a rate such as 100/s, 600/m or 50/h, 'usual' or 'off'")
            }
            configuration[keyPath: path] = rate
            return nil
        }
    }

    static func list<Item: Sendable>(
        _ name: String, _ placeholder: String, _ path: any WritableKeyPath<Configuration, [Item]> & Sendable,
        wants: String, _ summary: String,
        text: @escaping @Sendable (Item) -> String = { "\($0)" },
        _ item: @escaping @Sendable (Substring) -> Item?
    ) -> Setting {
        Setting(
            name: name, placeholder: placeholder, summary: summary,
            text: { $0[keyPath: path].map(text).joined(separator: ",") }
        ) { text, configuration in
            let parts = text.split { $0 == "," || $0.isWhitespace }
            let items = parts.compactMap(item)
            if parts.isEmpty || items.count != parts.count { return Refusal(wants: wants) }
            configuration[keyPath: path] = items
            return nil
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && !text.contains(where: \.isNewline) && !text.utf8.contains(0)
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

    /// The shortest of the forms that `byteCount` takes.
    static func sizeText(_ byteCount: Int) -> String {
        for (unit, shift) in [("g", 30), ("m", 20), ("k", 10)] where byteCount >= 1 << shift {
            if byteCount & (1 << shift - 1) == 0 { return "\(byteCount >> shift)\(unit)" }
        }
        return "\(byteCount)"
    }
}
