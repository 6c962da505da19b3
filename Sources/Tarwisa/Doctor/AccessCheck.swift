import Foundation
import HTTP
import Platform

/// Whether the settings say who may do what.
enum AccessCheck {
    static func keys(_ configuration: Configuration) -> DoctorCommand.Finding {
        let ring: KeyRing
        do throws(KeyFile.Failure) {
            ring = try KeyRing(fixed: configuration.keys, path: configuration.keyFilePath)
        } catch {
            return .init(verdict: .ill, subject: "keys", sentence: "\(error): correct the file, or remove the line")
        }
        if ring.hasKey(for: .write, at: WallClock.milliseconds / 1000) {
            return .init(verdict: .well, subject: "keys", sentence: "there is one for writing")
        }
        guard configuration.listen.isLoopback else {
            return .init(
                verdict: .ill, subject: "keys",
                sentence: "\(configuration.listen.text) can be reached from elsewhere and no key for writing stands:"
                    + " tarwisa key new --scope write --name NAME")
        }
        return .init(
            verdict: .well, subject: "keys",
            sentence: "none for writing; on loopback every program of this machine may write")
    }

    static func proxies(_ configuration: Configuration) -> DoctorCommand.Finding {
        guard configuration.trustedProxies.isEmpty, !configuration.listen.isLoopback else {
            return .init(verdict: .well, subject: "proxies", sentence: "\(configuration.trustedProxies.count) trusted")
        }
        return .init(
            verdict: .doubtful, subject: "proxies",
            sentence:
                "none trusted: behind a proxy all its clients share one limit; --trusted-proxies names its network")
    }

    static func frontEnd(_ configuration: Configuration) -> DoctorCommand.Finding {
        do {
            guard try FrontEnd.files(configuration) != nil else {
                return .init(
                    verdict: .doubtful, subject: "front-end",
                    sentence: "no Public directory found: only the API is served; --public-directory names it")
            }
            return .init(verdict: .well, subject: "front-end", sentence: "its files are there")
        } catch {
            return .init(verdict: .ill, subject: "front-end", sentence: "\(error)")
        }
    }
}
