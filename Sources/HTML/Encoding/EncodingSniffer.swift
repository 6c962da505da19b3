/// Which encoding a page is in: its mark, what was said about it, and what its bytes say themselves.
///
/// Follows "encoding sniffing" (HTML Standard 13.2.3.2) but does not believe a declaration that the bytes contradict:
/// servers often declare one encoding for all pages, whatever those are in.
struct EncodingSniffer {
    let bytes: [UInt8]
    let survey: UTF8Survey

    struct Choice: Equatable {
        var name: String
        /// The length of the byte order mark.
        var markLength = 0
    }

    private static let limit = 1024
    private static let lateLimit = 1 << 16

    func choose(transportCharset: String?) -> Choice {
        if let mark { return mark }
        let transport = transportCharset.flatMap { EncodingLabel.name(for: Array($0.utf8)) }
        let isSettled = isSurelyUTF8 && survey.invalid == 0
        // A declaration further down still counts when nothing came before it, as "changing the encoding" has it.
        let declared = MetaPrescan.encoding(
            in: bytes, limit: isSettled || transport != nil ? Self.limit : Self.lateLimit)
        let said = [transport, declared].compactMap { $0 }
        guard let first = said.first else { return Choice(name: guess(default: "windows-1252")) }
        return Choice(name: believable(said) ?? contradicted(first))
    }

    private var mark: Choice? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Choice(name: "utf-8", markLength: 3) }
        if bytes.starts(with: [0xFE, 0xFF]) { return Choice(name: "utf-16be", markLength: 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return Choice(name: "utf-16le", markLength: 2) }
        return nil
    }

    /// The bytes are UTF-8 beyond doubt: many sequences and (a cut or two aside) nothing else.
    private var isSurelyUTF8: Bool { survey.multibyte > 1 && survey.invalid * 32 <= survey.multibyte }

    /// The bytes are surely not UTF-8: in other encodings well-formed sequences are rare accidents.
    private var isSurelyNotUTF8: Bool { survey.invalid > survey.multibyte }

    /// The first of the declarations that the bytes do not contradict.
    private func believable(_ said: [String]) -> String? {
        let content = isSurelyNotUTF8 ? ArabicGuess(bytes).encoding : nil
        return said.first { name in
            switch name {
            case "utf-8": !isSurelyNotUTF8
            case "utf-16le", "utf-16be": true
            case "windows-1252": !isSurelyUTF8 && content == nil
            case "windows-1256", "iso-8859-6": !isSurelyUTF8 && (content == nil || content == name)
            default: !isSurelyUTF8 && !isFewSequencesOnly
            }
        }
    }

    /// Well-formed UTF-8 with at least one sequence: other declarations than Arabic's are not worth more.
    private var isFewSequencesOnly: Bool { survey.invalid == 0 && survey.multibyte > 1 }

    private func contradicted(_ declared: String) -> String {
        guess(default: declared == "utf-8" ? "windows-1252" : declared)
    }

    /// A guess by content alone.
    private func guess(default fallback: String) -> String {
        if survey.multibyte == 0, survey.invalid == 0 { return fallback }
        if survey.invalid == 0 || isSurelyUTF8 { return "utf-8" }
        if let arabic = ArabicGuess(bytes).encoding { return arabic }
        return isSurelyNotUTF8 ? fallback : "utf-8"
    }
}
