import Glibc
import Synchronization

/// A reference that any number of threads take without a lock, while a writer replaces it now and then.
///
/// A reader announces itself, takes the reference and leaves, in a few instructions; it never waits. A writer puts the new reference in place
/// and then waits until no reader is in between: only then is nobody left who may have seen the old one and not yet retained it.
@safe package final class Published<Value: AnyObject & Sendable>: Sendable {
    /// The address of an object that this publication retains.
    private let current: Atomic<UInt>
    private let readerCount = Atomic<Int>(0)
    private let writing = Monitor(())
    private let editions = Edition.Counter()

    package init(_ value: Value) { current = Atomic(Published.address(of: value)) }

    deinit { unsafe Published.object(at: current.load(ordering: .sequentiallyConsistent)).release() }

    /// What was published last.
    package var value: Value {
        readerCount.add(1, ordering: .sequentiallyConsistent)
        let reference = unsafe Published.object(at: current.load(ordering: .sequentiallyConsistent)).retain()
        readerCount.subtract(1, ordering: .sequentiallyConsistent)
        return unsafe reference.takeRetainedValue()
    }

    /// To be taken before `value`: while it is current, nothing later than that value has been published.
    package var edition: Edition { editions.edition }

    /// Publishes what `make` makes of the value so far; writers follow one another.
    package func replace(_ make: (Value) -> Value) {
        writing.withLock { _ in
            let old = unsafe Published.object(at: current.load(ordering: .sequentiallyConsistent))
            let new = Published.address(of: make(unsafe old.takeUnretainedValue()))
            current.store(new, ordering: .sequentiallyConsistent)
            editions.advance()
            while readerCount.load(ordering: .sequentiallyConsistent) != 0 { _ = sched_yield() }
            unsafe old.release()
        }
    }

    /// Retains the object.
    private static func address(of value: Value) -> UInt {
        unsafe UInt(bitPattern: Unmanaged.passRetained(value).toOpaque())
    }

    private static func object(at address: UInt) -> Unmanaged<Value> {
        guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else {
            preconditionFailure("nothing is published")
        }
        return unsafe Unmanaged.fromOpaque(pointer)
    }
}
