import Extraction
import Foundation
import News
import Platform
import Storage

/// `tarwisa extract`: the article of one page with its evidence, or JSON lines in and out; nothing is fetched or stored.
enum ExtractCommand {
    static func run(_ arguments: [String]) throws(ConfigurationReader.UsageError) -> Int32 {
        if arguments == ["--lines"] { return lines() }
        var arguments = arguments
        var url: WebURL?
        if let index = arguments.firstIndex(of: "--url"), index + 1 < arguments.count {
            url = WebURL(arguments[index + 1])
            guard url != nil else {
                throw ConfigurationReader.UsageError(line: "--url wants an absolute http or https URL")
            }
            arguments.removeSubrange(index...index + 1)
        }
        let isGolden = arguments.contains("--golden")
        arguments.removeAll { $0 == "--golden" }
        guard arguments.count == 1, let path = arguments.first, !path.hasPrefix("--") else {
            throw ConfigurationReader.UsageError(
                line: "extract wants FILE or -, and perhaps --url URL or --golden; or --lines")
        }
        return one(path, url: url, isGolden: isGolden)
    }

    private static func one(_ path: String, url: WebURL?, isGolden: Bool) -> Int32 {
        do {
            let bytes = try content(path)
            let extraction = try ArticleExtractor(transcode: TextConversion.utf8).extraction(
                ofHTML: bytes, url: url, contentType: nil, fetchedAt: nil, source: nil)
            let answer = isGolden ? golden(extraction.article, url: url) : explained(extraction)
            print(String(decoding: answer, as: UTF8.self))
            return 0
        } catch let error as ExtractionError {
            Program.complain(error.reason)
        } catch {
            Program.complain("\(path): \(error.localizedDescription)")
        }
        return 1
    }

    private static func content(_ path: String) throws -> [UInt8] {
        if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private static func explained(_ extraction: Extraction) -> [UInt8] {
        var writer = JSONWriter(reservingByteCount: 4096)
        let article = extraction.article
        writer.object { writer in
            writer.name("article")
            writer.json(ArticleJSON.bytes(of: article, id: article.id, version: 1))
            writer.name("explain")
            writer.object { writer in for field in extraction.fields { field.write(to: &writer) } }
        }
        return writer.bytes
    }

    /// What a golden page's `expected.json` holds; to be read and corrected by hand before it is believed.
    private static func golden(_ article: Article, url: WebURL?) -> [UInt8] {
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.member("url", (url ?? article.url)?.description)
            writer.member("headline", article.headline)
            writer.member("kicker", article.kicker)
            writer.member("standfirst", article.standfirst)
            writer.name("byline")
            writer.array { writer in for author in article.byline { writer.string(author.name) } }
            if let dateline = article.dateline {
                writer.name("dateline")
                writer.object { writer in
                    writer.member("raw", dateline.raw)
                    writer.member("place", dateline.place)
                    writer.member("start", dateline.start)
                    writer.member("length", dateline.length)
                }
            }
            writer.member("published", article.published?.rfc3339)
            writer.member("modified", article.modified?.rfc3339)
            writer.member("section", article.section)
            writer.member("lang", article.language?.code)
            writer.name("tags")
            writer.array { writer in for tag in article.tags { writer.string(tag) } }
            writer.member("archive", article.images.first?.isArchive ?? false)
            writer.name("captions")
            writer.array { writer in
                for image in article.images { if let caption = image.caption { writer.string(caption) } }
            }
            writer.name("paragraphs")
            writer.array { writer in
                for paragraph in article.paragraphs {
                    writer.object { writer in
                        writer.member("text", paragraph.text)
                        if paragraph.kind != .paragraph { writer.member("kind", paragraph.kind.rawValue) }
                    }
                }
            }
        }
        return writer.bytes
    }

    private struct Question: Decodable {
        var id: String
        var url: String?
        var htmlPath: String
        /// What the transport said of the charset.
        var encoding: String?
    }

    private static func lines() -> Int32 {
        while let line = readLine() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            var writer = JSONWriter(reservingByteCount: 16 << 10)
            do throws(Problem) {
                answer(try JSONReading.value(of: Question.self, in: Data(line.utf8)), to: &writer)
            } catch {
                Program.complain("a line that is no question: \(error.detail)")
                writer.object { $0.member("error", error.detail) }
            }
            FileHandle.standardOutput.write(Data(writer.bytes + [0x0A]))
        }
        return 0
    }

    private static func answer(_ question: Question, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", question.id)
            do {
                let extraction = try ArticleExtractor(transcode: TextConversion.utf8).extraction(
                    ofHTML: try content(question.htmlPath), url: question.url.flatMap { WebURL($0) },
                    contentType: question.encoding.map { "text/html; charset=\($0)" }, fetchedAt: nil, source: nil)
                let article = extraction.article
                writer.member("title", article.headline)
                writer.name("author")
                writer.array { writer in for author in article.byline { writer.string(author.name) } }
                writer.member("published", article.published?.rfc3339)
                writer.member("text", extraction.readableText)
                writer.member("caption", article.images.first { $0.caption != nil }?.caption)
            } catch let error as ExtractionError {
                writer.member("error", error.reason)
            } catch {
                writer.member("error", error.localizedDescription)
            }
        }
    }
}
