import Platform

/// Asks a server what a client would, while something is wrong and after it.
struct SoakProbe {
    private var client: SoakClient
    private var mix = SoakMix(worker: 7, articleCount: 1)
    private var acknowledged: [String] = []
    private let port: Int

    init(port: Int) {
        self.port = port
        client = SoakClient(port: port)
    }

    /// Twenty searches, twenty reads of what was posted before, five posts; the shares that were answered as they should be, and the slowest.
    mutating func check(_ fault: String, posts expected: Int, _ table: inout MeasurementTable) {
        var (searches, reads, posts) = (0, 0, 0)
        var slowest: Int64 = 0
        func timed(_ work: () -> Bool) -> Int {
            let began = MonotonicTime.now
            defer { slowest = max(slowest, MonotonicTime.now.milliseconds(since: began)) }
            return work() ? 1 : 0
        }
        var slowestPost: Int64 = 0
        for _ in 0..<5 {
            let began = MonotonicTime.now
            posts += post() == expected ? 1 : 0
            slowestPost = max(slowestPost, MonotonicTime.now.milliseconds(since: began))
        }
        for number in 0..<20 {
            searches += timed { status(SoakRequest(.search, "GET", "/v1/search?q=%D8%AC%D8%B3%D8%B1")) == 200 }
            let id = acknowledged.isEmpty ? "a_0000000000000000" : acknowledged[number % acknowledged.count]
            reads += timed { status(SoakRequest(.read, "GET", "/v1/articles/" + id)) == 200 }
        }
        table.add("\(fault): reads that work", Double(reads), "of 20")
        table.add("\(fault): searches that work", Double(searches), "of 20")
        table.add("\(fault): posts answered \(expected)", Double(posts), "of 5")
        table.add("\(fault): slowest read or search", Double(slowest), "ms")
        table.add("\(fault): slowest post", Double(slowestPost), "ms")
    }

    /// Posts until it is answered with a status, or a minute has passed.
    mutating func fill(until status: Int) {
        let began = MonotonicTime.now
        while MonotonicTime.now.milliseconds(since: began) < 60_000 {
            let lines = (0..<500).map { _ in mix.article() + "\n" }.joined()
            let answer = self.status(
                SoakRequest(.importing, "POST", "/v1/import", lines, type: "application/x-ndjson"))
            if answer == status || post() == status { return }
        }
    }

    /// How long it takes until reads, searches and posts are all well.
    mutating func recover(_ fault: String, _ table: inout MeasurementTable) {
        let began = MonotonicTime.now
        while MonotonicTime.now.milliseconds(since: began) < 30_000 {
            if post() == 201, status(SoakRequest(.search, "GET", "/v1/search?q=x")) == 200 { break }
            Pause.milliseconds(50)
        }
        table.add("\(fault): recovery", Double(MonotonicTime.now.milliseconds(since: began)) / 1000, "s")
    }

    /// The status that a link to a page is answered with.
    mutating func fetch(_ url: String) -> Int {
        status(SoakRequest(.post, "POST", "/v1/articles", "{\"url\":\"\(url)\"}"))
    }

    var lostCount: Int {
        SoakLoad(port: port, connectionCount: 1, articleCount: 1, ids: []).lostCount(acknowledged)
    }

    private mutating func post() -> Int {
        do {
            let answer = try client.send(SoakRequest(.post, "POST", "/v1/articles", mix.article()))
            if answer.status == 201, let id = answer.text("id") { acknowledged.append(id) }
            return answer.status
        } catch {
            return 0
        }
    }

    private mutating func status(_ request: SoakRequest) -> Int {
        do {
            return try client.send(request).status
        } catch {
            return 0
        }
    }
}
