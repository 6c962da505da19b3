import Foundation
import News
import Platform
import Search
import Storage

/// Articles as lines of JSON in a file, read one after another: `url` or `id`, `headline` or `title`, `text`, `published_at`, `source`, `section`.
struct SearchCorpus {
    let path: String

    /// One line's article.
    struct Line {
        var name = ""
        var document = IndexDocument(headline: "")
        /// UTF-8 bytes of the headline and the text.
        var byteCount = 0
    }

    /// Calls a function with each of the first `limit` articles.
    func forEach(limit: Int = Int.max, _ body: (Line) throws -> Void) throws {
        let file = try File(opening: path, for: .read)
        let size = try file.size
        var rest: [UInt8] = []
        var (offset, count) = (0, 0)
        while offset < size, count < limit {
            let chunk = try file.pread(at: offset, count: min(1 << 22, size - offset))
            offset += chunk.count
            var start = 0
            while count < limit, let end = chunk[start...].firstIndex(of: 0x0A) {
                try body(try SearchCorpus.line(rest + chunk[start..<end]))
                rest.removeAll()
                start = end + 1
                count += 1
            }
            rest += chunk[start...]
        }
    }

    private static func line(_ bytes: [UInt8]) throws -> Line {
        var line = Line()
        var reader = JSONReader(bytes)
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "url", "id": line.name = try reader.string()
            case "headline", "title": line.document.headline = try reader.string()
            case "text": line.document.paragraphs = paragraphs(of: try reader.string())
            case "published_at": line.document.setPublished(try reader.string())
            case "source": line.document.keywords.append(Keyword(name: "source", value: try reader.string()))
            case "section":
                let section = try reader.string()
                line.document.section = section
                line.document.keywords.append(Keyword(name: "section", value: section))
            default: try reader.skip()
            }
        }
        line.byteCount = line.document.paragraphs.reduce(line.document.headline.utf8.count) { $0 + $1.utf8.count }
        return line
    }

    private static func paragraphs(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
}

extension IndexDocument {
    fileprivate mutating func setPublished(_ text: String) {
        guard let reading = CivilTime.parse(text) else { return }
        published = reading.epochSeconds
        localDay = Int32(reading.local.epochDay)
        utcOffsetMinutes = Int16((reading.utcOffsetSeconds ?? 0) / 60)
    }
}
