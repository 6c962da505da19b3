import Testing

@testable import HTTP

@Suite("A key opens its scope with its secret and with nothing else")
struct AccessKeyTests {
    @Test("the digest of a known secret is that of FIPS 180-4, and reads itself back")
    func digest() throws {
        let digest = AccessKey.Digest(of: "abc".utf8)
        #expect(digest.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(AccessKey.Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(AccessKey.Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
    }

    @Test("every bit of the digest counts", arguments: 0..<32)
    func bits(byte: Int) throws {
        let digest = AccessKey.Digest(of: "0123456789abcdef".utf8)
        var digits = Array(digest.hexadecimal.utf8)
        digits[byte * 2 + 1] = digits[byte * 2 + 1] == 0x30 ? 0x31 : 0x30
        let other = try #require(AccessKey.Digest(hexadecimal: String(decoding: digits, as: UTF8.self)))
        #expect(other != digest)
    }

    @Test(
        "what is no digest is none",
        arguments: ["", "ba78", String(repeating: "g", count: 64), String(repeating: "a", count: 65)])
    func noDigest(text: String) { #expect(AccessKey.Digest(hexadecimal: text) == nil) }

    @Test(
        "a secret has 16 to 256 visible ASCII characters and a scope before it",
        arguments: [
            "write:short", "0123456789abcdef", "owner:0123456789abcdef", "write:0123456789 bcdef",
            "write:0123456789abcde\n",
            "write:مفتاح طويل بما يكفي", "write:" + String(repeating: "a", count: 257), "write:", ":0123456789abcdef",
        ])
    func refuses(text: String) { #expect(AccessKey(text) == nil) }

    @Test("the description for lists and limits does not hold the secret")
    func id() throws {
        let key = try #require(AccessKey("admin:0123456789abcdef"))
        #expect(key.scope == .admin && key.scope > .write && AccessKey.Scope.write > .read)
        #expect(!"\(key)".contains("0123456789abcdef"))
        #expect(!key.isExpired(at: .max))
    }
}
