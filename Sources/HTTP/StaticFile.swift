import Bytes
import Platform

/// One published file as it was when it was last looked at.
struct StaticFile: Sendable {
    let byteCount: Int
    /// The entity tag is strong: length, time of change and, of a file in memory, checksum.
    let validators: Validators
    let fields: Fields
    var checked: MonotonicTime
    private let modifiedNanoseconds: Int64
    private let memory: ByteSlice?
    private let file: OpenFile?
    private let mediaType: String

    /// Larger files are not kept in memory.
    private static let memoryLimit = 1 << 20

    /// - Parameter added: fields for every response, beside the file's own.
    init(_ opened: OpenFile, name: String, adding added: Fields, checked: MonotonicTime) throws(PlatformError) {
        var size = opened.byteCount
        var tag = "\"\(String(size, radix: 16))-\(String(opened.modifiedNanoseconds, radix: 16))"
        if size <= StaticFile.memoryLimit {
            let bytes = try opened.bytes(in: 0..<size)
            size = bytes.count
            tag += "-" + String(CRC32C.checksum(of: bytes.span), radix: 16)
            (memory, file) = (ByteSlice(bytes), nil)
        } else {
            (memory, file) = (nil, opened)
        }
        (byteCount, modifiedNanoseconds) = (size, opened.modifiedNanoseconds)
        self.checked = checked
        validators = Validators(entityTag: tag + "\"", lastModified: opened.modifiedNanoseconds / 1_000_000_000)
        mediaType = MediaType.of(name)
        var fields: Fields = [
            "Content-Type": mediaType,
            "Cache-Control": StaticFile.isFingerprinted(name) ? "public, max-age=31536000, immutable" : "no-cache",
            "Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff",
        ]
        fields.append(added)
        self.fields = fields
    }

    /// Bytes held by the cache.
    var memoryByteCount: Int { (memory?.count ?? 0) + 512 }

    func isSame(as opened: OpenFile) -> Bool {
        opened.byteCount == byteCount && opened.modifiedNanoseconds == modifiedNanoseconds
    }

    func content(_ range: Range<Int>) -> Response.Content {
        if let memory { return .slice(memory[range]) }
        return file.map { .file($0, range) } ?? .empty
    }

    /// One range of the file (RFC 9110, section 14.4).
    func partial(_ range: Range<Int>) -> Response {
        var fields = fields
        fields.append("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(byteCount)")
        return Response(status: .partialContent, fields: fields, validators: validators, content: content(range))
    }

    /// Several ranges, as `multipart/byteranges` (RFC 9110, section 14.6).
    func multipart(_ ranges: [Range<Int>]) -> Response {
        let boundary = "tarwisa-" + validators.entityTag.text.filter { $0 != "\"" }
        var parts: [Response.Content.Part] = []
        for part in ranges {
            let head =
                "\r\n--\(boundary)\r\nContent-Type: \(mediaType)\r\n"
                + "Content-Range: bytes \(part.lowerBound)-\(part.upperBound - 1)/\(byteCount)\r\n\r\n"
            parts.append(.slice(ByteSlice(Array(head.utf8))))
            if let memory { parts.append(.slice(memory[part])) }
            if let file { parts.append(.file(file, part)) }
        }
        parts.append(.slice(ByteSlice(Array("\r\n--\(boundary)--\r\n".utf8))))
        var fields = fields
        fields.set("Content-Type", "multipart/byteranges; boundary=\(boundary)")
        return Response(status: .partialContent, fields: fields, validators: validators, content: .parts(parts))
    }

    /// Whether the name carries a digest, eight or more hexadecimal digits between a dot or dash and the extension.
    static func isFingerprinted(_ name: String) -> Bool {
        let parts = name.split(whereSeparator: { $0 == "." || $0 == "-" })
        guard parts.count >= 3 else { return false }
        let digest = parts[parts.count - 2]
        return digest.utf8.count >= 8 && digest.utf8.allSatisfy { $0.hexDigitValue != nil }
            && digest.utf8.contains(where: \.isASCIIDigit)
    }
}
