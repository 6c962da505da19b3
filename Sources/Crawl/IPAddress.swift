import Bytes

/// An IPv4 or IPv6 address as a number.
package enum IPAddress: Sendable, Hashable {
    case v4(UInt32)
    case v6(high: UInt64, low: UInt64)

    /// Four or sixteen bytes in network order; nil for any other count.
    package init?(bytes: [UInt8]) {
        switch bytes.count {
        case 4: self = .v4(UInt32(truncatingIfNeeded: IPAddress.number(bytes[...])))
        case 16: self = .v6(high: IPAddress.number(bytes[..<8]), low: IPAddress.number(bytes[8...]))
        default: return nil
        }
    }

    /// Dotted decimal or the text forms of RFC 4291, section 2.2; nothing looser.
    package init?(_ text: String) {
        if text.utf8.contains(0x3A) {
            guard let (high, low) = IPAddress.parsedV6(text) else { return nil }
            self = .v6(high: high, low: low)
        } else {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, let number = IPAddress.parsedDecimal(parts) else { return nil }
            self = .v4(number)
        }
    }

    /// What a host is to a resolver.
    package enum Spelling: Sendable, Equatable {
        case address(IPAddress)
        /// It ends like a number or stands in brackets, and is no address.
        case malformed
        /// A name to look up.
        case name
    }

    /// Reads a URL's host as resolvers do: brackets, octal, hexadecimal, one to four parts (WHATWG URL 3.5).
    package static func spelling(of host: String) -> Spelling {
        if host.hasPrefix("[") {
            return IPAddress(String(host.dropFirst().dropLast())).map { .address($0) } ?? .malformed
        }
        var parts = host.split(separator: ".", omittingEmptySubsequences: false)
        if parts.last == "", parts.count > 1 { parts.removeLast() }
        guard let last = parts.last else { return .name }
        let endsInNumber = !last.isEmpty && last.utf8.allSatisfy(\.isASCIIDigit) || parsedNumber(last) != nil
        guard endsInNumber else { return .name }
        return parsedLoosely(parts).map { .address($0) } ?? .malformed
    }

    private static func parsedLoosely(_ parts: [Substring]) -> IPAddress? {
        guard parts.count <= 4 else { return nil }
        var numbers: [UInt64] = []
        for part in parts {
            guard let number = parsedNumber(part) else { return nil }
            numbers.append(number)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 <= 255 }),
            last < 1 << UInt64(8 * (4 - numbers.count))
        else { return nil }
        var value = last
        for (index, number) in numbers.enumerated() { value += number << UInt64(8 * (3 - index)) }
        return .v4(UInt32(value))
    }

    /// WHATWG URL 3.5, IPv4 number parser: `0x` is hexadecimal, a leading `0` octal, `0x` alone zero.
    private static func parsedNumber(_ part: Substring) -> UInt64? {
        guard !part.isEmpty, part.utf8.count <= 40 else { return nil }
        let lower = part.lowercased()
        if lower.hasPrefix("0x") { return lower == "0x" ? 0 : digits(lower.dropFirst(2), radix: 16) }
        if lower.hasPrefix("0"), lower.utf8.count > 1 { return digits(lower.dropFirst(), radix: 8) }
        return digits(lower[...], radix: 10)
    }

    /// Saturates far above any address, so that a flood of digits is a number and no name.
    private static func digits(_ text: Substring, radix: UInt64) -> UInt64? {
        var value: UInt64 = 0
        for byte in text.utf8 {
            guard let digit = byte.hexDigitValue, digit < radix else { return nil }
            value = min(value * radix + UInt64(digit), 1 << 40)
        }
        return value
    }

    private static func parsedDecimal(_ parts: [Substring]) -> UInt32? {
        var value: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(\.isASCIIDigit),
                part.utf8.count == 1 || part.utf8.first != 0x30, let number = UInt32(part), number <= 255
            else { return nil }
            value = value << 8 | number
        }
        return value
    }

    private static func parsedV6(_ text: String) -> (UInt64, UInt64)? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = groups(halves[0]), let tail = halves.count == 2 ? groups(halves[1]) : []
        else { return nil }
        let missing = 8 - head.count - tail.count
        guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
        let all = head + [UInt16](repeating: 0, count: missing) + tail
        let bytes = all.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        return (number(bytes[..<8]), number(bytes[8...]))
    }

    /// Groups of up to four hexadecimal digits; the last two may stand as dotted decimal.
    private static func groups(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if part.contains("."), index == parts.count - 1 {
                let octets = part.split(separator: ".", omittingEmptySubsequences: false)
                guard octets.count == 4, let number = parsedDecimal(octets) else { return nil }
                groups += [UInt16(number >> 16), UInt16(number & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// A block of addresses as CIDR writes it (RFC 4632): `10.0.0.0/8`, `fd00::/8`, or one address.
package struct AddressBlock: Sendable, Hashable {
    let address: IPAddress
    let prefixLength: Int

    /// nil where it is no block; bits behind the prefix are ignored.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(String(parts[0])) else { return nil }
        let width = if case .v4 = address { 32 } else { 128 }
        guard let length = parts.count == 2 ? Int(parts[1]) : width, (0...width).contains(length) else { return nil }
        self.address = address
        prefixLength = length
    }

    package func contains(_ other: IPAddress) -> Bool {
        switch (address, other) {
        case (.v4(let own), .v4(let other)):
            return prefixLength == 0 || (own ^ other) >> UInt32(32 - prefixLength) == 0
        case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
            if prefixLength <= 64 {
                return prefixLength == 0 || (high ^ otherHigh) >> UInt64(64 - prefixLength) == 0
            }
            return high == otherHigh && (low ^ otherLow) >> UInt64(128 - prefixLength) == 0
        default: return false
        }
    }
}

extension AddressBlock: CustomStringConvertible {
    /// As CIDR writes it.
    package var description: String { "\(address)/\(prefixLength)" }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted decimal, or eight groups without abbreviation.
    package var description: String {
        switch self {
        case .v4(let number): [24, 16, 8, 0].map { String(number >> UInt32($0) & 0xFF) }.joined(separator: ".")
        case .v6(let high, let low):
            [high, low].flatMap { half in [48, 32, 16, 0].map { String(half >> UInt64($0) & 0xFFFF, radix: 16) } }
                .joined(separator: ":")
        }
    }
}
