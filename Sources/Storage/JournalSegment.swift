import Platform

/// One file of the journal, open for reading. Records never change once they are durable.
package final class JournalSegment: Sendable {
    package let number: UInt32
    let generation: UInt32
    let path: String
    let file: any DiskFile

    init(number: UInt32, generation: UInt32, path: String, file: any DiskFile) {
        self.number = number
        self.generation = generation
        self.path = path
        self.file = file
    }

    /// The content of the record whose head stands at an offset.
    ///
    /// Mostly a copy: were it always a part of the mapped file, the process would hold every page of the journal that anybody asked for.
    func content(at offset: UInt32, byteCount: UInt32) -> ByteSlice {
        let start = Int(offset) + JournalRecord.headByteCount
        do {
            let content = try file.content(at: start, count: Int(byteCount))
            if content.count == byteCount { return content }
        } catch {
            // A disk that cannot read a record that it took: what the mapped page says of it is the end of the process, not half an article.
        }
        return file.slice(start..<start + Int(byteCount))
    }

    static func name(_ number: UInt32) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".journal"
    }

    /// The number in a segment's file name, or nil for another file.
    static func number(inName name: String) -> UInt32? {
        guard name.hasSuffix(".journal"), name.utf8.count == 16 else { return nil }
        return UInt32(name.dropLast(8))
    }
}
