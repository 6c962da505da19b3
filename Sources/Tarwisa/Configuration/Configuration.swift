import Crawl
import HTTP
import News

/// Everything that an operator may set, as values that were checked when they were read.
struct Configuration: Sendable {
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)
    var dataDirectory = "tarwisa-data"
    var segmentByteCount = 128 << 20
    var checkpointInterval = 50_000
    var publicDirectory: String?
    var keys: [AccessKey] = []
    var keysFile: String?
    var readsNeedKey = false
    var allowedHosts: [String] = []
    var allowedOrigins: [String] = []
    var trustedProxies: [AddressBlock] = []
    var readRate = RateChoice.usual
    var writeRate = RateChoice.usual
    var fetchRate = RateChoice.usual
    var failedKeyRate = RateChoice.usual
    var allowsPrivateAddresses = false
    var allowedNetworks: [AddressBlock] = []
    var contact: String?
    var fetchTimeoutSeconds = 30
    var fetchLimitBytes = 16 << 20
    var redirectLimit = 10
    var proxy: WebURL?
    var hostDelayMilliseconds = 1_000
    var honoursRobots = true
    var requestLineLimitBytes = 8 << 10
    var headerSectionLimitBytes = 32 << 10
    var fieldLineLimit = 100
    var contentLimitBytes = 16 << 20
    var contentMemoryBytes = 256 << 20
    var importLimitBytes = 64 << 30
    var headerSectionSeconds = 10
    var minimumContentRate = 1024
    var idleSeconds = 60
    var writeSeconds = 30
    var drainSeconds = 8
    var connectionLimit = 20_000
    var readWaitMilliseconds = 500
    var writeWaitMilliseconds = 5000
    var memoryLimitBytes: Int?
    var loopCount = 0
    var searchThreadCount = 0
    var poolThreadCount = 16
    var logsAccess = false
    var accessLogSampling = 1

    /// The file that `tarwisa key` writes and the server reads.
    var keyFilePath: String { keysFile ?? dataDirectory + "/keys.jsonl" }
}

/// An address and port to listen on.
struct ListenAddress: Sendable, Equatable {
    var host: String
    var port: Int

    /// `HOST:PORT`, `[IPv6]:PORT` or `:PORT`; nil for anything else.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            return nil
        }
        self.init(host: host.isEmpty ? "0.0.0.0" : host, port: port)
    }

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    var text: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    /// Whether only this machine can reach it.
    var isLoopback: Bool {
        host == "::1" || host == "localhost"
            || IPAddress(host).flatMap { AddressBlock("127.0.0.0/8")?.contains($0) } ?? false
    }
}
