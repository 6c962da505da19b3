import Bytes
import Testing

@Suite("Digests and checksums agree with their standards' vectors")
struct DigestTests {
    @Test(
        "SHA-256 of the vectors of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(text: String, digest: String) {
        #expect(Digits.hexadecimal(SHA256.digest(of: text.utf8)) == digest)
    }

    @Test("SHA-256 is the same however the message is cut")
    func sha256InParts() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        var parts = SHA256()
        for byte in message { parts.update(with: [byte]) }
        #expect(parts.finalized() == SHA256.digest(of: message))
    }

    @Test(
        "SHA-256 of a million a's, in whole blocks and across their borders", arguments: [1, 63, 64, 65, 1000, 1 << 20])
    func sha256OfAMillion(step: Int) {
        let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        var hash = SHA256()
        for start in stride(from: 0, to: message.count, by: step) {
            hash.update(with: message[start..<min(start + step, message.count)])
        }
        // The third vector of FIPS 180-2, appendix B.3.
        #expect(
            Digits.hexadecimal(hash.finalized()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("CRC-32C of RFC 3720's vectors, at every length that the eight-byte steps leave over")
    func crc32c() {
        #expect(CRC32C.checksum(of: Array("123456789".utf8).span) == 0xE306_9283)
        #expect(CRC32C.checksum(of: [UInt8](repeating: 0, count: 32).span) == 0x8A91_36AA)
        #expect(CRC32C.checksum(of: [UInt8](repeating: 0xFF, count: 32).span) == 0x62A8_AB43)
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        for cut in 0...bytes.count {
            var parts = CRC32C()
            parts.update(with: Array(bytes[..<cut]).span)
            parts.update(with: Array(bytes[cut...]).span)
            #expect(parts.checksum == CRC32C.checksum(of: bytes.span))
            var tables = CRC32C()
            tables.updateByTables(with: Array(bytes[..<cut]).span)
            #expect(tables.checksum == CRC32C.checksum(of: Array(bytes[..<cut]).span))
        }
    }

    @Test("percent-coding leaves a stray percent sign alone and restores what it encoded")
    func percentCoding() {
        #expect(PercentCoding.decoded(Array("a%20b%zz%4".utf8)) == Array("a b%zz%4".utf8))
        let text = Array("عمان & ٢٠١٥/".utf8)
        let encoded = PercentCoding.encoded(text, keeping: PercentCoding.isUnreserved)
        #expect(PercentCoding.decoded(encoded) == text)
        #expect(PercentCoding.formDecoded(Array("a+b".utf8)) == Array("a b".utf8))
    }
}
