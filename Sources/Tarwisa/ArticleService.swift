import Crawl
import Extraction
import News
import Platform
import Storage

/// Joins the rooms: a submission goes in, an article that is stored and searchable comes out.
///
/// Every call may block (a fetch, an fsync): it runs on the server's pool, never on an event loop.
struct ArticleService: Sendable {
    let archive: Archive
    let fetcher: PoliteFetcher
    /// How long a page may wait for its host's turn, in seconds.
    var patienceSeconds: Int64 = 30
    let extractor = ArticleExtractor(transcode: TextConversion.utf8)
    /// Seconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64
    let figures: ServiceFigures
    /// Fetches at the same time: fewer than the threads they run on, so that hosts which hang leave some for posted articles.
    var fetchSlots: Slots

    /// The same service for work that nobody waits for: a page may wait an hour for its host's turn.
    var patiently: ArticleService {
        var service = self
        service.patienceSeconds = 3_600
        service.fetchSlots = Slots(.max)  // the threads of jobs are their own bound
        return service
    }

    /// Fetches, reads or takes the article that a submission holds, and keeps it.
    func add(_ submission: SubmissionBody) throws(Problem) -> AddOutcome {
        try store(extraction(of: submission).article)
    }

    /// Durable and searchable when it returns.
    private func store(_ article: Article) throws(Problem) -> AddOutcome {
        do {
            let outcome = try archive.add(article)
            archive.waitForIndex()
            return outcome
        } catch {
            throw Problem(error)
        }
    }

    func delete(_ id: ArticleID, ifMatch etag: String?) throws(Problem) -> DeleteOutcome {
        do {
            let outcome = try archive.delete(id, matching: etag == "*" ? nil : etag)
            archive.waitForIndex()
            return outcome
        } catch {
            throw Problem(error)
        }
    }

    /// What `add` would store, with the reasons for each field; nothing is stored.
    func extraction(of submission: SubmissionBody) throws(Problem) -> Extraction {
        switch submission {
        case .url(let text):
            return try extraction(ofPageAt: try url(text))
        case .html(let body):
            let url = try body.url.map { text throws(Problem) in try self.url(text) }
            do {
                return try extractor.extraction(
                    ofHTML: Array(body.html.utf8), url: url, contentType: "text/html; charset=utf-8", fetchedAt: now(),
                    source: nil)
            } catch {
                throw problem(error)
            }
        case .text(let body):
            return try extraction(of: body)
        case .article(let body):
            return Extraction(article: try body.article(), fields: [])
        }
    }

    private func extraction(of body: SubmissionBody.TextBody) throws(Problem) -> Extraction {
        let url = try body.url.map { text throws(Problem) in try self.url(text) }
        do {
            var extraction = try extractor.extraction(
                ofText: body.text, source: body.source?.source, timeZone: body.tz, receivedAt: now())
            extraction.article.url = url
            return extraction
        } catch {
            throw problem(error)
        }
    }

    private func extraction(ofPageAt url: WebURL) throws(Problem) -> Extraction {
        let page = try fetch(url)
        let extraction: Extraction
        do {
            extraction = try extractor.extraction(of: page)
        } catch {
            throw problem(error)
        }
        if fetcher.forbidsArchiving(extraction.robotsDirectives) { throw Problem(FetchError.noArchive) }
        return extraction
    }

    private func problem(_ error: ExtractionError) -> Problem {
        figures.extractionFailures.count(error.label)
        return Problem(error)
    }

    private func fetch(_ url: WebURL) throws(Problem) -> Page {
        guard fetchSlots.take() else {
            figures.fetches.count("busy")
            var problem = Problem(.notReady, "Too many pages are being fetched; try again in a moment.")
            problem.retryAfterSeconds = 1
            throw problem
        }
        defer { fetchSlots.giveBack() }
        let outcome: FetchOutcome
        do {
            outcome = try fetcher.fetch(
                FetchRequest(url: url), patienceSeconds: patienceSeconds, isAttended: true)
        } catch {
            figures.fetches.count(error.label)
            throw Problem(error)
        }
        figures.fetches.count("fetched")
        switch outcome {
        case .page(let page): return page
        case .notModified: throw Problem(.upstreamError, "The source answered 304 to an unconditional request.")
        }
    }

    private func url(_ text: String) throws(Problem) -> WebURL {
        guard let url = WebURL(text) else {
            throw Problem(.invalidParameter, "This is not an absolute http or https URL.", at: .pointer("/url"))
        }
        return url
    }
}
