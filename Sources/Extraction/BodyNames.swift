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
    private var skipsNext = false

    /// What no name says.
    init() {}

    /// What one name says that has no space in it; the first name of a class counts as its first class.
    init(_ name: Span<UInt8>, isClass: Bool) {
        let words = BoilerplateWords.shared
        if isClass {
            let hash = name.wideHash(seed: 0)
            firstClass = hash | 1
            if words.hides(hash) { signs.insert(.hidden) }
        }
        // Utility classes ("print:hidden", "w-[30px]") speak of looks, not of content.
        for index in name.indices where name[index] == 0x3A || name[index] == 0x5B { return }
        read(name, words)
    }

    /// Takes in the name that stands behind.
    mutating func add(_ next: BodyNames) {
        signs.formUnion(next.signs)
        if firstClass == 0 { firstClass = next.firstClass }
        if next.bodyName != 0 { bodyName = next.bodyName }
    }

    /// `display: none` or `visibility: hidden` in an inline style, case and space aside.
    static func hides(_ style: Span<UInt8>) -> Bool {
        guard style.count >= 11 else { return false }
        // No beginning of either phrase comes again inside it, so a mismatch starts anew.
        let (none, invisible) = (BodyNames.none.span, BodyNames.invisible.span)
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
    private mutating func read(_ name: Span<UInt8>, _ words: BoilerplateWords) {
        var (hash, length, wasSmall) = (ByteHash(), 0, false)
        for place in name.indices {
            let byte = name[place]
            let isLetter = (byte | 0x20) &- 0x61 < 26
            let isCapital = isLetter && byte & 0x20 == 0
            let isWordByte = isLetter || byte &- 0x30 < 10
            if length > 0, !isWordByte || isCapital && wasSmall {
                take(hash, words)
                (hash, length) = (ByteHash(), 0)
            }
            if isWordByte {
                hash.append(isLetter ? byte | 0x20 : byte)
                length += 1
            }
            wasSmall = isWordByte && !isCapital
        }
        if length > 0 { take(hash, words) }
    }

    /// Ends a word.
    private mutating func take(_ hash: ByteHash, _ words: BoilerplateWords) {
        let word = words.meaning(ofHash: hash.value)
        defer { (previous, previousHash) = (word, hash.value) }
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
