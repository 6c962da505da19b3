/// Entity tags for what has no version of its own (RFC 9110, section 8.8.3).
enum EntityTag {
    /// A strong tag, quoted: FNV-1a over the bytes that decide the representation, behind a prefix that names its form.
    static func strong(_ bytes: some Sequence<UInt8>, form: String) -> String {
        let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return "\"\(form)-\(String(hash, radix: 36))\""
    }
}
