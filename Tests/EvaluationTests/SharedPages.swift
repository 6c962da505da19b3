import Bytes
import Extraction
import Foundation
import News

/// The annotated pages beside the checkout, and a fixed sample of the small ones so that a debug build stays quick.
enum SharedPages {
    struct Truth: Decodable {
        var set: String
        var id: String
        var url: String?
        var title: String?
        var author: [String]?
        var date: String?
        var body: String?
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/eval").standardizedFileURL

    static var areThere: Bool { FileManager.default.fileExists(atPath: truthFile.path) }

    private static let folder = root.appending(path: "extraction/dev")
    private static let truthFile = folder.appending(path: "truth.jsonl")

    /// JSON lines of a file under the root.
    static func lines<Value: Decodable>(of path: String, as type: Value.Type) throws -> [Value] {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    /// Twelve pages of a set at most: by name the first whose packed file is small.
    static func sample(of set: String) throws -> [Truth] {
        let members = try lines(of: "extraction/dev/truth.jsonl", as: Truth.self).filter { $0.set == set }
        return Array(members.sorted { $0.id < $1.id }.filter { packedSize(of: $0) < 20_000 }.prefix(12))
    }

    private static func file(of truth: Truth) -> URL {
        folder.appending(path: "cases/\(truth.set)/\(truth.id).html.gz")
    }

    private static func packedSize(of truth: Truth) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file(of: truth).path)
        return attributes?[.size] as? Int ?? .max
    }

    /// The article that comes out of a page; nil where the page is refused.
    static func extraction(of truth: Truth) throws -> Extraction? {
        let packed = [UInt8](try Data(contentsOf: file(of: truth)))
        let bytes = try Gzip.decoded(packed, limit: 16 << 20)
        do throws(ExtractionError) {
            return try ArticleExtractor().extraction(
                ofHTML: bytes, url: truth.url.flatMap { WebURL($0) }, contentType: nil, fetchedAt: nil, source: nil)
        } catch {
            return nil
        }
    }
}
