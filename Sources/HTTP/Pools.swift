import Platform

/// The threads that handlers run on: those that compute, and those that wait for disks and hosts, so that these never hold up those.
struct Pools: Sendable {
    let computing: WorkPool
    let waiting: WorkPool

    init(_ settings: ServerSettings) {
        let computingCount = settings.computingThreadCount
        computing = WorkPool(
            name: "tarwisa.computing", threadCount: computingCount > 0 ? computingCount : EventLoop.coreCount,
            waitingLimit: settings.poolWaitingLimit, patience: settings.computingPatience)
        waiting = WorkPool(
            name: "tarwisa.waiting", threadCount: settings.waitingThreadCount, waitingLimit: settings.poolWaitingLimit,
            patience: settings.waitingPatience)
    }
}
