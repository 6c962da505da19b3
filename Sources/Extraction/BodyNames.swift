import Bytes

/// What one `class` or `id` says, read word by word.
struct BodyNames {
    private(set) var signs: BodyPage.Signs = []
    /// A hash of the first class, 0 for an id.
    private(set) var firstClass: UInt64 = 0
    /// Which of the names that templates give to an article's text it is, by hash; 0 none.
    private(set) var bodyName: UInt32 = 0

    private var previous: BoilerplateWords.Meaning = []
    private var previousHash: UInt64 = 0
    private var hash = ByteHash()
    private var length = 0
    private var skipsNext = false

    /// What no name says.
    init() {}

    init(_ value: Span<UInt8>, isClass: Bool) {
        let words = BoilerplateWords.shared
        var start = 0
        while start < value.count {
            guard value[start] > 0x20 else {
                start += 1
                continue
            }
            var end = start
            // Utility classes ("print:hidden", "w-[30px]") speak of looks, not of content.
            var isUtility = false
            while end < value.count, value[end] > 0x20 {
                if value[end] == 0x3A || value[end] == 0x5B { isUtility = true }
                end += 1
            }
            if isClass {
                let hash = value.extracting(start..<end).wideHash(seed: 0)
                if firstClass == 0 { firstClass = hash | 1 }
                if words.hides(hash) { signs.insert(.hidden) }
            }
            if !isUtility { read(value, start..<end, words) }
            start = end
        }
    }

    /// `display: none` or `visibility: hidden` in an inline style, case and space aside.
    static func hides(_ style: Span<UInt8>) -> Bool {
        guard style.count >= 11 else { return false }
        // No beginning of either phrase comes again inside it, so a mismatch starts anew.
        var (display, visibility) = (0, 0)
        for index in style.indices where style[index] > 0x20 {
            let byte = style[index].asciiLowercased
            display = byte == none[display] ? display + 1 : byte == none[0] ? 1 : 0
            visibility = byte == invisible[visibility] ? visibility + 1 : byte == invisible[0] ? 1 : 0
            if display == none.count || visibility == invisible.count { return true }
        }
        return false
    }

    private static let none = Array("display:none".utf8)
    private static let invisible = Array("visibility:hidden".utf8)

    /// Cuts a name at everything but letters and digits and where a capital follows a small letter.
    private mutating func read(_ value: Span<UInt8>, _ token: Range<Int>, _ words: BoilerplateWords) {
        var wasSmall = false
        previous = []
        skipsNext = false
        for place in token {
            let byte = value[place]
            let isCapital = byte &- 0x41 < 26
            let isWordByte = isCapital || byte &- 0x61 < 26 || byte &- 0x30 < 10
            if length > 0, !isWordByte || isCapital && wasSmall { take(words) }
            if isWordByte {
                hash.append(isCapital ? byte | 0x20 : byte)
                length += 1
            }
            wasSmall = isWordByte && !isCapital
        }
        if length > 0 { take(words) }
    }

    /// Ends a word.
    private mutating func take(_ words: BoilerplateWords) {
        let word = words.meaning(ofHash: hash.value)
        defer {
            previous = word
            previousHash = hash.value
            hash = ByteHash()
            length = 0
        }
        if skipsNext {
            skipsNext = false
            return
        }
        guard !word.isEmpty else { return }
        if word.contains(.negation) {
            skipsNext = true
            return
        }
        signs.formUnion(word.signs)
        if previous.contains(.under), word.contains(.title) { signs.insert(.standfirst) }
        // "article-body", "entry_content", "body-text".
        if word.contains(.part), previous.contains(.kind) || previous.contains(.body) && !word.contains(.body) {
            bodyName = UInt32(truncatingIfNeeded: previousHash ^ hash.value &* 31) | 1
        } else if word.contains(.kindAndPart) {
            bodyName = UInt32(truncatingIfNeeded: hash.value) | 1
        }
    }
}
