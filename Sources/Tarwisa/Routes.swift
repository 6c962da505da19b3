import HTTP

/// The whole REST surface on one screen: method, path, who answers, and where that runs.
///
/// `.loop` handlers answer from memory and never block; `.pool` handlers work long; `.waitingPool` handlers wait for the disk or a host.
enum Routes {
    static func router(_ application: Application) -> Router {
        var router = Router()
        let (articles, search, system) = (application.articles, application.search, application.system)
        router.on(.post, "/v1/articles", on: .waitingPool, application.answering(articles.add))
        router.on(.post, "/v1/extract", on: .waitingPool, application.answering(articles.extract))
        router.on(.get, "/v1/articles", on: .pool, application.answering(search.list))
        router.on(.get, "/v1/articles/{id}", on: .loop, application.answering(articles.get))
        router.on(.delete, "/v1/articles/{id}", on: .waitingPool, application.answering(articles.delete))
        router.on(.get, "/v1/articles/{id}/versions", on: .pool, application.answering(application.versions.list))
        router.on(.get, "/v1/articles/{id}/versions/{n}", on: .pool, application.answering(application.versions.get))
        router.on(.get, "/v1/articles/{id}/diff", on: .pool, application.answering(application.versions.diff))
        router.on(.get, "/v1/articles/{id}/related", on: .pool, application.answering(application.neighbours.related))
        router.on(
            .get, "/v1/articles/{id}/duplicates", on: .pool, application.answering(application.neighbours.duplicates))
        let insight = application.insight
        router.on(.get, "/v1/articles/{id}/entities", on: .loop, application.answering(insight.entitiesOfArticle))
        router.on(.get, "/v1/articles/{id}/quotes", on: .loop, application.answering(insight.quotesOfArticle))
        router.on(.get, "/v1/articles/{id}/relations", on: .loop, application.answering(insight.relationsOfArticle))
        router.on(.get, "/v1/articles/{id}/dates", on: .loop, application.answering(insight.datesOfArticle))
        router.on(.get, "/v1/entities", on: .pool, application.answering(insight.entities))
        router.on(.get, "/v1/entities/{id}", on: .pool, application.answering(insight.entity))
        router.on(.get, "/v1/quotes", on: .pool, application.answering(insight.quotes))
        router.on(.get, "/v1/relations", on: .pool, application.answering(insight.relations))
        router.on(.get, "/v1/stories", on: .pool, application.answering(application.stories.list))
        router.on(.get, "/v1/stories/{id}", on: .pool, application.answering(application.stories.get))
        router.on(.get, "/v1/search", on: .pool, application.answering(search.search))
        router.on(.post, "/v1/search", on: .pool, application.answering(search.searchByPost))
        router.on(.get, "/v1/suggest", on: .pool, application.answering(application.exploration.suggest))
        router.on(.get, "/v1/timeline", on: .pool, application.answering(application.exploration.timeline))
        router.on(.get, "/v1/analyze", on: .loop, application.answering(application.exploration.analyze))
        router.on(.get, "/v1/feed.json", on: .pool, application.answering(application.feeds.feed(as: .json)))
        router.on(.get, "/v1/feed.atom", on: .pool, application.answering(application.feeds.feed(as: .atom)))
        router.on(.get, "/v1/feed.rss", on: .pool, application.answering(application.feeds.feed(as: .rss)))
        router.on(.get, "/v1/export", on: .pool, application.answering(application.transfer.export))
        router.onStream(
            .post, "/v1/import", contentLimit: application.importLimitBytes,
            application.answering(application.transfer.importing))
        let sources = application.sources
        router.on(.get, "/v1/sources", on: .pool, application.answering(sources.list))
        router.on(.post, "/v1/sources", on: .waitingPool, application.answering(sources.add))
        router.on(.get, "/v1/sources/{id}", on: .pool, application.answering(sources.get))
        router.on(.patch, "/v1/sources/{id}", on: .waitingPool, application.answering(sources.change))
        router.on(.delete, "/v1/sources/{id}", on: .waitingPool, application.answering(sources.remove))
        router.on(.post, "/v1/sources/{id}/refresh", on: .waitingPool, application.answering(sources.refresh))
        router.on(.get, "/v1/sources.opml", on: .pool, application.answering(sources.exportList))
        router.on(.post, "/v1/sources.opml", on: .waitingPool, application.answering(sources.importList))
        router.on(.get, "/v1/jobs/{id}", on: .loop, application.answering(application.jobs.get))
        router.on(.get, "/healthz", on: .loop, application.answering(system.health))
        router.on(.get, "/readyz", on: .loop, application.answering(system.readiness))
        router.on(.get, "/openapi.json", on: .loop, application.answering(system.contract))
        router.on(.get, "/metrics", on: .pool, application.answering(system.metrics))
        return router
    }
}
