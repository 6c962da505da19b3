import Bytes
import Platform

/// The files of one directory tree; small ones are kept in memory, large ones go from the kernel to the socket.
///
/// A value with a cache of its own: each loop has one, and none waits for another.
package struct StaticFiles: Sendable {
    private let directory: String
    private let fallback: String?
    private let fields: Fields
    /// By path, decoded, without dot segments.
    private var cache: [ArraySlice<UInt8>: StaticFile] = [:]
    private var cachedByteCount = 0

    private static let cacheLimit = 64 << 20
    /// How long a cached file is believed unchanged, in milliseconds.
    private static let trust: Int64 = 1000

    /// - Parameter fallback: the file served to a browser that asks for a page (`Accept: text/html`) no file stands for.
    /// - Parameter fields: added to every response.
    package init(directory: String, fallback: String? = nil, fields: Fields = [:]) {
        (self.directory, self.fallback, self.fields) = (directory, fallback, fields)
    }

    /// The response to a GET or HEAD; nil where there is no such file.
    mutating func response(to request: Request, _ now: MonotonicTime) -> Result<Response, HTTPError>? {
        var found = file(for: request, now)
        if found == nil {
            if let redirect = redirectToIndex(for: request) { return .success(redirect) }
            found = fallbackFile(for: request, now)
        }
        guard let file = found else { return nil }
        guard request.method == .get || request.method == .head else {
            return .failure(.methodNotAllowed([.get, .head, .options]))
        }
        return StaticFiles.response(of: file, to: request.head)
    }

    private mutating func file(for request: Request, _ now: MonotonicTime) -> StaticFile? {
        let path = StaticFiles.path(of: request.head)
        if let known = cache[path], now.milliseconds(since: known.checked) < StaticFiles.trust { return known }
        var names = request.head.segments.map { request.head.text($0) }
        if names.isEmpty || names.last == "" { names = names.dropLast() + ["index.html"] }
        // Names with a dot in front are no part of what is published.
        return names.contains { $0.hasPrefix(".") } ? nil : file(names, at: path, now)
    }

    private mutating func fallbackFile(for request: Request, _ now: MonotonicTime) -> StaticFile? {
        guard let fallback, request.method == .get || request.method == .head,
            request.head.segments.last.map({ request.head.text($0).contains(".") }) != true,
            request.field("accept")?.contains("text/html") == true
        else { return nil }
        return file([fallback], at: Array(fallback.utf8)[...], now)
    }

    /// A directory with an index is asked for with a slash behind its name: the links in the index need that.
    private func redirectToIndex(for request: Request) -> Response? {
        let names = request.head.segments.map { request.head.text($0) }
        // An empty name would make `//host` of the path, which leads to another server.
        guard request.method == .get || request.method == .head, !names.isEmpty,
            !names.contains(where: { $0.isEmpty || $0.hasPrefix(".") }),
            (try? OpenFile(beneath: directory, names: names + ["index.html"])) != nil
        else { return nil }
        let path = names.map { PercentCoding.encoded(Array($0.utf8), keeping: PercentCoding.isUnreserved) }
            .reduce(into: [UInt8]()) { $0 += [0x2F] + $1 }
        let query = request.target.firstIndex(of: "?").map { String(request.target[$0...]) } ?? ""
        var fields = fields
        fields.append("Location", String(decoding: path, as: UTF8.self) + "/" + query)
        return Response(status: 308, fields: fields)
    }

    /// The path under which a file is cached: as it was received, where nothing in it is encoded or leads elsewhere, which allocates nothing.
    private static func path(of head: RequestHead) -> ArraySlice<UInt8> {
        let byteCount = head.segments.reduce(0) { $0 + 1 + $1.count }
        let isPlain = byteCount == head.path.count && head.segments.last?.upperBound == head.path.upperBound
        if isPlain { return head.bytes[head.path] }
        return head.segments.reduce(into: ArraySlice<UInt8>()) { path, segment in
            path.append(0x2F)
            path += head.bytes[segment]
        }
    }

    private mutating func file(_ names: [String], at key: ArraySlice<UInt8>, _ now: MonotonicTime) -> StaticFile? {
        guard let opened = try? OpenFile(beneath: directory, names: names) else {
            forget(key)
            return nil
        }
        if var known = cache[key], known.isSame(as: opened) {
            known.checked = now
            cache[key] = known
            return known
        }
        forget(key)
        guard let file = try? StaticFile(opened, name: names.last ?? "", adding: fields, checked: now) else {
            return nil
        }
        if cachedByteCount + file.memoryByteCount <= StaticFiles.cacheLimit {
            // A slice would keep the whole request alive.
            cache[Array(key)[...]] = file
            cachedByteCount += file.memoryByteCount
        }
        return file
    }

    private mutating func forget(_ key: ArraySlice<UInt8>) {
        if let known = cache.removeValue(forKey: key) { cachedByteCount -= known.memoryByteCount }
    }

    /// Preconditions in the order of RFC 9110, section 13.2.2; what leads to 304 is decided for all responses alike.
    private static func response(of file: StaticFile, to head: RequestHead) -> Result<Response, HTTPError> {
        let validators = file.validators
        guard Preconditions.allows(head, validators) else { return .failure(.preconditionFailed) }
        let whole = Response(
            status: .ok, fields: file.fields, validators: validators, content: file.content(0..<file.byteCount))
        guard head.method == .get, let range = head.valueRange(of: "range"),
            Preconditions.outcome(of: head, for: validators) == .proceed, Preconditions.allowsRange(head, validators)
        else { return .success(whole) }
        switch ByteRanges(head.text(range), length: file.byteCount) {
        case .whole: return .success(whole)
        case .unsatisfiable: return .failure(.rangeNotSatisfiable(length: file.byteCount))
        case .parts(let parts): return .success(parts.count == 1 ? file.partial(parts[0]) : file.multipart(parts))
        }
    }
}
