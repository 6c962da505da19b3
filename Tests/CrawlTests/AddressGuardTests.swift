import Crawl
import News
import Testing

@Suite("The address guard knows every spelling")
struct AddressGuardTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let host: String
        let verdict: String
        let kind: String
        var testDescription: String { host }
    }

    static let cases = Corpus.rows("addresses.tsv").map { Case(host: $0[0], verdict: $0[1], kind: $0[2]) }

    @Test("the table holds sixty spellings and more") func tableIsThere() {
        #expect(AddressGuardTests.cases.count > 100)
    }

    @Test("judges a host as it stands in a URL", arguments: cases)
    func judges(example: Case) throws {
        let url = try #require(WebURL("http://\(example.host)/"))
        switch IPAddress.spelling(of: url.host) {
        case .name: #expect(example.verdict == "name")
        case .malformed: #expect(example.verdict == "malformed")
        case .address(let address):
            #expect(AddressGuard.kind(of: address).rawValue == example.kind)
            #expect(AddressGuard().allows(address) == (example.verdict == "allowed"))
        }
        let isTried = example.verdict == "allowed" || example.verdict == "name"
        #expect(FetchSettings().refusal(of: url) == (isTried ? nil : .address))
    }

    @Test("private addresses pass where they are allowed, multicast and reserved ones never do", arguments: cases)
    func allowsPrivate(example: Case) throws {
        let url = try #require(WebURL("http://\(example.host)/"))
        guard case .address(let address) = IPAddress.spelling(of: url.host) else { return }
        let passes = AddressGuard(allowsPrivateAddresses: true).allows(address)
        #expect(passes == !["multicast", "reserved"].contains(example.kind))
    }

    @Test(
        "a listed block passes and its neighbours do not",
        arguments: [
            ("10.1.0.0/16", "10.1.2.3", true), ("10.1.0.0/16", "10.2.0.0", false), ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "127.0.0.2", false), ("127.0.0.0/8", "::ffff:127.9.9.9", true), ("0.0.0.0/0", "::1", false),
            ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe80::1", false), ("fd00::1:0/112", "fd00::1:ffff", true),
            ("fd00::1:0/112", "fd00::2:0", false),
        ])
    func allowsBlock(block: String, address: String, expected: Bool) throws {
        let guards = AddressGuard(allowedBlocks: [try #require(AddressBlock(block))])
        #expect(guards.allows(try #require(IPAddress(address))) == expected)
    }

    @Test(
        "refuses what is no block",
        arguments: ["", "10.0.0.0/33", "10.0/8", "::/129", "x", "10.0.0.0/-1", "1.2.3.4/8/8"]
    )
    func refusesBlock(text: String) { #expect(AddressBlock(text) == nil) }

    @Test("an IPv4 address as sixteen bytes of a socket is judged like the address itself")
    func mappedBytes() throws {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1]
        #expect(!AddressGuard().allows(try #require(IPAddress(bytes: mapped))))
        #expect(IPAddress(bytes: [127, 0, 0]) == nil)
    }
}
