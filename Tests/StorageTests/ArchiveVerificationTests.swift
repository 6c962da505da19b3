import Foundation
import News
import Storage
import Testing

@Suite("Verifying names what does not agree")
struct ArchiveVerificationTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-verify-\(UUID().uuidString)")

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    /// Twenty articles, closed in good order; another `text` is another wording of the same ones.
    private func fill(_ name: String, text: Int) throws {
        var settings = ArchiveSettings()
        settings.now = { 1_428_613_200_000 }
        let archive = try Archive.open(at: path(name), settings: settings)
        // One batch is one round of indexing, so that both wordings lie in files of the same names.
        let articles = (0..<20).map { InventedArticle.short($0, text: $0 == 7 ? text : 0, paragraphs: 2) }
        for outcome in try archive.addBatch(articles) { _ = try outcome.get() }
        archive.waitForIndex()
        let report = archive.verify()
        #expect(report.recordCount == 20 && report.articleCount == 20 && report.problems == [])
        archive.close()
    }

    @Test("an index that was made from another text is named by the article, and reading changes no file")
    func otherText() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try fill("a", text: 0)
        try fill("b", text: 1)
        for name in try FileManager.default.contentsOfDirectory(atPath: path("b/index")) where name != "catalogue" {
            try FileManager.default.removeItem(atPath: path("a/index/\(name)"))
            try FileManager.default.copyItem(atPath: path("b/index/\(name)"), toPath: path("a/index/\(name)"))
        }
        var settings = ArchiveSettings()
        settings.disk = ReadOnlyDisk()
        settings.checkpointInterval = nil
        let archive = try Archive.open(at: path("a"), settings: settings)
        let id = InventedArticle.short(7).id
        #expect(archive.recovery.notes == [])
        #expect(archive.verify().problems == ["\(id): the index holds something else than the article"])
        archive.close()
        try FileManager.default.removeItem(at: folder)
    }

    @Test("what is read only is left as it is: a torn end, damage, files that are missing")
    func readOnly() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try fill("a", text: 0)
        try FileManager.default.removeItem(atPath: path("a/index/catalogue"))
        let journal = path("a/journal/00000001.journal")
        var bytes = try Data(contentsOf: URL(filePath: journal))
        bytes[200] ^= 1
        bytes.append(contentsOf: [1, 2, 3])
        try bytes.write(to: URL(filePath: journal))
        var settings = ArchiveSettings()
        settings.disk = ReadOnlyDisk()
        settings.checkpointInterval = nil
        let archive = try Archive.open(at: path("a"), settings: settings)
        #expect(archive.snapshot.catalog.articleCount == 19)
        #expect(archive.verify().problems.count == 1)
        archive.close()
        #expect(try Data(contentsOf: URL(filePath: journal)) == bytes)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path("a")).sorted() == [
                "format", "index", "journal", "lock",
            ])
        try FileManager.default.removeItem(at: folder)
    }
}
