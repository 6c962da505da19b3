extension FoldedText {
    /// Folded bytes as letters again.
    func text(_ range: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes[range] {
            if byte >= 0x80, byte < 0xB0 {
                scalars.append(Unicode.Scalar(UInt32(byte) - 0x80 + 0x620) ?? "?")
            } else if byte < 0x80 {
                scalars.append(Unicode.Scalar(byte))
            }
        }
        return String(scalars)
    }
}
