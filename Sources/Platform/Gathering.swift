import Dispatch

/// Answers from several threads, collected by one that waits for them.
package final class Gathering<Element: Sendable>: Sendable {
    private let elements = Monitor<[Element]>([])
    private let semaphore = DispatchSemaphore(value: 0)
    private let awaited: Int

    package init(awaited: Int) { self.awaited = awaited }

    package func add(_ element: Element) {
        elements.withLock { $0.append(element) }
        semaphore.signal()
    }

    /// Waits for all, at most so many milliseconds, and gives what has come.
    package func wait(milliseconds: Int) -> [Element] {
        let deadline = DispatchTime.now() + .milliseconds(milliseconds)
        for _ in 0..<awaited where semaphore.wait(timeout: deadline) == .timedOut { break }
        return elements.withLock { $0 }
    }
}
