import Bytes
import Platform

/// Content codings (RFC 9110, section 8.4.1) that a fetch offers and undoes.
enum ContentCoding {
    /// What `Accept-Encoding` says.
    static let offered: [String] = BrotliDecoder.isAvailable ? ["gzip", "deflate", "br"] : ["gzip", "deflate"]

    /// The content without the codings of `Content-Encoding`, the last applied undone first.
    static func decoded(_ content: [UInt8], codings: String?, limit: Int) throws(FetchError) -> [UInt8] {
        let names = (codings ?? "").lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }
        guard names.count <= 3 else { throw .badContentCoding("\(names.count) codings") }
        var content = content
        for name in names.reversed() { content = try undone(String(name), content, limit: limit) }
        return content
    }

    private static func undone(_ name: String, _ content: [UInt8], limit: Int) throws(FetchError) -> [UInt8] {
        do throws(Inflate.Failure) {
            switch name {
            case "identity", "utf-8": return content  // some servers put the charset here
            case "gzip", "x-gzip": return try Gzip.decoded(content, limit: limit)
            case "deflate": return try Gzip.decodedDeflate(content, limit: limit)
            case "br": return try brotli(content, limit: limit)
            default: throw .corrupt
            }
        } catch {
            if error == .tooLarge { throw .tooLarge(byteLimit: limit) }
            throw .badContentCoding(name)
        }
    }

    private static func brotli(_ content: [UInt8], limit: Int) throws(Inflate.Failure) -> [UInt8] {
        switch BrotliDecoder.decoded(content, limit: limit) {
        case .content(let bytes): return bytes
        case .truncated: throw .truncated
        case .tooLarge: throw .tooLarge
        case .corrupt: throw .corrupt
        }
    }
}
