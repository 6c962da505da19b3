/// The query parameters of one request: each is taken by name, and what nobody took is refused.
struct Parameters {
    private var pairs: [(name: String, value: String)]

    init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// Every value of a name that may be repeated, in order.
    mutating func values(_ name: String) -> [String] {
        if pairs.isEmpty { return [] }
        let values = pairs.filter { $0.name == name }.map(\.value)
        pairs.removeAll { $0.name == name }
        return values
    }

    /// The value of a name that may stand once.
    mutating func value(_ name: String) throws(Problem) -> String? {
        let values = values(name)
        guard values.count < 2 else { throw Parameters.invalid(name, "It may be given once.") }
        return values.first
    }

    /// A whole number within a range; nothing is clamped.
    mutating func number(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let text = try value(name) else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else {
            throw Parameters.invalid(name, "It must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    mutating func boolean(_ name: String) throws(Problem) -> Bool? {
        guard let text = try value(name) else { return nil }
        switch text {
        case "true", "1": return true
        case "false", "0": return false
        default: throw Parameters.invalid(name, "It must be true or false.")
        }
    }

    /// One of an enumeration's raw values.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type) throws(Problem)
        -> Choice?
    where Choice.RawValue == String {
        guard let text = try value(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw Parameters.invalid(
                name, "It must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }

    /// A comma-separated list, also over repeated names; nil where the name is absent.
    mutating func list(_ name: String) -> [String]? {
        let values = values(name)
        return values.isEmpty ? nil : values.flatMap { $0.split(separator: ",").map { String($0) } }
    }

    /// To be called last: what is left is unknown here.
    func refuseRest() throws(Problem) {
        guard let first = pairs.first else { return }
        throw Problem(.unknownParameter, "This parameter is not known here.", at: .parameter(first.name))
    }

    static func invalid(_ name: String, _ detail: String) -> Problem {
        Problem(.invalidParameter, detail, at: .parameter(name))
    }
}

extension Parameters {
    /// A number from 0 to 1.
    mutating func fraction(_ name: String) throws(Problem) -> Double? {
        guard let text = try value(name) else { return nil }
        guard let number = Double(text), (0...1).contains(number) else {
            throw Parameters.invalid(name, "It must be a number from 0 to 1.")
        }
        return number
    }
}
