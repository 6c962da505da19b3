import Crawl
import HTTP
import News

extension Setting {
    /// Every setting there is; `tarwisa help`, `tarwisa config` and the README's table are made from it.
    static let all: [Setting] = serving + access + rates + fetching + bounds + operation

    private static let serving: [Setting] = [
        Setting(
            name: "listen", placeholder: "HOST:PORT", summary: "address to serve on; port 0 takes a free one",
            text: { $0.listen.text }
        ) { text, configuration in
            guard let address = ListenAddress(text) else { return Refusal(wants: "HOST:PORT") }
            configuration.listen = address
            return nil
        },
        .text("data-directory", "DIR", \.dataDirectory, "where the archive is kept"),
        .bytes("segment-size", (16 << 10)...(1 << 30), \.segmentByteCount, "size of the journal's files"),
        .number(
            "checkpoint-interval", "N", 1...1_000_000_000, \.checkpointInterval,
            "writes after which catalogue and index are put on disk for the next start; a fifth, where nothing waits"),
        .text(
            "public-directory", "DIR", \.publicDirectory, "the front-end's files; Public, beside the program or here"),
    ]

    private static let access: [Setting] = [
        secretKeys,
        .text(
            "keys-file", "FILE", \.keysFile,
            "keys made by 'tarwisa key new', or lines SCOPE:SECRET; keys.jsonl in the data directory"),
        .toggle(
            "reads-need-key", \.readsNeedKey, "the archive's content needs a key for reading, /metrics one for admin"),
        .list(
            "allowed-hosts", "HOST,…", \.allowedHosts, wants: "host names",
            "further values of Host that are this server"
        ) { String($0) },
        .list(
            "allowed-origins", "ORIGIN,…", \.allowedOrigins, wants: "origins such as https://app.example",
            "web origins that may use the API (CORS)"
        ) { isOrigin($0) ? String($0) : nil },
        .list(
            "trusted-proxies", "CIDR,…", \.trustedProxies, wants: "networks such as 10.1.0.0/16",
            "proxies whose X-Forwarded-For is believed"
        ) { AddressBlock(String($0)) },
    ]

    private static let rates: [Setting] = [
        .rate(
            "read-rate", \.readRate, "reads that each key or address may make; usual is 1000/s, beyond loopback only"),
        .rate("write-rate", \.writeRate, "writes likewise; usual is 6000/m, beyond loopback only"),
        .rate("fetch-rate", \.fetchRate, "pages that each may have fetched; usual is 60/m, beyond loopback only"),
        .rate("failed-key-rate", \.failedKeyRate, "wrong keys from one address before it has to wait; usual is 10/m"),
    ]

    private static let fetching: [Setting] = [
        .toggle("allow-private-addresses", \.allowsPrivateAddresses, "fetch from loopback and private networks too"),
        .list(
            "allowed-networks", "CIDR,…", \.allowedNetworks, wants: "networks such as 10.1.0.0/16",
            "private networks that may be fetched from"
        ) { AddressBlock(String($0)) },
        .text("contact", "TEXT", \.contact, "an address or URL that the fetcher's User-Agent names"),
        .number("fetch-timeout", "SECONDS", 1...600, \.fetchTimeoutSeconds, "longest time for one fetch"),
        .bytes("fetch-limit", 1024...(1 << 30), \.fetchLimitBytes, "largest page that is fetched"),
        .number("redirect-limit", "N", 0...10, \.redirectLimit, "redirects that a fetch follows"),
        .number(
            "host-delay", "MS", 0...3_600_000, \.hostDelayMilliseconds, "least time between two requests to one host"),
        Setting(
            name: "proxy", placeholder: "URL",
            summary: "proxy that pages are fetched through; it resolves names and guards addresses",
            text: { $0.proxy?.description ?? "" }
        ) { text, configuration in
            guard let url = WebURL(text), url.credentials == nil else {
                return Refusal(wants: "a URL such as http://proxy.example:3128")
            }
            configuration.proxy = url
            return nil
        },
        .toggle("robots", \.honoursRobots, "whether robots.txt is kept to"),
    ]

    private static let bounds: [Setting] = [
        .bytes("request-line-limit", 256...(1 << 20), \.requestLineLimitBytes, "longest request line"),
        .bytes("header-section-limit", 1024...(1 << 20), \.headerSectionLimitBytes, "largest header section"),
        .number("field-line-limit", "N", 8...10_000, \.fieldLineLimit, "most field lines in a request"),
        .bytes("content-limit", 1024...(1 << 30), \.contentLimitBytes, "largest request content; imports are streamed"),
        .bytes(
            "content-memory", (1 << 20)...(1 << 40), \.contentMemoryBytes,
            "content of all requests that wait; further ones get 503"),
        .bytes("import-limit", 1024...(1 << 42), \.importLimitBytes, "largest import"),
        .number("header-timeout", "SECONDS", 1...600, \.headerSectionSeconds, "time for a request's header section"),
        .bytes("content-rate", 1...(1 << 30), \.minimumContentRate, "slowest request content, bytes a second"),
        .number("idle-timeout", "SECONDS", 1...3600, \.idleSeconds, "keep-alive without a request"),
        .number("write-timeout", "SECONDS", 1...3600, \.writeSeconds, "a response that makes no progress"),
        .number("drain-timeout", "SECONDS", 1...600, \.drainSeconds, "time for requests in flight after SIGTERM"),
        .number("connection-limit", "N", 1...1_000_000, \.connectionLimit, "open connections; further ones get 503"),
        .number(
            "read-wait", "MS", 1...600_000, \.readWaitMilliseconds,
            "wait for a thread before further searches get 503; 5 ms under lasting load"),
        .number(
            "write-wait", "MS", 1...600_000, \.writeWaitMilliseconds,
            "wait for a thread before further writes get 503; 5 ms under lasting load"),
    ]

    private static let operation: [Setting] = [
        .bytes(
            "memory-limit", (16 << 20)...(1 << 44), \.memoryLimitBytes,
            "memory of the process beyond which posts get 507; the container's, or most of the machine's"),
        .number("loops", "N", 0...256, \.loopCount, "event loops; 0 is one a core"),
        .number("search-threads", "N", 0...1024, \.searchThreadCount, "threads for searching; 0 is one a core"),
        .number("pool-threads", "N", 2...1024, \.poolThreadCount, "threads for fetching and storing"),
        .toggle("access-log", \.logsAccess, "one JSON line a request on stdout"),
        .number("access-log-sampling", "N", 1...1_000_000, \.accessLogSampling, "log one request in so many"),
    ]

    private static let secretKeys: Setting = {
        var setting = Setting.list(
            "keys", "SCOPE:SECRET,…", \.keys,
            wants: "entries such as write:SECRET, with secrets of 16 characters or more",
            "keys for the scopes read, write and admin; needed for writing beyond loopback", text: { $0.scope.rawValue }
        ) { AccessKey($0) }
        setting.isSecret = true
        return setting
    }()

    /// `scheme://host[:port]` and nothing behind it (RFC 6454, section 6.2).
    private static func isOrigin(_ text: Substring) -> Bool {
        let lower = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else { return false }
        let authority = lower.dropFirst(scheme.count)
        return !authority.isEmpty && !authority.contains { "/?#@*".contains($0) }
    }
}
