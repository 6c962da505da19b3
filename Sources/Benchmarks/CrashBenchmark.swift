import Foundation
import News
import Platform
import Storage

/// Servers that are killed under load, and a file layer that fails at every call in turn: what was acknowledged must be there.
enum CrashBenchmark {
    private struct Options {
        var rounds = 200
        var points = 10_000
        var seed: UInt64 = 1
        var directory = "crash-benchmark"
        var program = "tarwisa"
    }

    /// Options: `--rounds N` kills, `--points N` faults, `--seed N`, `--directory DIR`, `--program PATH` of the server.
    static func run(_ arguments: [String]) throws {
        var options = Options()
        let own = CommandLine.arguments[0]
        if let slash = own.lastIndex(of: "/") { options.program = own[...slash] + "tarwisa" }
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--rounds": options.rounds = Int(value) ?? options.rounds
            case "--points": options.points = Int(value) ?? options.points
            case "--seed": options.seed = UInt64(value) ?? options.seed
            case "--directory": options.directory = value
            case "--program": options.program = value
            default: print("unknown option \(option)")
            }
        }
        var lost = injectFaults(options)
        lost += try killServers(options)
        if lost > 0 { endProcess(status: 1) }
    }

    // MARK: Faults under the file layer

    /// Every kind of fault, short and long, at every call of a run in turn; then the next run.
    private static func injectFaults(_ options: Options) -> Int {
        var (points, acknowledged, lost, restarts) = (0, 0, 0, 0)
        var seed = options.seed
        while points < options.points {
            for kind in SimulatedDisk.Fault.Kind.allCases {
                for length in [1, 5] {
                    var call = 0
                    var wasReached = true
                    while wasReached, points < options.points {
                        let fault = SimulatedDisk.Fault(call: call, kind: kind, length: length)
                        var found: [String] = []
                        do throws(ArchiveError) {
                            let result = try CrashModel.point(fault, seed: seed &* 7919 &+ UInt64(call))
                            wasReached = result.wasReached
                            acknowledged += result.acknowledgedCount
                            restarts += result.restartCount
                            found = result.problems
                        } catch {
                            found = ["no start: \(error)"]
                        }
                        points += wasReached ? 1 : 0
                        lost += found.count
                        for problem in found { print("\(kind) × \(length) at call \(call), seed \(seed): \(problem)") }
                        call += 1
                    }
                }
            }
            seed += 1
        }
        print("faults: points \(points), restarts \(restarts), acknowledged \(acknowledged), lost \(lost)")
        return lost
    }

    // MARK: Servers that are killed

    private static func killServers(_ options: Options) throws -> Int {
        guard options.rounds > 0 else { return 0 }
        try Directory.mkdir(options.directory)
        let data = options.directory + "/data"
        // Articles of an earlier run would count as lost ones of this.
        if FileManager.default.fileExists(atPath: data) { try FileManager.default.removeItem(atPath: data) }
        var trial = CrashTrial(program: options.program, directory: data, seed: options.seed)
        var lost = 0
        for round in 1...options.rounds {
            let found = try trial.round(round)
            lost += found.count
            for problem in found { print("round \(round): \(problem)") }
        }
        print("rewritten segments \(try trial.rewrittenSegmentCount()), kills \(trial.killCount)")
        print("rounds \(options.rounds), acknowledged \(trial.ledger.acknowledgedCount), lost \(lost)")
        return lost
    }
}
