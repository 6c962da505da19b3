/// What one loop has counted since the start.
struct LoopFigures: Sendable {
    var acceptedCount = 0
    var turnedAwayCount = 0
    var receivedByteCount = 0
    var sentByteCount = 0
    /// Requests by route, method and status; the last route stands for everything without one.
    private(set) var requestCounts: [Int]
    /// Latency buckets, a row for each route, with the sum of nanoseconds behind them.
    private(set) var latencies: [Int]

    private let routeCount: Int

    /// Upper bounds in nanoseconds; the bucket behind the last has none.
    static let bounds = [
        100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 1_000_000_000, 5_000_000_000,
    ]
    /// The statuses that are counted one by one; any other counts as its hundred's first.
    static let statuses = [
        200, 201, 202, 204, 206, 300, 304, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 416,
        417, 422, 429, 431, 500, 501, 502, 503, 504, 505, 507,
    ]
    static let latencyRow = bounds.count + 2
    /// The known methods, and none.
    private static let methodCount = Method.allCases.count + 1
    /// The place of each status code from 0 to 599 in `statuses`.
    private static let places: [UInt8] = (0..<600).map { code in
        UInt8(
            statuses.firstIndex(of: code) ?? statuses.lastIndex { $0 / 100 == max(2, code / 100) && $0 % 100 == 0 } ?? 0
        )
    }

    init(routeCount: Int) {
        self.routeCount = routeCount
        requestCounts = Array(
            repeating: 0, count: (routeCount + 1) * LoopFigures.methodCount * LoopFigures.statuses.count)
        latencies = Array(repeating: 0, count: (routeCount + 1) * LoopFigures.latencyRow)
    }

    mutating func count(route: Route?, method: Method?, _ status: Status, nanoseconds: Int64) {
        let row = route?.number ?? routeCount
        let column = method.map { Int($0.rawValue) } ?? LoopFigures.methodCount - 1
        let place = Int(LoopFigures.places[min(status.code, 599)])
        requestCounts[(row * LoopFigures.methodCount + column) * LoopFigures.statuses.count + place] += 1
        var bucket = 0
        while bucket < LoopFigures.bounds.count, nanoseconds > LoopFigures.bounds[bucket] { bucket += 1 }
        latencies[row * LoopFigures.latencyRow + bucket] += 1
        latencies[row * LoopFigures.latencyRow + LoopFigures.latencyRow - 1] += Int(nanoseconds)
    }

    /// Adds another loop's counts to this one's.
    mutating func add(_ other: LoopFigures) {
        acceptedCount += other.acceptedCount
        turnedAwayCount += other.turnedAwayCount
        receivedByteCount += other.receivedByteCount
        sentByteCount += other.sentByteCount
        for index in requestCounts.indices { requestCounts[index] += other.requestCounts[index] }
        for index in latencies.indices { latencies[index] += other.latencies[index] }
    }

    /// The counts that are not zero.
    func forEachRequestCount(_ body: (_ route: Int, _ method: Method?, _ status: Int, _ count: Int) -> Void) {
        let row = LoopFigures.methodCount * LoopFigures.statuses.count
        for (index, count) in requestCounts.enumerated() where count > 0 {
            let method = Method(rawValue: UInt8(index % row / LoopFigures.statuses.count))
            body(index / row, method, LoopFigures.statuses[index % LoopFigures.statuses.count], count)
        }
    }
}

/// One loop's figures at one moment.
struct LoopSnapshot: Sendable {
    let figures: LoopFigures
    let openConnectionCount: Int
}
