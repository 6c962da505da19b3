/// From a page's bytes to UTF-8 with single line feeds, and the name of the encoding that they were in.
package enum PageDecoder {
    /// Turns bytes of a named encoding into UTF-8; nil where it does not know the name.
    package typealias Transcoder = @Sendable (_ bytes: [UInt8], _ encoding: String) -> [UInt8]?

    /// The encoding by byte order mark, then by the transport, then by what the bytes say themselves.
    ///
    /// The multi-byte encodings of East Asia are left to `transcode`; without it their ASCII alone is right.
    package static func decode(
        _ bytes: [UInt8], transportCharset: String?, transcode: Transcoder? = nil
    ) -> (encoding: String, text: [UInt8]) {
        let survey = bytes.withWindow { UTF8Survey($0) }
        let choice = EncodingSniffer(bytes: bytes, survey: survey).choose(transportCharset: transportCharset)
        if choice.name == "utf-8", survey.invalid == 0 {
            var text = choice.markLength == 0 ? bytes : Array(bytes[choice.markLength...])
            if survey.halves >= DoubleEncoding.evidence { text = DoubleEncoding.undone(text) }
            return (choice.name, survey.hasCarriageReturn ? LineEnds.normalized(text) : text)
        }
        let isMultibyte = choice.markLength == 0 && multibyte.contains(choice.name)
        let text = isMultibyte ? transcode?(bytes, choice.name) : nil
        return (choice.name, LineEnds.normalized(text ?? decode(bytes[choice.markLength...], from: choice.name)))
    }

    private static let multibyte: Set<String> = [
        "big5", "euc-jp", "euc-kr", "gb18030", "gbk", "iso-2022-jp", "shift_jis",
    ]

    static func decode(_ bytes: ArraySlice<UInt8>, from name: String) -> [UInt8] {
        switch name {
        case "utf-16le": return UTF16Decoder.decode(bytes, bigEndian: false)
        case "utf-16be": return UTF16Decoder.decode(bytes, bigEndian: true)
        case "replacement": return bytes.isEmpty ? [] : [0xEF, 0xBF, 0xBD]
        default:
            if let decoder = SingleByteDecoder.named(name) { return decoder.decode(Array(bytes)) }
            // Malformed sequences become U+FFFD, one for each maximal subpart.
            return Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
    }
}
