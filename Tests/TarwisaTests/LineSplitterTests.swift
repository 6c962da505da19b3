import Testing

@testable import Tarwisa

@Suite("Lines are the same however the stream is cut")
struct LineSplitterTests {
    static let text = Array("one\r\n\ntwo long line\nthree".utf8)

    private func split(_ bytes: [UInt8], pieceLength: Int, limit: Int = 10) -> [LineSplitter.Line] {
        var splitter = LineSplitter(byteLimit: limit)
        var lines: [LineSplitter.Line] = []
        for start in stride(from: 0, to: bytes.count, by: pieceLength) {
            lines += splitter.lines(in: Array(bytes[start..<min(bytes.count, start + pieceLength)]))
        }
        return lines + [splitter.lastLine()].compactMap(\.self)
    }

    @Test("a line over the limit is counted and dropped, its neighbours are kept", arguments: 1...27)
    func pieces(length: Int) {
        #expect(
            split(LineSplitterTests.text, pieceLength: length) == [
                .whole(Array("one".utf8)), .whole([]), .tooLong(byteCount: 13), .whole(Array("three".utf8)),
            ])
    }

    @Test("nothing after the last line end is no line")
    func end() {
        #expect(split(Array("a\n".utf8), pieceLength: 5) == [.whole(Array("a".utf8))])
        #expect(split([], pieceLength: 5).isEmpty)
    }
}
