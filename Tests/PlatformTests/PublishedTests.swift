import Dispatch
import Synchronization
import Testing

@testable import Platform

@Suite("A published reference is read without a lock") struct PublishedTests {
    /// Counts how many of its kind live, and holds two equal halves.
    private final class Version: Sendable {
        static let livingCount = Atomic<Int>(0)
        let number: Int
        let copy: [Int]

        init(_ number: Int) {
            (self.number, copy) = (number, [number, number, number, number])
            Version.livingCount.add(1, ordering: .relaxed)
        }

        deinit { Version.livingCount.subtract(1, ordering: .relaxed) }
    }

    @Test("readers see whole values in order, and the old ones go") func readersAndWriters() {
        let published = Published(Version(0))
        let (writerCount, roundCount, readerCount) = (2, 2000, 4)
        let shared = Shared(published: published)
        let (readers, writers) = (DispatchGroup(), DispatchGroup())
        for reader in 0..<readerCount {
            DispatchQueue(label: "reader.\(reader)").async(group: readers) { shared.read() }
        }
        for writer in 0..<writerCount {
            DispatchQueue(label: "writer.\(writer)").async(group: writers) {
                for _ in 0..<roundCount { shared.published.replace { Version($0.number + 1) } }
            }
        }
        writers.wait()
        shared.isOver.store(true, ordering: .relaxed)
        readers.wait()
        #expect(shared.disorderCount.load(ordering: .relaxed) == 0)
        #expect(published.value.number == writerCount * roundCount)
        #expect(Version.livingCount.load(ordering: .relaxed) == 1)
    }

    private final class Shared: Sendable {
        let published: Published<Version>
        let isOver = Atomic(false)
        let disorderCount = Atomic<Int>(0)

        init(published: Published<Version>) { self.published = published }

        /// Notes every value that is torn or older than one seen before.
        func read() {
            var last = 0
            while !isOver.load(ordering: .relaxed) {
                let version = published.value
                if version.number < last || version.copy.contains(where: { $0 != version.number }) {
                    disorderCount.add(1, ordering: .relaxed)
                }
                last = version.number
            }
        }
    }
}
