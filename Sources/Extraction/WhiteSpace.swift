extension StringProtocol {
    /// The text with every run of white space as one space and none at the ends; other invisible marks stay.
    package func foldingWhiteSpace() -> String {
        var output = String.UnicodeScalarView()
        var needsSpace = false
        for scalar in unicodeScalars {
            if scalar.isSpaceOfText {
                needsSpace = !output.isEmpty
            } else {
                if needsSpace { output.append(" ") }
                needsSpace = false
                output.append(scalar)
            }
        }
        return String(output)
    }

    /// The text without white space at its ends.
    package func trimmingSpace() -> String { trimming(where: \.isSpaceOfText) }

    /// The text without any of the scalars at its ends.
    package func trimmingCharacters(in set: String) -> String {
        let unwanted = Set(set.unicodeScalars)
        return trimming { unwanted.contains($0) }
    }

    private func trimming(where isUnwanted: (Unicode.Scalar) -> Bool) -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isUnwanted($0) }) else { return "" }
        var last = scalars.index(before: scalars.endIndex)
        while last > first, isUnwanted(scalars[last]) { last = scalars.index(before: last) }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }
}

extension Unicode.Scalar {
    /// White space as a reader sees it: spaces of every width and line ends, not joiners.
    package var isSpaceOfText: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}
