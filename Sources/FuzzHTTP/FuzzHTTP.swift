@testable import HTTP

/// What libFuzzer calls with each input: the first byte says where the rest is cut, the rest is one connection's bytes.
///
/// However the bytes arrive, the same messages must come of them, and every range must lie where it says.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzHTTP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let seed = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    let whole = events(of: bytes, cuts: [])
    let cut = bytes.isEmpty ? 0 : Int(seed) * bytes.count / 256
    precondition(events(of: bytes, cuts: [cut]) == whole, "a cut at \(cut) changes what is read")
    if bytes.count <= 512 {
        let cuts = Array(bytes.indices.dropFirst())
        precondition(events(of: bytes, cuts: cuts) == whole, "single bytes are read differently")
    }
    readFieldValues(bytes)
    return 0
}

private func events(of bytes: [UInt8], cuts: [Int]) -> [ConnectionReading.Event] {
    var reading = ConnectionReading()
    var start = 0
    for cut in cuts + [bytes.count] {
        reading.feed(bytes[start..<cut])
        start = cut
    }
    return reading.finished()
}

/// The grammars of single field values, over bytes that need not be a message.
private func readFieldValues(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for length in [0, 1, 100, Int.max] {
        if case .parts(let parts) = ByteRanges("bytes=" + text, length: length) {
            precondition(parts.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= length })
        }
    }
    if let seconds = HTTPDate.seconds(text), seconds >= 0 {
        precondition(HTTPDate.seconds(HTTPDate.text(seconds)) == seconds, "a date changes when it is written")
    }
    _ = Preconditions.isListed("\"a\"", in: bytes[...], weakly: true)
    _ = HostField.isValid(bytes.span, bytes.indices)
}
