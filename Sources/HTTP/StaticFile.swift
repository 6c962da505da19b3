import Bytes
import Platform

/// One published file as it was when it was last looked at.
struct StaticFile: Sendable {
    let byteCount: Int
    /// Seconds since 1970.
    let modified: Int64
    /// A strong entity tag: length, time of change and, of a file in memory, checksum.
    let tag: String
    let fields: Fields
    var checked: MonotonicTime
    private let modifiedNanoseconds: Int64
    private let memory: ByteSlice?
    private let file: OpenFile?
    private let mediaType: String

    /// Larger files are not kept in memory.
    private static let memoryLimit = 1 << 20

    init(_ opened: OpenFile, name: String, checked: MonotonicTime) throws(PlatformError) {
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
        (byteCount, modifiedNanoseconds, modified) = (
            size, opened.modifiedNanoseconds, opened.modifiedNanoseconds / 1_000_000_000
        )
        self.checked = checked
        self.tag = tag + "\""
        mediaType = MediaType.of(name)
        fields = [
            "Content-Type": mediaType, "ETag": self.tag, "Last-Modified": HTTPDate.text(modified),
            "Cache-Control": StaticFile.isFingerprinted(name) ? "public, max-age=31536000, immutable" : "no-cache",
            "Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff",
        ]
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

    /// `multipart/byteranges` (RFC 9110, section 14.6); nil for a file that is not in memory.
    func multipart(_ parts: [Range<Int>], _ fields: Fields) -> Response? {
        guard let memory else { return nil }
        let boundary = "tarwisa-" + tag.filter { $0 != "\"" }
        var slices: [ByteSlice] = []
        for part in parts {
            let head =
                "\r\n--\(boundary)\r\nContent-Type: \(mediaType)\r\n"
                + "Content-Range: bytes \(part.lowerBound)-\(part.upperBound - 1)/\(byteCount)\r\n\r\n"
            slices += [ByteSlice(Array(head.utf8)), memory[part]]
        }
        slices.append(ByteSlice(Array("\r\n--\(boundary)--\r\n".utf8)))
        var fields = fields
        fields.set("Content-Type", "multipart/byteranges; boundary=\(boundary)")
        return Response(status: .partialContent, fields: fields, content: .slices(slices))
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
