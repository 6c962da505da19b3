import Crawl
import Extraction
import HTTP
import News
import Platform
import Storage

/// `/v1/sources.opml`: the sources as readers exchange them.
extension SourceHandlers {
    func exportList(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let subscriptions = follower.book.all.map { source in
            OPML.Subscription(
                feedURL: source.progress.schedule.url, title: source.settings.name ?? source.progress.title,
                siteURL: source.url == source.progress.schedule.url ? nil : source.url)
        }
        return Response(
            status: .ok,
            fields: [
                "Content-Type": "text/x-opml; charset=utf-8", "Cache-Control": "no-store",
                "Content-Disposition": "attachment; filename=\"tarwisa.opml\"",
            ],
            content: .bytes(Array(OPML.document(title: "Tarwisa", subscriptions).utf8)))
    }

    /// Follows every feed of the list; each is read for the first time when its turn comes.
    func importList(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        try Content.require(["text/x-opml", "application/xml", "text/xml"], of: request)
        guard let subscriptions = OPML.subscriptions(in: request.content) else {
            throw Problem(.invalidRequest, "This is no OPML, or it declares entities.")
        }
        var (added, known) = (0, 0)
        var addresses = follower.book.addresses
        for subscription in subscriptions {
            guard addresses.insert(subscription.feedURL.canonical).inserted else {
                known += 1
                continue
            }
            guard follower.book.count < SourceBook.limit else {
                throw Problem(.storageFull, "No more than \(SourceBook.limit) sources are followed.")
            }
            let source = FollowedSource(
                url: subscription.feedURL, settings: FollowedSource.Settings(name: subscription.title), addedAt: now())
            let isNew = try writing { () throws(PlatformError) in try follower.book.add(source) }
            if isNew { added += 1 } else { known += 1 }
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("added", added)
            writer.member("known", known)
        }
        return .json(writer.bytes, caching: "no-store")
    }
}
