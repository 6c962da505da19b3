import Glibc

/// Text in the encodings of several bytes a character, through glibc's tables.
package enum TextConversion {
    /// What glibc calls the encodings of the Encoding Standard (section 4.2) that are meant; supersets where browsers mean those.
    private static let names = [
        "big5": "BIG5-HKSCS", "euc-jp": "EUC-JP-MS", "euc-kr": "UHC", "gb18030": "GB18030", "gbk": "GB18030",
        "iso-2022-jp": "ISO-2022-JP-3", "shift_jis": "CP932",
    ]

    /// The bytes as UTF-8, each malformed sequence as U+FFFD; nil where this system does not know the encoding.
    package static func utf8(from bytes: [UInt8], encoding: String) -> [UInt8]? {
        guard let name = names[encoding] else { return nil }
        // iconv_open answers (iconv_t)-1 where it fails.
        guard let conversion = unsafe iconv_open("UTF-8", name), Int(bitPattern: conversion) != -1 else { return nil }
        defer { unsafe iconv_close(conversion) }
        return unsafe converted(bytes, conversion)
    }

    private static func converted(_ bytes: [UInt8], _ conversion: iconv_t) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 2)
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        var start = 0
        while start < bytes.count {
            let (read, written, code) = unsafe step(bytes[start...], into: &buffer, conversion)
            output += buffer[..<written]
            start += read
            switch code {
            case EILSEQ where start < bytes.count:
                output += [0xEF, 0xBF, 0xBD]
                // An ASCII byte after a lead byte is itself, so that no markup is swallowed.
                start += bytes[start] < 0x80 || start + 1 == bytes.count || bytes[start + 1] < 0x80 ? 1 : 2
            case EINVAL:
                // The last character is cut off.
                return output + [0xEF, 0xBF, 0xBD]
            default: break
            }
        }
        return output
    }

    /// Converts what the buffer has room for; the errno is 0 where all was converted.
    private static func step(
        _ bytes: ArraySlice<UInt8>, into buffer: inout [UInt8], _ conversion: iconv_t
    ) -> (read: Int, written: Int, code: Int32) {
        unsafe bytes.withUnsafeBytes { input in
            unsafe buffer.withUnsafeMutableBytes { output in
                var source = unsafe UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(
                    to: CChar.self)
                var target = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (left, room) = (input.count, output.count)
                let result = unsafe iconv(conversion, &source, &left, &target, &room)
                let code = result == -1 ? errno : 0
                return (input.count - left, output.count - room, code)
            }
        }
    }
}
