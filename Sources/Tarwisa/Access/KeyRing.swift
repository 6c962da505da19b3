import Foundation
import HTTP
import Platform

/// The keys that open this server: those of the settings, and those of the key file, which is looked at again when it changes.
final class KeyRing: Sendable {
    private struct State {
        var stored: [AccessKey]
        /// Whether the file ever named a key, one revoked since included.
        var isKeyed: Bool
        var stamp: Stamp?
        var lookedAt: MonotonicTime
    }

    /// Tells one content of the file from another.
    private struct Stamp: Equatable {
        let modified: Date?
        let byteCount: Int
    }

    private let fixed: [AccessKey]
    private let path: String?
    private let state: Monitor<State>
    /// Told why a changed file was not taken; the keys before stay in force.
    private let complain: @Sendable (String) -> Void
    private static let trustMilliseconds: Int64 = 1000

    init(fixed: [AccessKey], path: String?, complain: @escaping @Sendable (String) -> Void = { _ in })
        throws(KeyFile.Failure)
    {
        (self.fixed, self.path, self.complain) = (fixed, path, complain)
        let stamp = path.flatMap(KeyRing.stamp)
        let file = try path.map { path throws(KeyFile.Failure) in try KeyFile(path: path) }
        let stored = file?.standing ?? []
        state = Monitor(State(stored: stored, isKeyed: file?.keys.isEmpty == false, stamp: stamp, lookedAt: .now))
    }

    /// Whether keys decide here. Revoking the last one closes the door; it does not take it off its hinges.
    var isKeyed: Bool { !fixed.isEmpty || !current.isEmpty || state.withLock { $0.isKeyed } }

    /// Whether any key opens the scope at a time in seconds since 1970.
    func hasKey(for scope: AccessKey.Scope, at seconds: Int64) -> Bool {
        (fixed + current).contains { $0.scope >= scope && !$0.isExpired(at: seconds) }
    }

    /// The key that a secret opens, expired or not. Every key is compared, so that the time taken does not tell which one was near.
    func key(for secret: some Collection<UInt8>) -> AccessKey? {
        guard AccessKey.isSecret(secret) else { return nil }
        let digest = AccessKey.Digest(of: secret)
        var found: AccessKey?
        for key in fixed + current where key.digest == digest { found = found ?? key }
        return found
    }

    /// The file's keys, read again at most once a second and only where the file has changed.
    private var current: [AccessKey] {
        guard let path else { return [] }
        return state.withLock { state in
            let now = MonotonicTime.now
            guard now.milliseconds(since: state.lookedAt) >= KeyRing.trustMilliseconds else { return state.stored }
            state.lookedAt = now
            let stamp = KeyRing.stamp(path)
            guard stamp != state.stamp else { return state.stored }
            state.stamp = stamp
            do throws(KeyFile.Failure) {
                let file = try KeyFile(path: path)
                state.stored = file.standing
                state.isKeyed = state.isKeyed || !file.keys.isEmpty
            } catch {
                complain("the keys stay as they were: \(error)")
            }
            return state.stored
        }
    }

    private static func stamp(_ path: String) -> Stamp? {
        do {
            let values = try FileManager.default.attributesOfItem(atPath: path)
            return Stamp(modified: values[.modificationDate] as? Date, byteCount: (values[.size] as? Int) ?? 0)
        } catch {
            return nil  // A missing file is one without keys.
        }
    }
}
