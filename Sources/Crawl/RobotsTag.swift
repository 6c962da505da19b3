/// The directives of `X-Robots-Tag` fields and of robots meta elements.
package enum RobotsTag {
    /// Whether the values ask that the page be kept in no archive: `noindex`, `none` or `noarchive`.
    ///
    /// A rule may be addressed (`otherbot: noindex`); only ours and those for all count.
    package static func forbidsArchiving(_ values: [String], robotsName: String) -> Bool {
        values.contains { value in
            var isForUs = true
            for part in value.split(separator: ",") {
                var directive = trimmed(part)
                if let colon = directive.firstIndex(of: ":") {
                    let name = trimmed(directive[..<colon])
                    guard !valued.contains(name) else { continue }
                    isForUs = name == robotsName.lowercased() || name == "*" || name == "robots"
                    directive = trimmed(directive[directive.index(after: colon)...])
                }
                if isForUs, ["noindex", "none", "noarchive"].contains(directive) { return true }
            }
            return false
        }
    }

    /// Directives that carry a value after a colon and name no robot.
    private static let valued: Set<String> = [
        "max-snippet", "max-image-preview", "max-video-preview", "unavailable_after",
    ]

    private static func trimmed(_ text: some StringProtocol) -> String {
        let inner = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return String(inner).lowercased()
    }
}
