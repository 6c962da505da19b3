/// What one `class` or `id` says, read word by word.
struct BodyNames {
    private(set) var signs: BodyPage.Signs = []
    /// A hash of the first class, 0 for an id.
    private(set) var firstClass = 0
    /// Which of the names that templates give to an article's text: first word times 8 plus second word; 0 none.
    private(set) var bodyName: UInt8 = 0

    private var previous = ""
    private var skipsNext = false

    init(_ value: ArraySlice<UInt8>, isClass: Bool) {
        for token in value.split(whereSeparator: { $0 <= 0x20 }) {
            if isClass {
                if firstClass == 0 { firstClass = Int(truncatingIfNeeded: BodyText.hash(token) | 1) }
                if token.count <= 18, BoilerplateWords.hides(String(decoding: token, as: UTF8.self).lowercased()) {
                    signs.insert(.hidden)
                }
            }
            // Utility classes ("print:hidden", "w-[30px]") speak of looks, not of content.
            if token.contains(where: { $0 == 0x3A || $0 == 0x5B }) { continue }
            read(token)
        }
    }

    /// `display: none` or `visibility: hidden` in an inline style.
    static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        let plain = style.filter { $0 > 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }[...]
        return BodyText.contains(plain, none) || BodyText.contains(plain, invisible)
    }

    private static let none = Array("display:none".utf8)
    private static let invisible = Array("visibility:hidden".utf8)

    /// Cuts a name at everything but letters and digits and where a capital follows a small letter.
    private mutating func read(_ token: ArraySlice<UInt8>) {
        var word: [UInt8] = []
        var wasSmall = false
        previous = ""
        skipsNext = false
        for byte in token {
            let isCapital = byte &- 0x41 < 26
            let isWordByte = isCapital || byte &- 0x61 < 26 || byte &- 0x30 < 10
            if !word.isEmpty, !isWordByte || isCapital && wasSmall {
                take(word)
                word.removeAll(keepingCapacity: true)
            }
            if isWordByte { word.append(isCapital ? byte | 0x20 : byte) }
            wasSmall = isWordByte && !isCapital
        }
        if !word.isEmpty { take(word) }
    }

    private mutating func take(_ bytes: [UInt8]) {
        let word = String(decoding: bytes, as: UTF8.self)
        defer { previous = word }
        if skipsNext {
            skipsNext = false
            return
        }
        if BoilerplateWords.negates(word) {
            skipsNext = true
            return
        }
        signs.formUnion(BoilerplateWords.signs(of: word))
        if BoilerplateWords.isStandfirst(word) || (previous == "sub" && (word == "title" || word == "head" || word == "line"))
            || (previous == "teaser" && word == "text") || (previous == "article" && word.hasPrefix("des"))
        {
            signs.insert(.standfirst)
        }
        if let found = BodyNames.body(previous, word) { bodyName = found }
    }

    /// "article-body", "entryContent", "storybody", "body-text" and their like.
    private static func body(_ first: String, _ second: String) -> UInt8? {
        if let what = bodyParts[second] {
            if let kind = bodyKinds[first] { return kind * 8 + what }
            if first == "body", what > 1 { return 48 + what }
        }
        for (kind, number) in bodyKinds where second.hasPrefix(kind) {
            if let what = bodyParts[String(second.dropFirst(kind.count))] { return number * 8 + what }
        }
        if second == "bodytext" || second == "bodycontent" || second == "bodycopy" { return 55 }
        return nil
    }

    private static let bodyKinds: [String: UInt8] = ["article": 1, "story": 2, "post": 3, "entry": 4, "news": 5]
    private static let bodyParts: [String: UInt8] = ["body": 1, "content": 2, "text": 3, "copy": 4]
}
