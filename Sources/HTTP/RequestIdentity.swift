/// A request's `X-Request-Id`: the client's where it is harmless, else one made here.
enum RequestIdentity: Sendable, Equatable {
    /// The range of the client's value in the head's bytes.
    case received(Range<Int>)
    /// The loop's random prefix and a running number.
    case made(UInt64)

    init(of head: RequestHead, otherwise number: UInt64) {
        self = .made(number)
        guard let range = head.valueRange(of: "x-request-id"), (1...128).contains(range.count) else { return }
        let bytes = head.bytes.span
        for index in range where !FieldSyntax.isToken(bytes[index]) && bytes[index] != 0x3A && bytes[index] != 0x2F {
            return
        }
        self = .received(range)
    }

    func text(in head: RequestHead) -> String {
        switch self {
        case .received(let range): head.text(range)
        case .made(let number): String(decoding: RequestIdentity.digits(of: number), as: UTF8.self)
        }
    }

    static func digits(of number: UInt64) -> [UInt8] { (0..<16).map { digit(number, $0) } }

    /// The hexadecimal digit at a place, 0 being the most significant of sixteen.
    static func digit(_ number: UInt64, _ place: Int) -> UInt8 {
        let nibble = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)) & 15
        return nibble < 10 ? 0x30 + nibble : 0x57 + nibble
    }
}
