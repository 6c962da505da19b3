import Foundation
import Platform
import Storage
import Testing

@Suite("Records on a shelf")
struct RecordShelfTests {
    private static func withShelf(_ body: (RecordShelf, URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-shelf-\(UUID().uuidString)")
        try body(try RecordShelf(at: folder.path(percentEncoded: false)), folder)
        try FileManager.default.removeItem(at: folder)
    }

    @Test("what was put comes back, the latest of each name, and what was removed does not")
    func roundTrip() throws {
        try RecordShelfTests.withShelf { shelf, _ in
            try shelf.put(Array("قديم وطويل جدا".utf8), as: "s_1")
            try shelf.put(Array("جديد".utf8), as: "s_1")
            try shelf.put([], as: "s_2")
            try shelf.put([1], as: "s_3")
            try shelf.remove("s_3")
            try shelf.remove("s_3")
            let readings = try RecordShelf(at: shelf.directory).readings()
            #expect(readings.map(\.name) == ["s_1", "s_2"])
            #expect(readings.map(\.reading) == [.record(Array("جديد".utf8)), .record([])])
        }
    }

    @Test("every bit that flips and every byte that is missing is noticed, and the file is set aside")
    func damage() throws {
        try RecordShelfTests.withShelf { shelf, folder in
            let file = folder.appending(path: "s_1.record")
            try shelf.put(Array("سجل".utf8), as: "s_1")
            let whole = try Data(contentsOf: file)
            for index in whole.indices {
                var broken = whole
                broken[index] ^= 1
                for bytes in [broken, whole.prefix(index)] {
                    try bytes.write(to: file)
                    #expect(try shelf.readings().map(\.reading) == [.damaged], "byte \(index)")
                    #expect(try shelf.readings().isEmpty)
                    try FileManager.default.removeItem(at: folder.appending(path: "s_1.record.damaged"))
                }
            }
        }
    }

    @Test("what a crash left half-written is cleared away, and the record before it stands")
    func unfinished() throws {
        try RecordShelfTests.withShelf { shelf, folder in
            try shelf.put([7], as: "s_1")
            try Data([1, 2, 3]).write(to: folder.appending(path: "s_1.record.unfinished"))
            #expect(try shelf.readings().map(\.reading) == [.record([7])])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)) == [
                    "s_1.record"
                ])
        }
    }
}
