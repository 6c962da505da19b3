import Bytes
import Testing

@Suite("Spans are compared eight bytes at a step") struct SpanComparisonTests {
    @Test("tells whether bytes begin with others, at each place and length", arguments: 0...20)
    func begins(_ length: Int) {
        let bytes = (0..<24).map { UInt8($0) }
        for start in 0...24 {
            let other = (0..<length).map { UInt8(start + $0) }
            let begins = bytes.span.begins(with: other.span, from: start)
            #expect(begins == (start + length <= 24))
            for index in other.indices {
                var wrong = other
                wrong[index] ^= 0x80
                let beginsWrongly = bytes.span.begins(with: wrong.span, from: start)
                #expect(!beginsWrongly)
            }
        }
    }
}
