import Bytes

/// A request's `X-Request-Id`: the client's where it is harmless, else one made here.
enum RequestIdentity: Sendable, Equatable {
    /// The range of the client's value in the head's bytes.
    case received(Range<Int>)
    /// The loop's random prefix and a running number.
    case made(UInt64)

    init(of head: RequestHead, otherwise number: UInt64) {
        self = .made(number)
        guard let range = head.requestID, (1...128).contains(range.count) else { return }
        let bytes = head.bytes.span
        for index in range where !FieldSyntax.isToken(bytes[index]) && bytes[index] != 0x3A && bytes[index] != 0x2F {
            return
        }
        self = .received(range)
    }

    func text(in head: RequestHead) -> String {
        switch self {
        case .received(let range): head.text(range)
        case .made(let number):
            Digits.hexadecimal(
                stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) })
        }
    }
}
