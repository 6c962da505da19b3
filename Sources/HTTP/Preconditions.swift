import Bytes

/// Conditional requests (RFC 9110, section 13), decided over the validators of the representation that would be sent.
enum Preconditions {
    enum Outcome: Equatable, Sendable {
        case proceed
        case notModified
        case failed
    }

    /// For a GET or HEAD that would be a 200 with these validators: `If-None-Match`, else `If-Modified-Since`.
    static func outcome(of head: RequestHead, for validators: Validators?) -> Outcome {
        if let tags = head.ifNoneMatch {
            return isListed(validators?.entityTag.text, in: head.bytes[tags], weakly: true) ? .notModified : .proceed
        }
        guard let since = head.ifModifiedSince, let modified = validators?.lastModified,
            let limit = HTTPDate.seconds(head.text(since))
        else { return .proceed }
        return modified <= limit ? .notModified : .proceed
    }

    /// `If-Match` and `If-Unmodified-Since` over one representation, for whoever has it before the method acts (section 13.2.2).
    static func allows(_ head: RequestHead, _ validators: Validators) -> Bool {
        if let tags = head.valueRange(of: "if-match") {
            return isListed(validators.entityTag.text, in: head.bytes[tags], weakly: false)
        }
        guard let since = head.valueRange(of: "if-unmodified-since"), let modified = validators.lastModified,
            let limit = HTTPDate.seconds(head.text(since))
        else { return true }
        return modified <= limit
    }

    /// Whether `Range` counts: only with `If-Range` absent or naming exactly this representation (section 13.1.5).
    static func allowsRange(_ head: RequestHead, _ validators: Validators) -> Bool {
        guard let range = head.valueRange(of: "if-range") else { return true }
        let text = head.text(range)
        return text == validators.entityTag.text
            || HTTPDate.seconds(text).map { $0 == validators.lastModified } ?? false
    }

    /// Whether a list of entity tags, or `*`, holds the tag; what breaks the grammar ends the list (section 8.8.3).
    static func isListed(_ tag: String?, in list: ArraySlice<UInt8>, weakly: Bool) -> Bool {
        guard let tag = tag?.utf8 else { return false }
        if list.count == 1, list.first == 0x2A { return true }
        let isWeak = tag.starts(with: "W/".utf8)
        if isWeak && !weakly { return false }
        let opaque = isWeak ? tag.dropFirst(2) : tag[...]
        var rest = list
        while let listed = nextTag(&rest) {
            if weakly || !listed.isWeak, listed.opaque.elementsEqual(opaque) { return true }
        }
        return false
    }

    private static func nextTag(_ rest: inout ArraySlice<UInt8>) -> (opaque: ArraySlice<UInt8>, isWeak: Bool)? {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x2C }
        let isWeak = rest.starts(with: "W/".utf8)
        let quoted = isWeak ? rest.dropFirst(2) : rest
        guard quoted.first == 0x22, let end = quoted.dropFirst().firstIndex(of: 0x22) else { return nil }
        rest = quoted[(end + 1)...]
        return (quoted[...end], isWeak)
    }
}
