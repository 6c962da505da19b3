import Crawl
import Platform
import Storage

extension Application {
    /// Joins the rooms for one configuration.
    init(_ configuration: Configuration, archive: Archive, fetcher: Fetcher, figures: FigureSource) {
        let now: @Sendable () -> Int64 = { WallClock.milliseconds / 1000 }
        let service = ArticleService(archive: archive, fetcher: fetcher, now: now)
        self.init(
            articles: ArticleHandlers(service: service), versions: VersionHandlers(archive: archive),
            search: SearchHandlers(archive: archive, now: now), exploration: ExplorationHandlers(archive: archive),
            neighbours: NeighbourHandlers(archive: archive), feeds: FeedHandlers(archive: archive),
            transfer: TransferHandlers(archive: archive), system: SystemHandlers(archive: archive, figures: figures),
            requestGuard: RequestGuard(configuration),
            crossOrigin: CrossOrigin(allowedOrigins: Set(configuration.allowedOrigins.map { $0.lowercased() })),
            importLimitBytes: configuration.importLimitBytes)
    }
}
