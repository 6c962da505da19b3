import Dispatch
import Glibc
import Platform
import Synchronization

/// Ordinary requests in peace, and beside a slowloris of a thousand connections and a stream of random bytes.
struct HTTPAttack {
    let bench: HTTPBench
    let seconds: Int

    func run() throws {
        let server = try bench.startServer()
        defer { server.stop() }
        let row = HTTPRow(name: "ordinary", connectionCount: 8)
        let peace = try bench.measure(server, server.path, row, seconds: seconds)
        let siege = Siege(port: server.port)
        let attackers = DispatchGroup()
        DispatchQueue(label: "slowloris").async(group: attackers) { siege.drip() }
        DispatchQueue(label: "noise").async(group: attackers) { siege.makeNoise() }
        let besieged = try bench.measure(server, server.path, row, seconds: seconds)
        siege.end()
        attackers.wait()
        var table = MeasurementTable()
        table.add("in peace, requests", peace.requestsPerSecond, "1/s")
        table.add("in peace, p99", peace.p99, "µs")
        table.add("under attack, requests", besieged.requestsPerSecond, "1/s")
        table.add("under attack, p99", besieged.p99, "µs")
        table.add("p99, ratio", besieged.p99 / peace.p99, "")
        table.add("slow connections cut off and opened anew", Double(siege.counts.withLock { $0.cutOff }), "")
        table.add("connections of random bytes", Double(siege.counts.withLock { $0.noisy }), "")
        table.printLines(named: "http-attack")
    }
}

/// The attackers, until `end`.
private final class Siege: Sendable {
    let port: Int
    let counts = Monitor((cutOff: 0, noisy: 0))
    private let isOver = Atomic(false)
    private static let slowCount = 1000
    /// New connections a second that bring random bytes.
    private static let noiseRate = 200

    init(port: Int) { self.port = port }

    func end() { isOver.store(true, ordering: .relaxed) }

    private var goesOn: Bool { !isOver.load(ordering: .relaxed) }

    /// A thousand connections, each with a byte of a header section a second; one that was cut off is opened anew.
    func drip() {
        let text = Array("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".utf8)
        var clients = [LoopbackClient?](repeating: nil, count: Siege.slowCount)
        var sent = [Int](repeating: 0, count: Siege.slowCount)
        while goesOn {
            let round = MonotonicTime.now
            for index in clients.indices {
                if clients[index] == nil { (clients[index], sent[index]) = (connected(), 0) }
                let byte = sent[index] < text.count ? text[sent[index]] : 0x61
                sent[index] += 1
                if clients[index]?.send([byte]) == false {
                    clients[index] = nil
                    counts.withLock { $0.cutOff += 1 }
                }
            }
            let rest = 1000 - MonotonicTime.now.milliseconds(since: round)
            if rest > 0 { usleep(UInt32(rest) * 1000) }
        }
    }

    /// Connections that send a block of random bytes each.
    func makeNoise() {
        var random = SystemRandomNumberGenerator()
        while goesOn {
            let block = (0..<4096).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            _ = connected()?.send(block)
            counts.withLock { $0.noisy += 1 }
            usleep(UInt32(1_000_000 / Siege.noiseRate))
        }
    }

    /// A new connection, or nil where none can be had now.
    private func connected() -> LoopbackClient? {
        do {
            return try LoopbackClient(port: port)
        } catch {
            return nil  // The server's backlog is full: the next round tries again.
        }
    }
}
