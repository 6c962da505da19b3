import Bytes

/// The tokenizer of the HTML Standard (13.2.5) over UTF-8 whose line ends are already single line feeds.
///
/// Pulled, one token a call. Text, comments and attribute values come out as ranges of the source wherever they stand
/// there as they are, so that an ordinary page is tokenized without copying a byte.
struct Tokenizer: ~Copyable {
    let source: ByteWindow
    var position = 0
    var state = TokenizerState.data
    var token = Token(kind: .endOfFile)
    /// Where the text that has not been given out begins; it ends at `position`.
    var textStart = 0
    /// The start tag given out last: only its end tag ends RCDATA, RAWTEXT and script data.
    var lastStartTag = Tag.nameless
    /// Whether the adjusted current node is foreign, so that `<![CDATA[` opens a section.
    var allowsCDATA = false

    var tagNames: NameTable
    var attributeNames: NameTable
    /// Attributes of all elements made so far, then those of the current tag.
    var attributes: [AttributeRecord] = []
    /// How many of `attributes` belong to elements.
    var claimedAttributes = 0
    /// What text and comments say that the source does not: references, replacement characters, joined runs.
    var textSide: [UInt8] = []
    /// The same for attribute values.
    var attributeSide: [UInt8] = []
    var doctype = DoctypeToken()

    var isEndTag = false
    /// Where the current tag, attribute, comment or reference began.
    var nameStart = 0
    var valueStart = 0
    /// Where the current value begins in `attributeSide`, or -1 while the source says it all.
    var sideValueStart = -1
    /// Whether the current attribute's name occurred before in this tag.
    var isDuplicate = false
    /// For each attribute name the number of the last tag that had it.
    var lastTagWithName: [UInt32] = []
    var tagCount: UInt32 = 0

    init(source: ByteWindow, tagNames: NameTable, attributeNames: NameTable) {
        self.source = source
        self.tagNames = tagNames
        self.attributeNames = attributeNames
    }

    /// The next token; after the end of the file that token again and again.
    @inline(__always)
    mutating func next(inForeignContent: Bool) -> Token {
        allowsCDATA = inForeignContent
        while true {
            if step() { return token }
        }
    }

    /// The current tag's attributes.
    var tokenAttributes: Range<Int> { claimedAttributes..<attributes.count }

    // MARK: Giving out

    /// Gives out the pending text up to `end` and goes on there; `end` must lie after `textStart`.
    @inline(__always)
    mutating func emitText(upTo end: Int) -> Bool {
        token = Token(kind: .characters, text: TextRange(source: textStart, end))
        position = end
        textStart = end
        return true
    }

    /// At the end of the source: the pending text, then (next time) the end of the file.
    mutating func emitEnd() -> Bool {
        position = source.count
        if textStart < position { return emitText(upTo: position) }
        token = Token(kind: .endOfFile)
        return true
    }

    /// The end of the file inside a tag: what was begun is dropped.
    mutating func dropTag() -> Bool {
        textStart = source.count
        state = .data
        return emitEnd()
    }

    /// Gives out U+0000 as it is, for the tree builder to drop or replace; it stands at `position`.
    mutating func emitNull() -> Bool {
        token = Token(kind: .null)
        position += 1
        textStart = position
        return true
    }

    /// Gives out U+FFFD for the NUL at `position`.
    mutating func emitReplacement() -> Bool {
        let start = textSide.count
        textSide.append(contentsOf: [0xEF, 0xBF, 0xBD])
        token = Token(kind: .characters, text: TextRange(side: start, textSide.count))
        position += 1
        textStart = position
        return true
    }

    /// Gives out the tag that ends just before `position`.
    @inline(__always)
    mutating func emitTag(selfClosing: Bool = false) -> Bool {
        textStart = position
        state = .data
        token.isSelfClosing = selfClosing
        token.kind = isEndTag ? .endTag : .startTag
        if !isEndTag { lastStartTag = token.tag }
        return true
    }

    /// Begins the name of a tag at `position`.
    @inline(__always)
    mutating func beginTag(isEnd: Bool) {
        isEndTag = isEnd
        nameStart = position
        tagCount &+= 1
        if attributes.count > claimedAttributes { attributes.removeLast(attributes.count - claimedAttributes) }
    }

    /// Whether the byte at `index`, if any, is the one asked for.
    @inline(__always)
    func isByte(_ byte: UInt8, at index: Int) -> Bool { index < source.count && source[index] == byte }

    /// Whether the source continues with ASCII letters that equal `word` (lower case) in any case.
    func continues(with word: StaticString, at index: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index + length <= source.count else { return false }
        return zip(0..., word.bytes).allSatisfy { source[index + $0].asciiLowercased == $1 }
    }

    /// Bytes of the source with each NUL replaced by U+FFFD.
    func replacingNulls(_ start: Int, _ end: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in start..<end {
            if source[index] == 0 { bytes.append(contentsOf: [0xEF, 0xBF, 0xBD]) } else { bytes.append(source[index]) }
        }
        return bytes
    }
}
