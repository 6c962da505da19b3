import Crawl
import Platform
import Storage

extension Application {
    /// Joins the rooms for one configuration.
    init(_ configuration: Configuration, archive: Archive, fetcher: Fetcher, keys: KeyRing, figures: FigureSource) {
        let requestGuard = RequestGuard(configuration, keys: keys)
        let now: @Sendable () -> Int64 = { WallClock.milliseconds / 1000 }
        let service = ArticleService(
            archive: archive, fetcher: fetcher, now: now, figures: figures.service,
            fetchSlots: Slots(max(1, configuration.poolThreadCount * 3 / 4)))
        self.init(
            articles: ArticleHandlers(service: service, requestGuard: requestGuard),
            versions: VersionHandlers(archive: archive),
            search: SearchHandlers(archive: archive, now: now), exploration: ExplorationHandlers(archive: archive),
            neighbours: NeighbourHandlers(archive: archive), feeds: FeedHandlers(archive: archive),
            transfer: TransferHandlers(archive: archive), system: SystemHandlers(archive: archive, figures: figures),
            requestGuard: requestGuard,
            crossOrigin: CrossOrigin(allowedOrigins: Set(configuration.allowedOrigins.map { $0.lowercased() })),
            importLimitBytes: configuration.importLimitBytes)
    }
}
