import Bytes

/// Host names as they stand in a URL: ASCII in lower case, other labels in Punycode (RFC 3492).
enum HostName {
    /// nil for an empty host and for bytes that no host may hold (WHATWG URL: forbidden host code points).
    static func normalized(_ bytes: [UInt8]) -> String? {
        if isNormal(bytes) { return String(decoding: bytes, as: UTF8.self) }
        if bytes.first == 0x5B {
            guard bytes.last == 0x5D, bytes.count > 3,
                bytes.dropFirst().dropLast().allSatisfy({ $0.hexDigitValue != nil || $0 == 0x3A || $0 == 0x2E })
            else { return nil }
            return String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
        }
        let decoded = bytes.contains(0x25) ? PercentCoding.decoded(bytes) : bytes
        guard let text = String(validating: decoded, as: UTF8.self), !text.isEmpty, text.utf8.count <= 253 else {
            return nil
        }
        var labels: [String] = []
        for label in HostName.labels(in: text.lowercased()) {
            guard let ascii = label.utf8.allSatisfy({ $0 < 0x80 }) ? String(label) : punycode(String(label)) else {
                return nil
            }
            labels.append(ascii)
        }
        if labels.last == "" { labels.removeLast() }
        guard !labels.isEmpty,
            labels.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 && $0.utf8.allSatisfy(isAllowed) })
        else { return nil }
        return labels.joined(separator: ".")
    }

    /// Whether the host is labels of small letters, digits and hyphens with dots between, as hosts are written.
    private static func isNormal(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 253 else { return false }
        var length = 0
        for byte in bytes {
            if byte == 0x2E {
                guard length > 0 else { return false }
                length = 0
            } else {
                guard byte &- 0x61 < 26 || byte.isASCIIDigit || byte == 0x2D, length < 63 else { return false }
                length += 1
            }
        }
        return length > 0
    }

    private static func labels(in text: String) -> [Substring] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).map { Substring($0) }
        }
        return text.split(omittingEmptySubsequences: false, whereSeparator: isDot)
    }

    private static func isDot(_ character: Character) -> Bool {
        character == "." || character == "\u{3002}" || character == "\u{FF0E}" || character == "\u{FF61}"
    }

    private static let forbidden = Array("#/:<>?@[\\]^|%\"`{}".utf8)

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !forbidden.contains(byte)
    }

    /// `xn--` and the label in Punycode (RFC 3492, section 6.3); nil on overflow.
    private static func punycode(_ label: String) -> String? {
        let scalars = label.unicodeScalars.map { Int($0.value) }
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let basicCount = output.count
        if basicCount > 0 { output.append(0x2D) }
        var (threshold, delta, bias, handled) = (128, 0, 72, basicCount)
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= threshold }).min() else { return nil }
            let (step, overflow) = (next - threshold).multipliedReportingOverflow(by: handled + 1)
            guard !overflow else { return nil }
            delta += step
            threshold = next
            for scalar in scalars {
                if scalar < threshold { delta += 1 }
                if scalar == threshold {
                    output += variableLength(delta, bias: bias)
                    bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                    delta = 0
                    handled += 1
                }
            }
            delta += 1
            threshold += 1
        }
        return "xn--" + String(decoding: output, as: UTF8.self)
    }

    private static func variableLength(_ delta: Int, bias: Int) -> [UInt8] {
        var output: [UInt8] = []
        var quotient = delta
        var weight = 36
        while true {
            let limit = weight <= bias ? 1 : weight >= bias + 26 ? 26 : weight - bias
            if quotient < limit { break }
            output.append(digit(limit + (quotient - limit) % (36 - limit)))
            quotient = (quotient - limit) / (36 - limit)
            weight += 36
        }
        output.append(digit(quotient))
        return output
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var scaled = isFirst ? delta / 700 : delta / 2
        scaled += scaled / count
        var weight = 0
        while scaled > 455 {
            scaled /= 35
            weight += 36
        }
        return weight + 36 * scaled / (scaled + 38)
    }

    private static func digit(_ value: Int) -> UInt8 { value < 26 ? UInt8(0x61 + value) : UInt8(0x30 + value - 26) }
}
