import Foundation
import News
import Storage

/// What became of an import's lines.
struct ImportReport {
    private let problemLimit: Int
    private var created = 0
    private var changed = 0
    private var unchanged = 0
    private var failed = 0
    private var problems: [(line: Int, problem: Problem)] = []

    init(problemLimit: Int) { self.problemLimit = problemLimit }

    /// The article in a line; nil for an empty line, and for one that is reported as a problem.
    mutating func reading(of line: LineSplitter.Line, number: Int) -> ArticleJSON.Reading? {
        switch line {
        case .tooLong(let byteCount):
            fail(number, Problem(.bodyTooLarge, "The line has \(byteCount) bytes, more than an article may have."))
            return nil
        case .whole(let bytes):
            guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
            do {
                if let own = ImportReport.exported(bytes) { return own }
                let article = try JSONReading.value(of: ArticleBody.self, in: Data(bytes)).article()
                return ArticleJSON.Reading(article: article, id: nil, version: nil)
            } catch {
                fail(number, error)
                return nil
            }
        }
    }

    /// A line that an archive exported, read the short way: it has a key and a version number.
    private static func exported(_ bytes: [UInt8]) -> ArticleJSON.Reading? {
        do {
            let reading = try ArticleJSON.reading(of: bytes)
            return reading.id != nil && reading.version != nil ? reading : nil
        } catch {
            // Not of that form: the general reader says what is wrong with it, if anything is.
            return nil
        }
    }

    mutating func count(_ outcome: Result<AddOutcome, ArchiveError>, line: Int) {
        switch outcome {
        case .success(let outcome):
            if outcome.created { created += 1 } else if outcome.changed { changed += 1 } else { unchanged += 1 }
        case .failure(let error): fail(line, Problem(error))
        }
    }

    private mutating func fail(_ line: Int, _ problem: Problem) {
        failed += 1
        if problems.count < problemLimit { problems.append((line, problem)) }
    }

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("created", created)
            writer.member("changed", changed)
            writer.member("unchanged", unchanged)
            writer.member("failed", failed)
            writer.name("problems")
            writer.array { writer in
                for (line, problem) in problems {
                    writer.object { writer in
                        writer.member("line", line)
                        writer.member("code", problem.code.rawValue)
                        writer.member("detail", problem.detail)
                        if case .pointer(let pointer)? = problem.places.first?.position {
                            writer.member("pointer", pointer)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}
