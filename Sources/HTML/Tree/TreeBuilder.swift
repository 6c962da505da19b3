/// Tree construction (HTML Standard 13.2.6), scripting off: tokens in, an arena of nodes out.
struct TreeBuilder: ~Copyable {
    /// Elements deeper than this become siblings of their parent.
    static let depthLimit = 512
    /// Once there are so many nodes, tags and comments are passed over and text joins the last text.
    static let nodeLimit = 1_000_000
    /// A repeated `html` or `body` tag adds attributes up to this number.
    static let mergedAttributeLimit = 256

    var tokenizer: Tokenizer
    var arena = NodeArena()
    var open = OpenElements()
    var formatting = ActiveFormatting()
    var mode = InsertionMode.initial
    var originalMode = InsertionMode.initial
    var templateModes: [InsertionMode] = []
    var quirks = QuirksMode.noQuirks
    var doctypes: [DoctypeToken] = []
    var templateContents: [NodeID: NodeID] = [:]
    /// The context element of a fragment; it stands in no tree.
    var context: OpenElements.Entry?
    var head: NodeID?
    var form: NodeID?
    var framesetIsOK = true
    var fosterParenting = false
    var skipsLineFeed = false
    var isStopped = false
    var pendingTableText: [TextRange] = []
    /// Room that text nodes reserved in the side buffer, so that joining far apart pieces stays linear.
    var reservedText: [NodeID: Int] = [:]

    static let document = NodeID(0 as UInt32)

    init(tokenizer: consuming Tokenizer, expectedNodes: Int) {
        self.tokenizer = tokenizer
        arena.reserve(expectedNodes)
        _ = arena.add(Node(kind: .document))
    }

    mutating func run() {
        while !isStopped {
            let isForeign = isInForeignContent
            let token = tokenizer.next(inForeignContent: isForeign)
            process(token, isForeign: isForeign)
            if arena.count >= Self.nodeLimit { flattenTheRest() }
        }
        fillSelectedContent()
    }

    /// The node limit is reached: only the text is kept.
    private mutating func flattenTheRest() {
        while true {
            let token = tokenizer.next(inForeignContent: false)
            if token.kind == .characters { insert(token.text) }
            if token.kind == .endOfFile { break }
        }
        isStopped = true
    }

    // MARK: Dispatching

    /// The current node, or in a fragment whose stack has one element the context.
    @inline(__always)
    var adjustedCurrentNode: OpenElements.Entry? {
        if open.count == 1, let context { return context }
        return open.count == 0 ? nil : open.current
    }

    @inline(__always)
    private var isInForeignContent: Bool { adjustedCurrentNode.map { !$0.tag.isHTML } ?? false }

    @inline(__always)
    private mutating func process(_ token: Token, isForeign: Bool) {
        var token = token
        if skipsLineFeed {
            skipsLineFeed = false
            if token.kind == .characters, byte(token.text, at: 0) == 0x0A {
                token.text = token.text.from(token.text.start + 1, to: token.text.end)
                if token.text.isEmpty { return }
            }
        }
        if isForeign, goesToForeignContent(token) {
            foreignContent(token)
        } else {
            useRules(for: mode, token)
        }
    }

    /// Hands a token to the rules of the mode it now is in, or to those of foreign content.
    mutating func reprocess(_ token: Token) {
        process(token, isForeign: isInForeignContent)
    }

    /// The tree construction dispatcher's exceptions: integration points.
    private func goesToForeignContent(_ token: Token) -> Bool {
        guard let node = adjustedCurrentNode else { return false }
        let isText = token.kind == .characters || token.kind == .null
        if node.tag.isMathTextIntegrationPoint {
            if isText { return false }
            if token.kind == .startTag, token.tag != .mglyphWord, token.tag != .malignmarkWord { return false }
        }
        if node.tag == .mathAnnotationXml, token.kind == .startTag, token.tag == .svgWord { return false }
        if isHTMLIntegrationPoint(node), isText || token.kind == .startTag { return false }
        return token.kind != .endOfFile
    }

    @inline(__always)
    mutating func useRules(for mode: InsertionMode, _ token: Token) {
        if mode == .inBody { return inBody(token) }
        useOtherRules(for: mode, token)
    }

    private mutating func useOtherRules(for mode: InsertionMode, _ token: Token) {
        switch mode {
        case .initial: initial(token)
        case .beforeHTML: beforeHTML(token)
        case .beforeHead: beforeHead(token)
        case .inHead: inHead(token)
        case .inHeadNoscript: inHeadNoscript(token)
        case .afterHead: afterHead(token)
        case .inBody: inBody(token)
        case .text: text(token)
        case .inTable: inTable(token)
        case .inTableText: inTableText(token)
        case .inCaption: inCaption(token)
        case .inColumnGroup: inColumnGroup(token)
        case .inTableBody: inTableBody(token)
        case .inRow: inRow(token)
        case .inCell: inCell(token)
        case .inTemplate: inTemplate(token)
        case .afterBody: afterBody(token)
        case .inFrameset: inFrameset(token)
        case .afterFrameset: afterFrameset(token)
        case .afterAfterBody: afterAfterBody(token)
        case .afterAfterFrameset: afterAfterFrameset(token)
        }
    }

    // MARK: Text of tokens

    /// The byte at an offset into a run of text.
    @inline(__always)
    func byte(_ text: TextRange, at offset: Int) -> UInt8 {
        text.isInSide ? tokenizer.textSide[text.start + offset] : tokenizer.source[text.start + offset]
    }

    /// How many bytes of white space a run of text begins with.
    @inline(__always)
    func leadingWhitespace(_ text: TextRange) -> Int {
        var offset = 0
        while offset < Int(text.length), isSpace(byte(text, at: offset)) { offset += 1 }
        return offset
    }

    @inline(__always)
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D }

    func isWhitespace(_ text: TextRange) -> Bool { leadingWhitespace(text) == Int(text.length) }

    /// Cuts white space off the front of a character token; nil when nothing else remains.
    func withoutLeadingWhitespace(_ token: Token) -> (space: TextRange, rest: Token?) {
        let cut = token.text.start + leadingWhitespace(token.text)
        let space = token.text.from(token.text.start, to: cut)
        if cut == token.text.end { return (space, nil) }
        var rest = token
        rest.text = token.text.from(cut, to: token.text.end)
        return (space, rest)
    }

    /// Stops parsing.
    mutating func stop() { isStopped = true }
}
