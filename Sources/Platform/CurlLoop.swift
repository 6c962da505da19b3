import CPlatform
import Dispatch
import Glibc

/// One multi handle of libcurl with its own epoll loop on its own queue: hundreds of transfers on one thread.
///
/// Connections are kept and shared by all its transfers, so all of them must follow one rule for addresses.
package final class CurlLoop: Sendable {
    private let core: CurlLoopCore

    /// Starts the loop; fails with `unavailable` where the kernel or libcurl refuses.
    package init() throws(CurlFailure) {
        guard CurlLibrary.isReady else { throw .unavailable("curl_global_init") }
        let core = try CurlLoopCore()
        self.core = core
        DispatchQueue(label: "tarwisa.curl").async { core.run() }
    }

    deinit { core.stop() }

    /// Starts a transfer. `completion` is called once, on the loop: it must not block.
    package func start(
        _ request: CurlRequest, completion: @escaping @Sendable (Result<CurlResponse, CurlFailure>) -> Void
    ) {
        core.submit(.init(request: request, completion: completion))
    }

    /// Starts a transfer and waits for its end. Never called on the loop itself.
    package func perform(_ request: CurlRequest) throws(CurlFailure) -> CurlResponse {
        let done = DispatchSemaphore(value: 0)
        let answer = CurlAnswer()
        start(request) { result in
            answer.set(result)
            done.signal()
        }
        done.wait()
        return try answer.result.get()
    }

    /// Ends all transfers with `stopped`; those started later end so at once.
    package func shutDown() { core.stop() }
}

/// Carries a result from the loop to the thread that waits for it.
private final class CurlAnswer: Sendable {
    private let value = Monitor<Result<CurlResponse, CurlFailure>>(.failure(.stopped))

    func set(_ result: Result<CurlResponse, CurlFailure>) { value.withLock { $0 = result } }

    var result: Result<CurlResponse, CurlFailure> { value.withLock { $0 } }
}
