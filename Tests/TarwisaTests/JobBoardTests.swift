import Dispatch
import Platform
import Testing

@testable import Tarwisa

@Suite("The job board")
struct JobBoardTests {
    private final class Marks: Sendable {
        let state = Monitor<[Int]>([])
        func add(_ number: Int) { state.withLock { $0.append(number) } }
        var all: [Int] { state.withLock { $0 } }
    }

    private static func ended(_ board: JobBoard, _ jobs: [Job]) async throws {
        for job in jobs {
            while board[job.id]?.result == nil { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    @Test("work on one host is done in turn, and a host that keeps everybody waiting keeps no other waiting")
    func hosts() async throws {
        let board = JobBoard { 7 }
        let (gate, marks) = (DispatchSemaphore(value: 0), Marks())
        let slow = (0..<100).compactMap { number in
            board.submit(.article, host: "slow.example") { () throws(Problem) in
                gate.wait()
                marks.add(number)
                return .visit(source: "s", VisitReport())
            }
        }
        let other = try #require(
            board.submit(.article, host: "other.example") { () throws(Problem) in throw Problem(.notFound, "none") })
        try await JobBoardTests.ended(board, [other])
        #expect(board[other.id]?.state == .failed && marks.all.isEmpty)
        #expect(board[slow[0].id]?.state == .running || board[slow[0].id]?.state == .waiting)
        #expect(board[slow[99].id]?.state == .waiting && board.openCount == 100)
        for _ in slow { gate.signal() }
        try await JobBoardTests.ended(board, slow)
        #expect(marks.all == Array(0..<100))
        #expect(board.openCount == 0)
    }

    @Test("ended jobs are remembered up to a number, the latest of them")
    func memory() {
        let board = JobBoard { 7 }
        let jobs = (0..<12_000).map { _ in board.open(.refresh) }
        for job in jobs { board.end(job.id, .problem(Problem(.notFound, "none"))) }
        #expect(board[jobs[0].id] == nil)
        #expect(board[jobs[11_999].id]?.state == .failed)
    }
}
