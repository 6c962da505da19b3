@testable import Extraction
import News

/// What libFuzzer calls with each input. The first byte says what the rest is: a feed, a list of subscriptions, or a pasted text.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzExtraction(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first, let base = WebURL("https://wadi.example/feed") else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 4 {
    case 0: readFeed(bytes, base)
    case 1: _ = OPML.subscriptions(in: bytes)
    case 2: readText(String(decoding: bytes, as: UTF8.self))
    default: readPage(bytes, base)
    }
    return 0
}

/// Each entry has a URL of its own.
private func readFeed(_ bytes: [UInt8], _ base: WebURL) {
    guard case .feed(let feed) = FeedReader.reading(bytes, contentType: nil, base: base) else { return }
    precondition(Set(feed.entries.map(\.url.canonical)).count == feed.entries.count, "an entry stands twice")
}

private func readText(_ text: String) {
    do throws(ExtractionError) {
        let extraction = try ArticleExtractor().extraction(
            ofText: text, source: nil, timeZone: "Asia/Amman", receivedAt: 1_790_000_000)
        check(extraction)
    } catch {
        precondition(!error.reason.isEmpty)
    }
}

private func readPage(_ bytes: [UInt8], _ url: WebURL) {
    do throws(ExtractionError) {
        let extraction = try ArticleExtractor().extraction(
            ofHTML: bytes, url: url, contentType: nil, fetchedAt: 1_790_000_000, source: nil)
        check(extraction)
    } catch {
        precondition(!error.reason.isEmpty)
    }
}

/// A dateline stands where it says.
private func check(_ extraction: Extraction) {
    guard let dateline = extraction.article.dateline, let first = extraction.article.paragraphs.first else { return }
    precondition(
        dateline.start >= 0 && dateline.start + dateline.length <= first.text.utf16.count + dateline.raw.utf16.count)
}
