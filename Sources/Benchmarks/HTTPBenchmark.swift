import Foundation

/// The whole server against its peers over loopback: the server on core 0, `wrk` on core 1, all of them in turns, medians.
///
/// Options: `--seconds S` a run (3), `--rounds N` (3), `--idle N` connections (10000), `--peers NAME,…`, `--rows NAME,…`,
/// `--part speed|allocations|attack` (speed), `--attack-seconds S` (60).
enum HTTPBenchmark {
    static func run(_ arguments: [String]) throws {
        var plan = HTTPPlan()
        var part = "speed"
        var attackSeconds = 60
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--seconds": plan.seconds = Int(value) ?? plan.seconds
            case "--rounds": plan.roundCount = Int(value) ?? plan.roundCount
            case "--idle": plan.idleCount = Int(value) ?? plan.idleCount
            case "--peers": plan.peerNames = value.split(separator: ",").map { String($0) }
            case "--rows": plan.rowNames = value.split(separator: ",").map { String($0) }
            case "--part": part = value
            case "--attack-seconds": attackSeconds = Int(value) ?? attackSeconds
            default: print("unknown option \(option)")
            }
        }
        let bench = try HTTPBench()
        defer { bench.end() }
        switch part {
        case "allocations": try HTTPAllocations(bench: bench).run()
        case "attack": try HTTPAttack(bench: bench, seconds: attackSeconds).run()
        default: try speed(bench, plan)
        }
    }

    private static func speed(_ bench: HTTPBench, _ plan: HTTPPlan) throws {
        let rows = HTTPRow.all.filter { plan.rowNames.isEmpty || plan.rowNames.contains($0.name) }
        var results: [String: [HTTPMeasurement]] = [:]
        for row in rows {
            let peers = try bench.startPeers(plan.peerNames, logging: row.isLogged)
            defer { peers.forEach { $0.stop() } }
            for _ in 0..<plan.roundCount {
                for peer in peers {
                    guard let measurement = try measurement(of: peer, row, bench, plan) else { continue }
                    results[row.name + peer.name, default: []].append(measurement)
                    // Letting go of ten thousand connections is not to fall into the next one's time: all share a core.
                    peer.waitUntilQuiet()
                }
            }
        }
        let table = HTTPTable(rows: rows, names: bench.peerNames, results: results)
        table.printLines()
    }

    /// nil where the peer has nothing to measure in this row.
    private static func measurement(
        of peer: HTTPPeer, _ row: HTTPRow, _ bench: HTTPBench, _ plan: HTTPPlan
    ) throws -> HTTPMeasurement? {
        guard let path = row.isPost ? peer.echoPath : peer.path else { return nil }
        // Each asks once and stays open.
        let idle = try (0..<(row.isBesideIdle ? plan.idleCount : 0)).map { _ in
            let client = try LoopbackClient(port: peer.port)
            _ = try client.exchange("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            return client
        }
        peer.waitUntilQuiet()
        let measurement = try bench.measure(peer, path, row, seconds: plan.seconds)
        return withExtendedLifetime(idle) { measurement }
    }
}

/// What is measured, and how long.
struct HTTPPlan {
    var seconds = 3
    var roundCount = 3
    var idleCount = 10_000
    /// Empty: all.
    var peerNames: [String] = []
    var rowNames: [String] = []
}

/// One line of the table: a manner of asking.
struct HTTPRow {
    let name: String
    var connectionCount = 64
    var script: String?
    var isPost = false
    var isBesideIdle = false
    var isLogged = false
    /// Whether the time of one request is what counts.
    var isLatency = false

    static let all = [
        HTTPRow(name: "keep-alive"),
        HTTPRow(name: "logged", isLogged: true),
        HTTPRow(name: "idle", isBesideIdle: true),
        HTTPRow(
            name: "pipelined",
            script: """
                init = function(args)
                  local all = {}
                  for i = 1, 16 do all[i] = wrk.format("GET") end
                  requests = table.concat(all)
                end
                request = function() return requests end
                """),
        HTTPRow(name: "single", connectionCount: 1, isLatency: true),
        HTTPRow(name: "connection", script: "wrk.headers[\"Connection\"] = \"close\""),
        HTTPRow(name: "post", script: "wrk.method = \"POST\"\nwrk.body = string.rep(\"x\", 8192)", isPost: true),
    ]
}
