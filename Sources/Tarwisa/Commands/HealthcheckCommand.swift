import Crawl
import News

/// `tarwisa healthcheck`: asks the server at `--listen`, for a container's HEALTHCHECK.
enum HealthcheckCommand {
    static func run(_ configuration: Configuration) -> Int32 {
        let listen = configuration.listen
        let host =
            listen.host == "0.0.0.0"
            ? "127.0.0.1" : listen.host == "::" ? "[::1]" : listen.host.contains(":") ? "[\(listen.host)]" : listen.host
        guard let url = WebURL("http://\(host):\(listen.port)/healthz") else {
            Program.complain("there is no URL for \(host):\(listen.port)")
            return 1
        }
        do {
            var request = FetchRequest(url: url, accepts: .feed)
            request.honoursRobotsTag = false
            _ = try Fetcher(.allowingPrivateAddresses()).fetch(request)
            return 0
        } catch {
            Program.complain("\(url): \(error)")
            return 1
        }
    }
}
