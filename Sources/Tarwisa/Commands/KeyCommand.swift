import Foundation
import HTTP
import Platform

/// `tarwisa key new|list|revoke`: the file of keys. A running server sees a change within a second.
enum KeyCommand {
    static func run(_ arguments: [String], _ configuration: Configuration) throws(ConfigurationReader.UsageError)
        -> Int32
    {
        let path = configuration.keyFilePath
        var words = arguments
        let order = words.isEmpty ? "" : words.removeFirst()
        switch order {
        case "new": return try new(words, path)
        case "list" where words.isEmpty: return report { () throws(KeyFile.Failure) in try list(path) }
        case "revoke" where words.count == 1: return report { () throws(KeyFile.Failure) in try revoke(words[0], path) }
        default:
            throw ConfigurationReader.UsageError(
                line: "key wants: new --scope read|write|admin --name NAME [--expires 90d], or list, or revoke ID")
        }
    }

    /// What `key new` was asked for.
    private struct Wish {
        var scope: AccessKey.Scope?
        var name: String?
        var expires: Int64?

        init(_ words: [String], now: Int64) throws(ConfigurationReader.UsageError) {
            var rest = words[...]
            while let option = rest.popFirst() {
                guard let value = rest.popFirst() else {
                    throw ConfigurationReader.UsageError(line: "\(option) wants a value")
                }
                switch option {
                case "--scope":
                    guard let known = AccessKey.Scope(rawValue: value) else {
                        throw ConfigurationReader.UsageError(line: "--scope wants read, write or admin")
                    }
                    scope = known
                case "--name":
                    guard (1...64).contains(value.count), !value.contains(where: \.isNewline),
                        value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
                    else { throw ConfigurationReader.UsageError(line: "--name wants 1 to 64 characters on one line") }
                    name = value
                case "--expires":
                    guard let seconds = KeyCommand.seconds(value) else {
                        throw ConfigurationReader.UsageError(
                            line: "--expires wants a time from now on such as 12h, 90d or 52w")
                    }
                    expires = now + seconds
                default: throw ConfigurationReader.UsageError(line: "'\(option)' is not known to key new")
                }
            }
        }
    }

    private static func new(_ words: [String], _ path: String) throws(ConfigurationReader.UsageError) -> Int32 {
        let now = WallClock.milliseconds / 1000
        let wish = try Wish(words, now: now)
        guard let scope = wish.scope, let name = wish.name else {
            throw ConfigurationReader.UsageError(line: "key new wants --scope read|write|admin and --name NAME")
        }
        let secret = "tarwisa_" + random(byteCount: 32)
        let key = AccessKey(
            id: "k_" + random(byteCount: 4), scope: scope, digest: AccessKey.Digest(of: secret.utf8),
            expires: wish.expires)
        return report { () throws(KeyFile.Failure) in
            _ = try KeyFile(path: path)  // A file that cannot be read is not written to.
            try KeyFile.append(KeyFile.line(for: key, name: name, created: HTTPDate.internetTime(now)), to: path)
            let end = wish.expires.map { "until " + HTTPDate.internetTime($0) } ?? "without an end"
            Program.complain("\(key.id), \(scope.rawValue), \(end); the key is shown this once:")
            print(secret)
        }
    }

    private static func list(_ path: String) throws(KeyFile.Failure) {
        let now = WallClock.milliseconds / 1000
        let keys = try KeyFile(path: path).keys
        if keys.isEmpty { Program.complain("no keys in \(path)") }
        for stored in keys {
            let key = stored.key
            let state = stored.isRevoked ? "revoked" : key.isExpired(at: now) ? "expired" : "stands"
            let end = key.expires.map { HTTPDate.internetTime($0) } ?? "-"
            print(
                [key.id, key.scope.rawValue, state, stored.created ?? "-", end, stored.name ?? "-"].joined(
                    separator: "\t"))
        }
    }

    private static func revoke(_ id: String, _ path: String) throws(KeyFile.Failure) {
        guard let stored = try KeyFile(path: path).keys.first(where: { $0.key.id == id }) else {
            throw KeyFile.Failure(description: "\(path) has no key '\(id)'; 'tarwisa key list' shows them")
        }
        guard !stored.isRevoked else { return Program.complain("\(id) was revoked before") }
        let now = HTTPDate.internetTime(WallClock.milliseconds / 1000)
        try KeyFile.append(KeyFile.revocation(of: id, at: now), to: path)
        Program.complain("\(id) is revoked; a running server knows within a second")
    }

    private static func report(_ work: () throws(KeyFile.Failure) -> Void) -> Int32 {
        do throws(KeyFile.Failure) {
            try work()
            return 0
        } catch {
            Program.complain(error.description)
            return 1
        }
    }

    /// `12h`, `90d`, `52w`: more than none, and at most a hundred years.
    static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["h": 3600, "d": 86_400, "w": 604_800]
        guard let unit = text.last.flatMap({ units[$0] }),
            text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(text.dropLast()), (1...876_000).contains(number), number * unit <= 876_000 * 3600
        else { return nil }
        return number * unit
    }

    /// Lower-case hexadecimal digits from the kernel's generator.
    private static func random(byteCount: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<byteCount).map { _ in
            let byte = String(UInt8.random(in: .min ... .max, using: &generator), radix: 16)
            return byte.count < 2 ? "0" + byte : byte
        }.joined()
    }
}
