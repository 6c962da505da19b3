import Crawl
import HTTP

extension Setting {
    /// Every setting there is; `tarwisa help` and the README's table are made from it.
    static let all: [Setting] = [
        Setting(
            name: "listen", placeholder: "HOST:PORT",
            summary: "address to serve on (127.0.0.1:8080); port 0 takes a free one"
        ) {
            text, configuration in
            guard let address = ListenAddress(text) else { return Refusal(wants: "HOST:PORT") }
            configuration.listen = address
            return nil
        },
        .text("data-directory", "DIR", \.dataDirectory, "where the archive is kept (tarwisa-data)"),
        .text(
            "public-directory", "DIR", \.publicDirectory, "the front-end's files (Public, beside the program or here)"),
        .list(
            "keys", "SCOPE:SECRET,…", \.keys,
            wants: "entries such as write:SECRET, with secrets of 16 characters or more",
            "keys for the scopes read, write and admin; needed for writing beyond loopback"
        ) { AccessKey($0) },
        .list(
            "allowed-hosts", "HOST,…", \.allowedHosts, wants: "host names",
            "further values of Host that are this server"
        ) { String($0) },
        .list(
            "allowed-origins", "ORIGIN,…", \.allowedOrigins, wants: "origins such as https://app.example",
            "web origins that may use the API (CORS)"
        ) {
            $0.contains("://") ? String($0) : nil
        },
        .toggle(
            "allow-private-addresses", \.allowsPrivateAddresses, "fetch from loopback and private networks too (off)"),
        .list(
            "allowed-networks", "CIDR,…", \.allowedNetworks, wants: "networks such as 10.1.0.0/16",
            "private networks that may be fetched from"
        ) {
            AddressBlock(String($0))
        },
        .text("contact", "TEXT", \.contact, "an address or URL that the fetcher's User-Agent names"),
        .number("fetch-timeout", "SECONDS", 1...600, \.fetchTimeoutSeconds, "longest time for one fetch (30)"),
        .bytes("fetch-limit", 1024...(1 << 30), \.fetchLimitBytes, "largest page that is fetched (16m)"),
        .number("redirect-limit", "N", 0...10, \.redirectLimit, "redirects that a fetch follows (10)"),
        .bytes("request-line-limit", 256...(1 << 20), \.requestLineLimitBytes, "longest request line (8k)"),
        .bytes("header-section-limit", 1024...(1 << 20), \.headerSectionLimitBytes, "largest header section (32k)"),
        .number("field-line-limit", "N", 8...10_000, \.fieldLineLimit, "most field lines in a request (100)"),
        .bytes(
            "content-limit", 1024...(1 << 30), \.contentLimitBytes,
            "largest request content (16m); imports are streamed"),
        .bytes("import-limit", 1024...(1 << 42), \.importLimitBytes, "largest import (64g)"),
        .number(
            "header-timeout", "SECONDS", 1...600, \.headerSectionSeconds, "time for a request's header section (10)"),
        .bytes(
            "content-rate", 1...(1 << 30), \.minimumContentRate, "slowest accepted request content, bytes a second (1k)"
        ),
        .number("idle-timeout", "SECONDS", 1...3600, \.idleSeconds, "keep-alive without a request (60)"),
        .number("write-timeout", "SECONDS", 1...3600, \.writeSeconds, "a response that makes no progress (30)"),
        .number("drain-timeout", "SECONDS", 1...600, \.drainSeconds, "time for requests in flight after SIGTERM (8)"),
        .number(
            "connection-limit", "N", 1...1_000_000, \.connectionLimit, "open connections; further ones get 503 (20000)"),
        .number("loops", "N", 0...256, \.loopCount, "event loops; 0 is one a core (0)"),
        .number("pool-threads", "N", 1...1024, \.poolThreadCount, "threads for fetching and storing (16)"),
        .toggle("access-log", \.logsAccess, "one JSON line a request on stdout (off)"),
    ]
}
