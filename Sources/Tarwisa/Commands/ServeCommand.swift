import Crawl
import Foundation
import HTTP
import Platform
import Storage

/// `tarwisa serve`: opens the archive (answering 503 meanwhile), serves until SIGTERM or SIGINT, drains, closes.
enum ServeCommand {
    static func run(_ configuration: Configuration) throws(ConfigurationReader.UsageError) -> Int32 {
        let log = OperatorLog.standard
        let keys = try ring(configuration, log)
        do {
            return try serve(configuration, keys, log)
        } catch {
            log.say(.error, "failed", "\(error)")
            return 1
        }
    }

    /// The keys, where they are enough for what the settings open.
    private static func ring(_ configuration: Configuration, _ log: OperatorLog)
        throws(ConfigurationReader.UsageError) -> KeyRing
    {
        if let path = configuration.keysFile, !FileManager.default.fileExists(atPath: path) {
            throw ConfigurationReader.UsageError(
                line: "--keys-file '\(path)' is not there; 'tarwisa key new --scope write --name NAME' makes it")
        }
        let keys: KeyRing
        do {
            keys = try KeyRing(fixed: configuration.keys, path: configuration.keyFilePath) {
                log.say(.warning, "keys_unreadable", $0)
            }
        } catch {
            throw ConfigurationReader.UsageError(line: error.description)
        }
        let now = WallClock.milliseconds / 1000
        guard configuration.listen.isLoopback || keys.hasKey(for: .write, at: now) else {
            throw ConfigurationReader.UsageError(
                line:
                    "beyond loopback a key for writing is needed: 'tarwisa key new --scope write --name NAME' makes one,"
                    + " or --keys write:SECRET (TARWISA_KEYS), SECRET from 'openssl rand -hex 16'")
        }
        guard !configuration.readsNeedKey || keys.hasKey(for: .read, at: now) else {
            throw ConfigurationReader.UsageError(
                line: "--reads-need-key without a key closes the server to all:"
                    + " 'tarwisa key new --scope read --name NAME' makes one")
        }
        return keys
    }

    private static func serve(_ configuration: Configuration, _ keys: KeyRing, _ log: OperatorLog) throws -> Int32 {
        var settings = configuration.serverSettings
        let progress = OpeningProgress(log)
        let waiting = try WaitingServer(settings, progress: progress)
        settings.port = waiting.port
        let directory = ArchiveDirectory(configuration)
        let archive = try directory.open(log, progress: progress.sink)
        directory.resumeStories(of: archive)
        let fetcher = try Fetcher(try fetchSettings(configuration))
        let figures = FigureSource()
        let following = try Following(configuration, archive: archive, fetcher: fetcher, figures: figures.service)
        for name in following.follower.book.damaged {
            log.say(
                .warning, "damaged", "the record of the source \(name) is set aside, the source is followed no longer")
        }
        let application = Application(
            configuration, archive: archive, following: following, keys: keys, figures: figures)
        waiting.stop()
        let server = try Server(
            settings: settings, router: Routes.router(application),
            staticFiles: try FrontEnd.files(configuration), guard: application.beforeRouting,
            errorResponse: application.answer)
        figures.attach(server)
        server.start()
        let watch = try HealthWatch(archive, log).start()
        try following.follower.start()
        let host = configuration.listen.host
        let url = "http://\(host.contains(":") ? "[\(host)]" : host):\(server.port)"
        Signals.noteTerminations()
        log.say(
            .info, "listening", "listening on \(url), archive in \(configuration.dataDirectory)",
            [("url", url), ("data_directory", configuration.dataDirectory)])
        Memory.releaseProgramPages()
        _ = Signals.waitForTermination()
        log.say(.info, "stopping", "stopping")
        watch.stop()
        following.stop()
        if !server.drain(milliseconds: configuration.drainSeconds * 1000) {
            log.say(.warning, "cut_off", "some requests were cut off")
        }
        archive.close()
        LogSink.standardError.flush()
        LogSink.standardOutput.flush()
        return 0
    }

    private static func fetchSettings(_ configuration: Configuration) throws -> FetchSettings {
        var settings = configuration.allowsPrivateAddresses ? FetchSettings.allowingPrivateAddresses() : FetchSettings()
        settings.product = "Tarwisa/\(Program.version)"
        settings.contact = configuration.contact
        settings.limits.totalMilliseconds = configuration.fetchTimeoutSeconds * 1000
        // Half of a longer time is for the first byte; the usual fifteen seconds, as far as there are so many.
        let usual = min(settings.limits.firstByteMilliseconds, settings.limits.totalMilliseconds)
        settings.limits.firstByteMilliseconds = max(usual, settings.limits.totalMilliseconds / 2)
        settings.contentByteLimit = configuration.fetchLimitBytes
        settings.redirectLimit = configuration.redirectLimit
        settings.proxy = configuration.proxy
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
        settings.heldContentLimit = contentMemoryBytes
        settings.computingThreadCount = searchThreadCount
        settings.waitingThreadCount = poolThreadCount
        settings.computingPatience = Int64(readWaitMilliseconds)
        settings.waitingPatience = Int64(writeWaitMilliseconds)
        settings.accessLogInterval = logsAccess ? accessLogSampling : 0
        return settings
    }
}
