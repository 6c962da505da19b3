import Bytes
import News
import Platform
@testable import Storage

/// What libFuzzer calls with each input. The first byte says what the rest is: a journal, changes to a sound journal, or JSON.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzStorage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 3 {
    case 0: scan(bytes, sound: [])
    case 1: scan(SoundJournal.changed(by: bytes), sound: SoundJournal.records)
    default: readJSON(bytes)
    }
    return 0
}

/// Every byte is a record's or damage's, in order and without a gap; a record whose checksum holds is one that was written.
private func scan(_ bytes: [UInt8], sound: [JournalRecord]) {
    do throws(PlatformError) {
        var scan = try SegmentScan(of: MemoryFile(bytes), from: 0)
        var covered: [Range<Int>] = []
        while let (record, offset) = scan.next() {
            precondition(record.contentIsWhole(in: bytes.span, at: offset), "a damaged record is given out")
            precondition(scan.wholeRecord(record, at: offset).elementsEqual(bytes[offset..<offset + record.byteCount]))
            precondition(sound.isEmpty || sound.contains(record), "a record that nobody wrote")
            covered.append(offset..<offset + record.byteCount)
        }
        covered += scan.damages.map(\.range)
        covered.sort { $0.lowerBound < $1.lowerBound }
        var place = 0
        for range in covered {
            precondition(range.lowerBound == place, "a gap or an overlap at \(place)")
            place = range.upperBound
        }
        precondition(place == bytes.count, "the end is not told of")
    } catch {
        preconditionFailure("a file in memory does not fail")
    }
}

/// Reading ends without a trap, and what was read is written and read again as the same.
private func readJSON(_ bytes: [UInt8]) {
    _ = JSONMembers(of: bytes.span)
    do throws(JSONError) {
        let reading = try ArticleJSON.reading(of: bytes)
        let id = reading.id ?? reading.article.id
        let written = ArticleJSON.bytes(of: reading.article, id: id, version: reading.version ?? 1)
        let again = try ArticleJSON.reading(of: written)
        precondition(again.article.hasSameContent(as: reading.article), "an article changes when it is written")
        precondition(again.id == id)
    } catch {
        precondition(error.byteOffset <= bytes.count)
    }
}

/// Three records as the archive writes them.
private enum SoundJournal {
    static let contents = ["{\"a\":1}", String(repeating: "x", count: 200), ""].map { Array($0.utf8) }

    static let records: [JournalRecord] = contents.enumerated().map { index, content in
        let padded = JournalRecord.padded(content)
        return JournalRecord(
            kind: content.isEmpty ? .deletion : .article, id: ArticleID(high: UInt16(index), low: 7), version: 1,
            sequence: UInt64(index + 1), time: 1_790_000_000_000, contentByteCount: content.count,
            contentChecksum: CRC32C.checksum(of: padded.span))
    }

    static let bytes: [UInt8] = zip(records, contents).flatMap { record, content in
        var bytes: [UInt8] = []
        record.appendHead(to: &bytes)
        return bytes + JournalRecord.padded(content)
    }

    /// Each three bytes of the changes: a place (two) and what is laid over it; a place behind the end cuts there.
    static func changed(by changes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for start in stride(from: 0, to: changes.count - 2, by: 3) {
            let place = Int(changes[start]) << 8 | Int(changes[start + 1])
            if place < bytes.count {
                bytes[place] ^= changes[start + 2]
            } else {
                bytes.removeLast(min(bytes.count, place % 64))
            }
        }
        return bytes
    }
}

/// A file that is an array.
private final class MemoryFile: DiskFile {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var size: Int { get throws(PlatformError) { bytes.count } }

    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] {
        Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
    }

    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
        throw PlatformError("write", code: PlatformError.inputOutput)
    }

    func sync() throws(PlatformError) {}
    func truncate(to length: Int) throws(PlatformError) {}
    func slice(_ range: Range<Int>) -> ByteSlice { ByteSlice(Array(bytes[range])) }
}
