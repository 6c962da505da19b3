import News
import Storage

/// Work that a request began and did not wait for.
struct Job: Sendable {
    enum Kind: String, Sendable {
        /// An article that was submitted.
        case article
        /// A source that is polled at once.
        case refresh
    }

    enum State: String, Sendable { case waiting, running, done, failed }

    enum Result: Sendable {
        case article(ArticleID, created: Bool, changed: Bool, version: Int)
        case visit(source: String, VisitReport)
        case problem(Problem)
    }

    let id: String
    let kind: Kind
    /// Times are seconds since 1970-01-01T00:00:00Z.
    let createdAt: Int64
    var startedAt: Int64?
    var finishedAt: Int64?
    var result: Result?

    var state: State {
        switch result {
        case .problem: .failed
        case .article, .visit: .done
        case nil: startedAt == nil ? .waiting : .running
        }
    }

    func json(inArabic: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id)
            writer.member("kind", kind.rawValue)
            writer.member("state", state.rawValue)
            writer.member("created_at", FollowedSource.time(createdAt))
            writer.member("started_at", startedAt.map(FollowedSource.time))
            writer.member("finished_at", finishedAt.map(FollowedSource.time))
            switch result {
            case nil: break
            case .article(let id, let created, let changed, let version):
                writer.name("result")
                writer.object { writer in
                    writer.member("article", id.description)
                    writer.member("location", "/v1/articles/\(id)")
                    writer.member("created", created)
                    writer.member("changed", changed)
                    writer.member("version", version)
                }
            case .visit(let source, let report):
                writer.name("result")
                writer.object { writer in
                    writer.member("source", source)
                    writer.member("location", "/v1/sources/\(source)")
                    report.writeMembers(to: &writer)
                }
            case .problem(let problem):
                writer.name("problem")
                problem.write(to: &writer, inArabic: inArabic, requestID: nil)
            }
        }
        return writer.bytes
    }
}
