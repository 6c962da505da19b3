/// The HTML parser of the standard (13.2), scripting off: every sequence of bytes gives a document.
package enum HTMLParser {
    /// Decodes and parses a page; linear in its length.
    ///
    /// - Parameter transportCharset: the `charset` of the HTTP `Content-Type`, if any; a byte order mark overrides it.
    /// - Parameter transcode: reads the encodings of several bytes a character, which need the system's tables.
    package static func document(
        from bytes: [UInt8], transportCharset: String?, transcode: PageDecoder.Transcoder? = nil
    ) -> Document {
        let (encoding, text) = PageDecoder.decode(bytes, transportCharset: transportCharset, transcode: transcode)
        var document = document(fromNormalized: text)
        document.encodingName = encoding
        return document
    }

    /// Parses text that is already decoded.
    package static func document(from text: String) -> Document {
        document(fromNormalized: LineEnds.normalized(Array(text.utf8)))
    }

    /// Parses as `innerHTML` does inside a context element; the result's root is an `html` element below the document.
    package static func fragment(from text: String, context: String, namespace: Namespace = .html) -> Document {
        parse(LineEnds.normalized(Array(text.utf8)), context: (context, namespace))
    }

    /// The encoding that a label stands for (Encoding Standard 4.2), in lower case; nil for what is no label.
    package static func encodingName(forLabel label: String) -> String? { EncodingLabel.name(for: Array(label.utf8)) }

    /// Bytes of a known encoding as text; malformed ones as U+FFFD.
    package static func decoded(_ bytes: [UInt8], from encodingName: String) -> String {
        String(decoding: PageDecoder.decode(bytes[...], from: encodingName), as: UTF8.self)
    }

    private static func document(fromNormalized source: [UInt8]) -> Document { parse(source, context: nil) }

    /// Offsets are 31 bits wide; what is beyond is cut off.
    private static let sourceLimit = Int(Int32.max)

    private static func parse(_ page: [UInt8], context: (name: String, namespace: Namespace)?) -> Document {
        let source = page.count > sourceLimit ? Array(page[..<sourceLimit]) : page
        return source.withWindow { window in
            var tokenizer = Tokenizer(source: window, tagNames: .tags, attributeNames: .attributes)
            // An ordinary page has an attribute to seventy bytes.
            tokenizer.attributes.reserveCapacity(min(source.count / 64 + 16, 1 << 20))
            var builder = TreeBuilder(tokenizer: tokenizer, expectedNodes: min(source.count / 16 + 16, 1 << 20))
            if let context { builder.beginFragment(context.name, context.namespace) }
            builder.run()
            return builder.document(source: source)
        }
    }
}

extension NameTable {
    static let tags = NameTable(names: Tag.knownNames)
    static let attributes = NameTable(names: AttributeName.knownNames)
}
