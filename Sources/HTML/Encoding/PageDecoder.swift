/// From a page's bytes to UTF-8 with single line feeds, and the name of the encoding that they were in.
package enum PageDecoder {
    /// The encoding by byte order mark, then by the transport, then by what the bytes say themselves.
    package static func decode(_ bytes: [UInt8], transportCharset: String?) -> (encoding: String, text: [UInt8]) {
        let survey = bytes.withWindow { UTF8Survey($0) }
        let choice = EncodingSniffer(bytes: bytes, survey: survey).choose(transportCharset: transportCharset)
        if choice.name == "utf-8", survey.invalid == 0 {
            let text = choice.markLength == 0 ? bytes : Array(bytes[choice.markLength...])
            return (choice.name, survey.hasCarriageReturn ? LineEnds.normalized(text) : text)
        }
        return (choice.name, LineEnds.normalized(decode(bytes[choice.markLength...], from: choice.name)))
    }

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
