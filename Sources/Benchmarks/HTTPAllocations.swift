import Foundation

/// Counts the heap allocations of the whole server over a thousand requests of each kind, by a counter loaded before libc's.
struct HTTPAllocations {
    let bench: HTTPBench

    func run() throws {
        guard let compiler = PinnedProcess.find("cc") else { return print("no C compiler: nothing is counted") }
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers/allocations.c")
        let library = bench.directory + "/allocations.so"
        let counter = bench.directory + "/allocations"
        _ = try PinnedProcess.output(
            of: compiler, ["-O2", "-shared", "-fPIC", "-o", library, source.path(percentEncoded: false)])
        let server = try bench.startServer(environment: ["LD_PRELOAD": library, "ALLOCATION_COUNTER": counter])
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        let etag = try client.exchange(request(server.path, "")).field("etag") ?? ""
        let kinds = [
            ("article", request(server.path, "")),
            ("article, as curl asks", request(server.path, "User-Agent: curl/8.14.1\r\nAccept: */*\r\n")),
            ("article, 304", request(server.path, "If-None-Match: \(etag)\r\n")),
            ("article, unknown", request("/v1/articles/a_0000000000000000", "")),
            ("file of Public/", request("/", "")),
            ("health", request("/healthz", "")),
        ]
        var table = MeasurementTable()
        for (name, request) in kinds {
            // The first hundred fill caches and buffers.
            for _ in 0..<100 { _ = try client.exchange(request) }
            let before = try count(in: counter)
            for _ in 0..<1000 { _ = try client.exchange(request) }
            table.add(name, Double(try count(in: counter) - before) / 1000, "allocations a request")
        }
        table.printLines(named: "http-allocations")
    }

    private func request(_ path: String, _ fields: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
    }

    /// Eight bytes, little-endian.
    private func count(in file: String) throws -> Int {
        try Data(contentsOf: URL(filePath: file)).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
