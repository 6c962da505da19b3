import Bytes

/// The `Range` field over a representation of known length (RFC 9110, section 14).
enum ByteRanges: Equatable, Sendable {
    /// No range that this server understands: the whole is sent.
    case whole
    case parts([Range<Int>])
    case unsatisfiable

    /// More parts than this, or parts that overlap twice, are an attack rather than a reader (section 14.2); they get the whole.
    private static let partLimit = 16

    init(_ text: String, length: Int) {
        self = .whole
        guard text.lowercased().hasPrefix("bytes=") else { return }
        var parts: [Range<Int>] = []
        let specifications = text.dropFirst(6).split(separator: ",", omittingEmptySubsequences: false)
        guard specifications.count <= ByteRanges.partLimit else { return }
        for specification in specifications {
            switch ByteRanges.part(specification.trimmingSpaces, length) {
            case .invalid: return
            case .outside: break
            case .inside(let range): parts.append(range)
            }
        }
        var rest = length
        for part in parts {
            guard part.count <= rest else { return }
            rest -= part.count
        }
        self = parts.isEmpty ? .unsatisfiable : .parts(parts)
    }

    private enum Part {
        case inside(Range<Int>)
        case outside
        case invalid
    }

    private static func part(_ text: Substring, _ length: Int) -> Part {
        guard let dash = text.utf8.firstIndex(of: 0x2D) else { return .invalid }
        let first = text[..<dash]
        let last = text[text.index(after: dash)...]
        if first.isEmpty {
            guard let suffix = number(last) else { return .invalid }
            return suffix > 0 && length > 0 ? .inside(max(0, length - suffix)..<length) : .outside
        }
        guard let start = number(first) else { return .invalid }
        guard !last.isEmpty else { return start < length ? .inside(start..<length) : .outside }
        guard let end = number(last), end >= start else { return .invalid }
        return start < length ? .inside(start..<min(length, end == .max ? end : end + 1)) : .outside
    }

    /// Digits only; what does not fit counts as very large.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text) ?? .max
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var text = drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
