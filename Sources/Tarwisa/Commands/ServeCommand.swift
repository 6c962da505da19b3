import Crawl
import Foundation
import HTTP
import Platform
import Storage

/// `tarwisa serve`: opens the archive, serves until SIGTERM or SIGINT, drains, closes.
enum ServeCommand {
    static func run(_ configuration: Configuration) throws(ConfigurationReader.UsageError) -> Int32 {
        guard configuration.listen.isLoopback || configuration.keys.contains(where: { $0.scope >= .write }) else {
            throw ConfigurationReader.UsageError(
                line:
                    "beyond loopback a key for writing is needed: --keys write:SECRET (or TARWISA_KEYS), SECRET from 'openssl rand -hex 16'"
            )
        }
        do {
            return try serve(configuration)
        } catch {
            Program.complain("\(error)")
            return 1
        }
    }

    private static func serve(_ configuration: Configuration) throws -> Int32 {
        let archive = try open(configuration.dataDirectory)
        let fetcher = try Fetcher(try fetchSettings(configuration))
        let figures = FigureSource()
        let application = Application(configuration, archive: archive, fetcher: fetcher, figures: figures)
        let server = try Server(
            settings: configuration.serverSettings, router: Routes.router(application),
            staticFiles: try FrontEnd.files(configuration), guard: application.beforeRouting
        ) { error, request in Problem(error).response(to: request) }
        figures.attach(server)
        server.start()
        let host = configuration.listen.host
        let shown = host.contains(":") ? "[\(host)]" : host
        Program.complain("listening on http://\(shown):\(server.port), archive in \(configuration.dataDirectory)")
        _ = Signals.waitForTermination()
        Program.complain("stopping")
        fetcher.shutDown()
        if !server.drain(milliseconds: configuration.drainSeconds * 1000) {
            Program.complain("some requests were cut off")
        }
        archive.close()
        return 0
    }

    private static func open(_ directory: String) throws -> Archive {
        let archive = try Archive.open(at: directory)
        let report = archive.recovery
        if report.tornByteCount > 0 {
            Program.complain(
                "the journal's last \(report.tornByteCount) bytes were half a record that nobody was told of; cut off")
        }
        for region in report.damaged {
            Program.complain(
                "damaged: \(region.byteCount) bytes of \(region.segment), kept in \(region.sideFile); lost: \(region.lost ?? "unknown")"
            )
        }
        for note in report.notes { Program.complain(note) }
        return archive
    }

    private static func fetchSettings(_ configuration: Configuration) throws -> FetchSettings {
        var settings = configuration.allowsPrivateAddresses ? FetchSettings.allowingPrivateAddresses() : FetchSettings()
        settings.product = "Tarwisa/\(Program.version)"
        settings.contact = configuration.contact
        settings.limits.totalMilliseconds = configuration.fetchTimeoutSeconds * 1000
        settings.contentByteLimit = configuration.fetchLimitBytes
        settings.redirectLimit = configuration.redirectLimit
        settings.guards.allowedBlocks = configuration.allowedNetworks
        return settings
    }
}

extension Configuration {
    var serverSettings: ServerSettings {
        var settings = ServerSettings()
        settings.host = listen.host == "localhost" ? "127.0.0.1" : listen.host
        settings.port = listen.port
        settings.loopCount = loopCount
        settings.limits.requestLine = requestLineLimitBytes
        settings.limits.headerSection = headerSectionLimitBytes
        settings.limits.fieldLineCount = fieldLineLimit
        settings.limits.content = contentLimitBytes
        settings.timeouts.headerSection = Int64(headerSectionSeconds) * 1000
        settings.timeouts.minimumContentRate = Int64(minimumContentRate)
        settings.timeouts.idle = Int64(idleSeconds) * 1000
        settings.timeouts.write = Int64(writeSeconds) * 1000
        settings.connectionLimit = connectionLimit
        settings.poolThreadCount = poolThreadCount
        settings.accessLogInterval = logsAccess ? 1 : 0
        return settings
    }
}
