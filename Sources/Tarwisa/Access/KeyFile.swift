import Foundation
import HTTP
import Storage

/// The file of keys: a line of JSON for each key made and for each revoked, appended and never rewritten. No secret stands in it.
///
/// A line may also be `SCOPE:SECRET`, as in `TARWISA_KEYS`, empty, or a comment after `#`.
struct KeyFile: Sendable {
    struct StoredKey: Sendable, Equatable {
        let key: AccessKey
        let name: String?
        /// RFC 3339; nil for a plain `SCOPE:SECRET` line.
        let created: String?
        var isRevoked = false
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var keys: [StoredKey] = []

    /// The keys that still stand.
    var standing: [AccessKey] { keys.filter { !$0.isRevoked }.map(\.key) }

    init(text: String) throws(Failure) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let line = line.trimmingPrefix { $0.isWhitespace }
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            if !take(String(line)) {
                throw Failure(description: "line \(index + 1) is neither a key's JSON nor SCOPE:SECRET")
            }
        }
    }

    /// Reads the file; a missing one holds no keys.
    init(path: String) throws(Failure) {
        let text = try KeyFile.text(of: path)
        do throws(Failure) {
            try self.init(text: text)
        } catch {
            throw Failure(description: "\(path): \(error)")
        }
    }

    private static func text(of path: String) throws(Failure) -> String {
        guard FileManager.default.fileExists(atPath: path) else { return "" }
        do {
            return try String(contentsOf: URL(filePath: path), encoding: .utf8)
        } catch {
            throw Failure(description: "\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    private mutating func take(_ line: String) -> Bool {
        guard line.hasPrefix("{") else {
            guard let key = AccessKey(line) else { return false }
            keys.append(StoredKey(key: key, name: nil, created: nil))
            return true
        }
        do {
            let entry = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            if let revoked = entry.revoked {
                for index in keys.indices where keys[index].key.id == revoked { keys[index].isRevoked = true }
                return true
            }
            guard let id = entry.key, let scope = entry.scope.flatMap(AccessKey.Scope.init),
                let digest = entry.sha256.flatMap(AccessKey.Digest.init(hexadecimal:))
            else { return false }
            let key = AccessKey(id: id, scope: scope, digest: digest, expires: entry.expires)
            keys.append(StoredKey(key: key, name: entry.name, created: entry.created))
            return true
        } catch {
            return false
        }
    }

    private struct Line: Decodable {
        var key: String?
        var scope: String?
        var sha256: String?
        var name: String?
        var created: String?
        /// Seconds since 1970.
        var expires: Int64?
        var revoked: String?
    }

    // MARK: Writing

    /// The line of a new key.
    static func line(for key: AccessKey, name: String, created: String) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("key", key.id)
            writer.member("scope", key.scope.rawValue)
            writer.member("name", name)
            writer.member("sha256", key.digest.hexadecimal)
            writer.member("created", created)
            if let expires = key.expires { writer.member("expires", Int(expires)) }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func revocation(of id: String, at time: String) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("revoked", id)
            writer.member("at", time)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Appends a line in one write; a file made now is for its owner only.
    static func append(_ line: String, to path: String) throws(Failure) {
        let files = FileManager.default
        do {
            if !files.fileExists(atPath: path) {
                try files.createDirectory(
                    at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
                guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                    throw Failure(description: "\(path) cannot be made")
                }
            }
            let handle = try FileHandle(forUpdating: URL(filePath: path))
            defer { handle.closeFile() }
            let end = try handle.seekToEnd()
            var needsLineFeed = false
            if end > 0 {
                try handle.seek(toOffset: end - 1)
                needsLineFeed = try handle.read(upToCount: 1) != Data([0x0A])
            }
            try handle.write(contentsOf: Data(((needsLineFeed ? "\n" : "") + line + "\n").utf8))
            try handle.synchronize()
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
