extension String {
    /// The text without the marks where a word may be broken at the end of a line: programs write them, readers never see
    /// them.
    var withoutSoftHyphens: String {
        guard utf8.contains(0xAD), unicodeScalars.contains("\u{AD}") else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\u{AD}" }))
    }
}
