@testable import Crawl
import News

/// What libFuzzer calls with each input. The first byte says what the rest is: a robots file with a path, an address, or a field value.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzCrawl(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    let text = String(decoding: bytes, as: UTF8.self)
    switch choice % 3 {
    case 0: readRobots(bytes)
    case 1: readAddress(text)
    default:
        for now in [0, 1_790_000_000] as [Int64] {
            precondition((Freshness.retrySeconds(text, now: now) ?? 0) >= 0)
            precondition((Freshness.seconds(cacheControl: text, expires: text, age: text, date: now) ?? 0) >= 0)
        }
        _ = RobotsTag.forbidsArchiving([text], robotsName: "tarwisa")
    }
    return 0
}

/// The first line is a path to ask for; robots.txt itself may always be fetched.
private func readRobots(_ bytes: [UInt8]) {
    let path = "/" + String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    let rules = RobotsRules(parsing: bytes, robotsName: "Tarwisa")
    _ = rules.allows(path)
    precondition(rules.allows("/robots.txt"))
    precondition(rules == RobotsRules(parsing: bytes, robotsName: "tarwisa"), "the name's case decides")
}

/// An address is written as it is read; a block holds its own address.
private func readAddress(_ text: String) {
    _ = IPAddress.spelling(of: text)
    if let url = WebURL(text) { precondition(WebURL(url.description) == url, "a URL changes when it is written") }
    if let address = IPAddress(text) { precondition(IPAddress(address.description) == address) }
    if let block = AddressBlock(text) { precondition(AddressBlock(block.description) == block) }
}
