/// A token in full, as conformance suites compare them: all text as bytes of UTF-8.
package enum TokenTrace: Equatable {
    case doctype(name: [UInt8]?, publicIdentifier: [UInt8]?, systemIdentifier: [UInt8]?, isCorrect: Bool)
    case startTag(name: [UInt8], attributes: [[UInt8]: [UInt8]], isSelfClosing: Bool)
    case endTag(name: [UInt8])
    case comment([UInt8])
    case characters([UInt8])
}

extension TokenTrace {
    /// The token as an XML infoset can hold it (HTML Standard 13.2.9).
    package var coercedForXML: TokenTrace {
        switch self {
        case .characters(let text): .characters(Self.coerced(text))
        case .comment(let text):
            .comment(Array(String(decoding: text, as: UTF8.self).replacing("--", with: "- -").utf8))
        default: self
        }
    }

    private static func coerced(_ text: [UInt8]) -> [UInt8] {
        String(decoding: text, as: UTF8.self).unicodeScalars.reduce(into: []) { bytes, scalar in
            let isNoncharacter = scalar.value & 0xFFFE == 0xFFFE
            let allowed: Unicode.Scalar = scalar == "\u{C}" ? " " : isNoncharacter ? "\u{FFFD}" : scalar
            bytes.append(contentsOf: String(allowed).utf8)
        }
    }
}

extension HTMLParser {
    /// The tokens of some text, runs of characters joined; states bear the standard's names as the suites write them.
    package static func tokens(of bytes: [UInt8], initialState: String, lastStartTag: String?) -> [TokenTrace] {
        LineEnds.normalized(bytes).withWindow { window in
            var tokenizer = Tokenizer(source: window, tagNames: .tags, attributeNames: .attributes)
            tokenizer.state = state(named: initialState)
            tokenizer.allowsCDATA = true
            if let lastStartTag {
                tokenizer.lastStartTag = Tag(html: tokenizer.tagNames.intern(Array(lastStartTag.utf8)))
            }
            var traces: [TokenTrace] = []
            while true {
                let token = tokenizer.next(inForeignContent: tokenizer.state == .cdataSection)
                guard let trace = tokenizer.trace(of: token) else { return traces }
                if case .characters(let more) = trace, case .characters(let text)? = traces.last {
                    traces[traces.count - 1] = .characters(text + more)
                } else {
                    traces.append(trace)
                }
            }
        }
    }

    private static func state(named name: String) -> TokenizerState {
        switch name {
        case "PLAINTEXT state": .plaintext
        case "RCDATA state": .rcdata
        case "RAWTEXT state": .rawtext
        case "Script data state": .scriptData
        case "CDATA section state": .cdataSection
        default: .data
        }
    }
}

extension Tokenizer {
    /// nil at the end of the file.
    fileprivate func trace(of token: Token) -> TokenTrace? {
        switch token.kind {
        case .characters: .characters(bytes(of: token.text))
        case .null: .characters([0])
        case .comment: .comment(bytes(of: token.text))
        case .endTag: .endTag(name: Array(tagNames.name(token.tag.number)))
        case .startTag:
            .startTag(
                name: Array(tagNames.name(token.tag.number)), attributes: attributesByName(),
                isSelfClosing: token.isSelfClosing)
        case .doctype:
            .doctype(
                name: doctype.name, publicIdentifier: doctype.publicIdentifier,
                systemIdentifier: doctype.systemIdentifier, isCorrect: !doctype.forcesQuirks)
        case .endOfFile: nil
        }
    }

    private func bytes(of text: TextRange) -> [UInt8] {
        (text.start..<text.end).map { text.isInSide ? textSide[$0] : source[$0] }
    }

    private func attributesByName() -> [[UInt8]: [UInt8]] {
        var values: [[UInt8]: [UInt8]] = [:]
        for record in attributes[tokenAttributes] {
            let value = record.value
            values[Array(attributeNames.name(record.name))] = (value.start..<value.end).map {
                value.isInSide ? attributeSide[$0] : source[$0]
            }
        }
        return values
    }
}
