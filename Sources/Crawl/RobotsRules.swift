import Bytes

/// What a robots.txt says to one robot (RFC 9309).
package struct RobotsRules: Sendable, Equatable {
    /// Seconds between requests that the site asks for (`Crawl-delay`, no part of the RFC but widely meant).
    package private(set) var crawlDelaySeconds: Double?
    /// URLs of sitemaps, as they stand; they belong to no group.
    package private(set) var sitemaps: [String] = []
    private var rules: [Rule] = []

    /// How much of a file is read: the least that RFC 9309, section 2.5 asks for.
    package static let byteLimit = 500 * 1024

    /// Everything may be fetched.
    package static let allowingAll = RobotsRules()
    /// Nothing may be fetched (RFC 9309, section 2.3.1.4).
    package static let refusingAll: RobotsRules = {
        var rules = RobotsRules()
        rules.rules = [Rule(pattern: RobotsPattern([0x2F]), isAllowed: false)]
        return rules
    }()

    private init() {}

    /// Reads a file for the robot of that name; lines that say nothing are passed over, nothing is an error.
    package init(parsing content: [UInt8], robotsName: String) {
        let wanted = robotsName.lowercased()
        var own = Group()
        var general = Group()
        var audience: Set<String> = []
        var isNamingAudience = false
        for (field, value) in RobotsRules.lines(of: content.prefix(RobotsRules.byteLimit)) {
            switch field {
            case "user-agent":
                if !isNamingAudience { audience = [] }
                isNamingAudience = true
                audience.insert(RobotsRules.productToken(of: value))
            case "sitemap": sitemaps.append(String(decoding: value, as: UTF8.self))
            case "allow", "disallow", "crawl-delay":
                isNamingAudience = false
                if audience.contains(wanted) { own.add(field, value) }
                if audience.contains("*") { general.add(field, value) }
            default: continue
            }
            if audience.contains(wanted) { own.isNamed = true }
        }
        let group = own.isNamed ? own : general
        rules = group.rules
        crawlDelaySeconds = group.crawlDelaySeconds
    }

    /// Whether a path with its query may be fetched: the longest rule that matches decides, of equals the one that allows.
    package func allows(_ target: String) -> Bool {
        let path = RobotsPattern.normalized(Array(target.utf8)[...])
        if path == Array("/robots.txt".utf8) { return true }
        var best: Rule?
        for rule in rules where rule.pattern.matches(path) {
            let length = best?.pattern.byteCount ?? -1
            if rule.pattern.byteCount > length || rule.pattern.byteCount == length && rule.isAllowed { best = rule }
        }
        return best?.isAllowed ?? true
    }

    private struct Rule: Sendable, Equatable {
        var pattern: RobotsPattern
        var isAllowed: Bool
    }

    private struct Group {
        var rules: [Rule] = []
        var crawlDelaySeconds: Double?
        /// Whether any line addressed it, though no rule may follow.
        var isNamed = false

        mutating func add(_ field: String, _ value: ArraySlice<UInt8>) {
            if field == "crawl-delay" {
                let seconds = Double(String(decoding: value, as: UTF8.self))
                if let seconds, seconds.isFinite, seconds >= 0 { crawlDelaySeconds = seconds }
            } else if !value.isEmpty, value.count <= 2048 {
                rules.append(Rule(pattern: RobotsPattern(value), isAllowed: field == "allow"))
            }
        }
    }

    /// `field: value` of each line, without comments, the name in lower case.
    private static func lines(of content: ArraySlice<UInt8>) -> [(String, ArraySlice<UInt8>)] {
        let body = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content
        return body.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
            let text = line.prefix { $0 != 0x23 }
            guard let colon = text.firstIndex(of: 0x3A) else { return nil }
            let field = String(decoding: trimmed(text[..<colon]), as: UTF8.self).lowercased()
            return (field, trimmed(text[text.index(after: colon)...]))
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: \.isASCIIWhitespace)
        while bytes.last?.isASCIIWhitespace == true { bytes.removeLast() }
        return bytes
    }

    /// The letters, `-` and `_` that open the value (RFC 9309, section 2.2.1), or `*`.
    private static func productToken(of value: ArraySlice<UInt8>) -> String {
        if value.first == 0x2A { return "*" }
        let token = value.prefix { $0.isASCIIAlpha || $0 == 0x2D || $0 == 0x5F }
        return String(decoding: token, as: UTF8.self).lowercased()
    }
}

/// A path with `*` for anything and `$` for the end (RFC 9309, section 2.2.3).
private struct RobotsPattern: Sendable, Equatable {
    /// How specific the pattern is.
    let byteCount: Int
    private let segments: [[UInt8]]
    private let isAnchored: Bool

    init(_ value: ArraySlice<UInt8>) {
        isAnchored = value.last == 0x24
        let path = isAnchored ? value.dropLast() : value
        byteCount = RobotsPattern.normalized(value).count
        segments = path.split(separator: 0x2A, omittingEmptySubsequences: false).map { RobotsPattern.normalized($0) }
    }

    /// Each part is sought behind the one before, so the work is at most the product of both lengths.
    func matches(_ path: [UInt8]) -> Bool {
        guard let first = segments.first, path.starts(with: first) else { return false }
        guard segments.count > 1 else { return !isAnchored || path.count == first.count }
        var position = first.count
        for segment in segments.dropFirst().dropLast() {
            guard let end = RobotsPattern.end(of: segment, in: path, from: position) else { return false }
            position = end
        }
        let last = segments[segments.count - 1]
        guard isAnchored else { return RobotsPattern.end(of: last, in: path, from: position) != nil }
        return path.count - last.count >= position && path.suffix(last.count).elementsEqual(last)
    }

    /// Where the first occurrence from `start` on ends.
    private static func end(of part: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        guard !part.isEmpty else { return start }
        guard path.count >= part.count, start <= path.count - part.count else { return nil }
        for index in start...(path.count - part.count) where path[index..<(index + part.count)].elementsEqual(part) {
            return index + part.count
        }
        return nil
    }

    /// One spelling for equal paths: `%XX` of unreserved bytes decoded, other bytes outside of ASCII encoded, digits upper case.
    static func normalized(_ path: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var rest = path
        while let byte = rest.popFirst() {
            if byte == 0x25, let high = rest.first?.hexDigitValue, let low = rest.dropFirst().first?.hexDigitValue {
                rest = rest.dropFirst(2)
                let decoded = high << 4 | low
                output += PercentCoding.encoded([decoded], keeping: PercentCoding.isUnreserved)
            } else if byte >= 0x80 || byte <= 0x20 {
                output += PercentCoding.encoded([byte], keeping: PercentCoding.isUnreserved)
            } else {
                output.append(byte)
            }
        }
        return output
    }
}
