import Crawl
import Extraction
import News
import Platform
import Storage

/// Brings the articles in that a source announces: fetched whole, extracted, judged together, stored. Blocks.
struct ArticleIntake: Sendable {
    let archive: Archive
    let fetcher: PoliteFetcher
    let texts: SiteTexts
    let figures: ServiceFigures
    let extractor = ArticleExtractor(transcode: TextConversion.utf8)
    /// Seconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64
    /// How long a page may wait for its host's turn.
    var patienceSeconds: Int64 = 600

    /// What became of one entry, for its reader and for the ledger.
    struct Taken: Sendable {
        let url: WebURL
        var visit: EntryVisit
        var outcome: EntryLedger.Outcome
        var isExtractionFailure = false
    }

    private enum Fetched {
        case article(Article)
        case notModified(ArticleID)
        case problem(Problem, EntryLedger.Outcome, isExtractionFailure: Bool)
    }

    /// Takes the entries one after the other; ends early where the fetcher is shut down.
    func take(_ entries: [EntryLedger.Pending], of source: FollowedSource) -> [Taken] {
        var fetched: [(url: WebURL, result: Fetched)] = []
        var busy: [String: Int64] = [:]
        for entry in entries {
            if let seconds = busy[entry.url.host] {
                fetched.append((entry.url, postponed(seconds)))
                continue
            }
            do throws(FetchError) {
                fetched.append((entry.url, try fetch(entry.url, of: source)))
                figures.fetches.count("fetched")
            } catch {
                if error == .unavailable { break }
                figures.fetches.count(error.label)
                if case .hostBusy(let seconds) = error { busy[entry.url.host] = seconds }
                fetched.append((entry.url, ArticleIntake.result(of: error)))
            }
        }
        return stored(fetched)
    }

    private func fetch(_ url: WebURL, of source: FollowedSource) throws(FetchError) -> Fetched {
        var request = FetchRequest(url: url)
        let known = ArticleID(ofCanonicalURL: url.canonical)
        request.etag = validator(of: known)
        switch try fetcher.fetch(request, patienceSeconds: patienceSeconds) {
        case .notModified: return .notModified(known)
        case .page(let page):
            let extraction: Extraction
            do throws(ExtractionError) {
                extraction = try extractor.extraction(of: page, source: source.articleSource(at: page.url))
            } catch {
                figures.extractionFailures.count(error.label)
                let mayPass = if case .notAnArticle = error { true } else { error == .empty }
                return .problem(Problem(error), mayPass ? .failed : .settled, isExtractionFailure: true)
            }
            if fetcher.forbidsArchiving(extraction.robotsDirectives) { throw .noArchive }
            return .article(extraction.article)
        }
    }

    /// The entity tag that the page had when its article was stored.
    private func validator(of id: ArticleID) -> String? {
        do { return try archive.snapshot.article(id)?.article.provenance.upstreamETag } catch { return nil }
    }

    private func postponed(_ seconds: Int64) -> Fetched { ArticleIntake.result(of: .hostBusy(retryAfter: seconds)) }

    private static func result(of error: FetchError) -> Fetched {
        let outcome: EntryLedger.Outcome =
            switch error {
            case .hostBusy(let seconds): .postponed(seconds: seconds)
            case .status(let code, let retryAfter):
                code >= 500 || [408, 425, 429].contains(code)
                    ? retryAfter.map { .postponed(seconds: $0) } ?? .failed : .settled
            case .unreachable, .timeout, .tls, .incomplete, .badResponse, .badContentCoding, .emptyContent,
                .unavailable:
                .failed
            case .urlNotAllowed, .tooLarge, .headerSectionTooLarge, .tooManyRedirects, .notHTML, .robotsDisallowed,
                .noArchive, .notAFeed:
                .settled
            }
        return .problem(Problem(error), outcome, isExtractionFailure: false)
    }

    private func stored(_ fetched: [(url: WebURL, result: Fetched)]) -> [Taken] {
        var verdicts: [Int: SiteTexts.Verdict] = [:]
        var bySite: [String: [Int]] = [:]
        for (index, item) in fetched.enumerated() {
            if case .article(let article) = item.result { bySite[article.source.id, default: []].append(index) }
        }
        for (site, indices) in bySite {
            let candidates = indices.compactMap { index -> SiteTexts.Candidate? in
                guard case .article(let article) = fetched[index].result else { return nil }
                return SiteTexts.Candidate(article, page: fetched[index].url)
            }
            for (index, verdict) in zip(indices, texts.verdicts(on: candidates, site: site)) {
                verdicts[index] = verdict
            }
        }
        var taken: [Int: Taken] = [:]
        for index in ArticleIntake.order(of: fetched) {
            let (url, result) = fetched[index]
            taken[index] =
                switch result {
                case .article(let article): self.taken(article, at: url, verdicts[index] ?? .own)
                case .notModified(let id): self.taken(url, .known, id)
                case .problem(let problem, let outcome, let isExtractionFailure):
                    self.taken(url, problem, outcome, isExtractionFailure)
                }
        }
        archive.waitForIndex()  // Who is told that a visit is over finds what it brought.
        return fetched.indices.compactMap { taken[$0] }
    }

    /// The order of publication: feeds list the newest first, and stories are founded by who tells them first.
    private static func order(of fetched: [(url: WebURL, result: Fetched)]) -> [Int] {
        func time(_ index: Int) -> Int64 {
            guard case .article(let article) = fetched[index].result else { return .min }
            return article.published?.epochSeconds ?? .min
        }
        return fetched.indices.sorted {
            (time($0), fetched[$0].url.description) < (time($1), fetched[$1].url.description)
        }
    }

    private func taken(_ article: Article, at url: WebURL, _ verdict: SiteTexts.Verdict) -> Taken {
        switch verdict {
        case .duplicate(let id): return taken(url, .duplicate, id)
        case .repeated:
            let problem = Problem(.extractionFailed, "The site gives this same text for many of its pages.")
            return taken(url, problem, .failed, true)
        case .own:
            do throws(ArchiveError) {
                let outcome = try archive.add(article)
                return taken(url, outcome.created ? .created : outcome.changed ? .changed : .known, outcome.id)
            } catch {
                return taken(url, Problem(error), .postponed(seconds: 600), false)
            }
        }
    }

    private func taken(_ url: WebURL, _ outcome: EntryVisit.Outcome, _ id: ArticleID) -> Taken {
        Taken(
            url: url,
            visit: EntryVisit(
                url: url.description, outcome: outcome, article: id.description, problem: nil, at: now()),
            outcome: .settled)
    }

    private func taken(
        _ url: WebURL, _ problem: Problem, _ outcome: EntryLedger.Outcome, _ isExtractionFailure: Bool
    ) -> Taken {
        Taken(
            url: url,
            visit: EntryVisit(
                url: url.description, outcome: .failed, article: nil, problem: NotedProblem(problem, at: now()),
                at: now()),
            outcome: outcome, isExtractionFailure: isExtractionFailure)
    }
}
