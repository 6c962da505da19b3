import Testing

@testable import Bytes

/// Eight bytes at a step against one at a time.
@Suite struct ShortRunTests {
    private var random = SystemRandomNumberGenerator()

    @Test mutating func findsAByteWhereALoopFindsIt() {
        for count in 0...40 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0x2D...0x31, using: &random) }
            for start in 0...count {
                for end in start...count {
                    let expected = bytes[start..<end].firstIndex(of: 0x2F) ?? end
                    #expect(bytes.span.firstIndex(of: 0x2F, in: start..<end) == expected)
                }
            }
        }
    }

    @Test mutating func theFirstWordHasTheRangeAndNoMore() {
        let bytes = (0..<20).map { _ in UInt8.random(in: 1...255, using: &random) }
        for start in 0...20 {
            for end in start...20 {
                let expected = bytes[start..<end].prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                #expect(bytes.span.firstWord(of: start..<end) == expected)
            }
        }
    }

    @Test mutating func countsUpToTheFirstControlCharacter() {
        for control: UInt8 in [0x00, 0x09, 0x0A, 0x1F, 0x7F] {
            for place in 0..<24 {
                var bytes = (0..<32).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }
                bytes[3] = 0xD9
                bytes[place] = control
                #expect(bytes.span.uncontrolledRunLength(from: 0) == place)
                #expect(bytes.span.uncontrolledRunLength(from: min(place, 5)) == max(0, place - 5))
            }
        }
    }

    @Test(arguments: [0x20, 0x23, 0x25, 0x3F, 0x5C, 0x7F, 0x80, 0x0D] as [UInt8])
    func aPlainTargetEndsAtWhatDoesNotStandForItself(byte: UInt8) {
        for place in 0..<16 {
            var bytes = [UInt8](repeating: 0x61, count: 24)
            bytes[place] = byte
            #expect(bytes.span.plainTargetRunLength(from: 0) == place)
        }
    }
}

@Suite struct InlineTextTests {
    @Test(arguments: [0, 1, 9, 10, 255, 256, 4095, 65_536, 0x5F3B_F9C3, UInt32.max])
    func writesNumbersAsTheLibraryDoes(number: UInt32) {
        var text = InlineText()
        text.append(decimal: number)
        text.append(0x2D)
        text.append(hexadecimal: number)
        #expect(text.text == "\(number)-\(String(number, radix: 16))")
        #expect(text == InlineText(text.text))
        #expect(text != InlineText(text.text + "0"))
        let word = (0..<8).map { UInt8(truncatingIfNeeded: Digits.hexadecimalWord(number) >> UInt64(56 - 8 * $0)) }
        let digits = String(number, radix: 16)
        #expect(String(decoding: word, as: UTF8.self) == String(repeating: "0", count: 8 - digits.count) + digits)
    }

    @Test func readsEightDigitsOfTheAlphabetAndNoOthers() {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        for byte in UInt8.min...UInt8.max {
            for place in 0..<8 {
                var digits = [UInt8](repeating: 0x30, count: 8)
                digits[place] = byte
                let value = alphabet.firstIndex(of: byte).map { UInt64($0) << UInt64(5 * (7 - place)) }
                #expect(Digits.crockfordValue(of: digits.span, at: 0) == value)
            }
        }
    }
}
