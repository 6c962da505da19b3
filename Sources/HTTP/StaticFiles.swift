import Bytes
import Platform

/// The files of one directory tree; small ones are kept in memory, large ones go from the kernel to the socket.
///
/// A value with a cache of its own: each loop has one, and none waits for another.
package struct StaticFiles: Sendable {
    private let directory: String
    private let fallback: String?
    private let fields: Fields
    private var cache: [String: StaticFile] = [:]
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
        guard let file = file(for: request, now) else { return nil }
        guard request.method == .get || request.method == .head else {
            return .failure(.methodNotAllowed([.get, .head, .options]))
        }
        return StaticFiles.response(of: file, to: request.head, fields)
    }

    private mutating func file(for request: Request, _ now: MonotonicTime) -> StaticFile? {
        var names = request.head.segments.map { request.head.text($0) }
        if names.isEmpty || names.last == "" { names = names.dropLast() + ["index.html"] }
        // Names with a dot in front are no part of what is published.
        if !names.contains(where: { $0.hasPrefix(".") }), let file = file(names, now) { return file }
        guard let fallback, request.method == .get || request.method == .head, names.last?.contains(".") != true,
            request.field("accept")?.contains("text/html") == true
        else { return nil }
        return file([fallback], now)
    }

    private mutating func file(_ names: [String], _ now: MonotonicTime) -> StaticFile? {
        let key = names.joined(separator: "/")
        if let known = cache[key], now.milliseconds(since: known.checked) < StaticFiles.trust { return known }
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
        guard let file = try? StaticFile(opened, name: names.last ?? "", checked: now) else { return nil }
        if cachedByteCount + file.memoryByteCount <= StaticFiles.cacheLimit {
            cache[key] = file
            cachedByteCount += file.memoryByteCount
        }
        return file
    }

    private mutating func forget(_ key: String) {
        if let known = cache.removeValue(forKey: key) { cachedByteCount -= known.memoryByteCount }
    }

    /// Preconditions in the order of RFC 9110, section 13.2.2; the two that lead to 304 are the server's for all responses.
    private static func response(
        of file: StaticFile, to head: RequestHead, _ added: Fields
    ) -> Result<Response, HTTPError> {
        guard Preconditions.allows(head, tag: file.tag, modified: file.modified) else {
            return .failure(.preconditionFailed)
        }
        var fields = file.fields
        fields.append(added)
        let whole = Response(status: .ok, fields: fields, content: file.content(0..<file.byteCount))
        guard head.method == .get, let range = head.valueRange(of: "range"),
            Preconditions.outcome(of: head, for: fields) == .proceed,
            Preconditions.allowsRange(head, tag: file.tag, modified: file.modified)
        else { return .success(whole) }
        switch ByteRanges(head.text(range), length: file.byteCount) {
        case .whole: return .success(whole)
        case .unsatisfiable: return .failure(.rangeNotSatisfiable(length: file.byteCount))
        case .parts(let parts):
            if parts.count == 1 {
                fields.append(
                    "Content-Range", "bytes \(parts[0].lowerBound)-\(parts[0].upperBound - 1)/\(file.byteCount)")
                return .success(Response(status: .partialContent, fields: fields, content: file.content(parts[0])))
            }
            return .success(file.multipart(parts, fields) ?? whole)
        }
    }
}
