import Crawl
import Platform
import Storage

extension Application {
    /// Joins the rooms for one configuration.
    init(_ configuration: Configuration, archive: Archive, following: Following, keys: KeyRing, figures: FigureSource) {
        let requestGuard = RequestGuard(configuration, keys: keys)
        let now = following.now
        let service = ArticleService(
            archive: archive, fetcher: following.fetcher, patienceSeconds: Int64(configuration.fetchTimeoutSeconds),
            now: now, figures: figures.service, fetchSlots: Slots(max(1, configuration.poolThreadCount * 3 / 4)))
        self.init(
            articles: ArticleHandlers(service: service, requestGuard: requestGuard, jobs: following.jobs),
            versions: VersionHandlers(archive: archive),
            search: SearchHandlers(archive: archive, now: now), exploration: ExplorationHandlers(archive: archive),
            insight: InsightHandlers(archive: archive), stories: StoryHandlers(archive: archive),
            neighbours: NeighbourHandlers(archive: archive, book: following.follower.book),
            feeds: FeedHandlers(archive: archive),
            transfer: TransferHandlers(archive: archive),
            sources: SourceHandlers(follower: following.follower, requestGuard: requestGuard, now: now),
            jobs: JobHandlers(board: following.jobs),
            system: SystemHandlers(archive: archive, figures: figures, following: following),
            requestGuard: requestGuard,
            crossOrigin: CrossOrigin(allowedOrigins: Set(configuration.allowedOrigins.map { $0.lowercased() })),
            importLimitBytes: configuration.importLimitBytes)
    }
}

/// What follows sources and works on jobs, joined for one configuration.
struct Following: Sendable {
    let fetcher: PoliteFetcher
    let jobs: JobBoard
    let follower: SourceFollower
    /// Seconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64

    init(
        _ configuration: Configuration, archive: Archive, fetcher: Fetcher, figures: ServiceFigures
    ) throws(PlatformError) {
        let now: @Sendable () -> Int64 = { WallClock.milliseconds / 1000 }
        var politeness = Politeness()
        politeness.delayMilliseconds = Int64(configuration.hostDelayMilliseconds)
        politeness.honoursRobots = configuration.honoursRobots
        let polite = PoliteFetcher(fetcher, politeness)
        let jobs = JobBoard(now: now)
        let follower = SourceFollower(
            book: try SourceBook(at: configuration.dataDirectory + "/sources"),
            poll: SourcePoll(fetcher: polite, now: now),
            intake: ArticleIntake(
                archive: archive, fetcher: polite, texts: SiteTexts(archive), figures: figures, now: now), jobs: jobs,
            now: now)
        (self.fetcher, self.jobs, self.follower, self.now) = (polite, jobs, follower, now)
    }

    /// Sources whose last poll failed.
    var failingCount: Int { follower.book.all.count { $0.state == .failing } }

    /// Ends every fetch, then every visit.
    func stop() {
        fetcher.shutDown()
        follower.stop()
    }
}
