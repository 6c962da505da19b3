import Bytes

/// An XML document as a tree, read as forgivingly as feeds are written: nothing is an error but a declared entity.
///
/// An end tag closes the nearest open element of its name, unknown references stay text, and no entity is ever
/// expanded, so the tree is never larger than the document. Linear in its bytes.
struct FeedMarkup {
    struct Name: Equatable {
        /// In lower case, without its prefix.
        var local: String
        var vocabulary: FeedVocabulary
        var isPrefixed: Bool
    }

    struct Element {
        var name: Name
        /// Names in lower case with their prefixes, values with their references decoded.
        var attributes: [(name: String, value: String)]
        var parts: [Part] = []
    }

    enum Part {
        case element(Int)
        case text(String)
    }

    /// In document order. The first is no element of the document but holds what stands at its top.
    private(set) var elements: [Element]
    /// Whether the document type declares entities: such a document is refused as a whole.
    private(set) var declaresEntities = false

    private static let depthLimit = 100
    private static let elementLimit = 1_000_000

    init(_ text: String) {
        elements = [Element(name: Name(local: "", vocabulary: .plain, isPrefixed: false), attributes: [])]
        var scanner = FeedScanner(Array(text.utf8))
        var open = [0]
        var prefixes: [String: FeedVocabulary] = [:]
        while !declaresEntities, elements.count < FeedMarkup.elementLimit, let token = scanner.next() {
            switch token {
            case .text(let text): append(.text(text), to: open)
            case .doctype(let hasEntities): declaresEntities = hasEntities
            case .end(let name):
                let (local, vocabulary, _) = FeedMarkup.resolved(name, prefixes)
                let match = open.lastIndex {
                    elements[$0].name.local == local && elements[$0].name.vocabulary == vocabulary
                }
                if let match, match > 0 { open.removeSubrange(match...) }
            case .start(let name, let attributes, let isClosed):
                for attribute in attributes where attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:") {
                    prefixes[String(attribute.name.dropFirst(6))] = FeedVocabulary(namespace: attribute.value)
                }
                let (local, vocabulary, isPrefixed) = FeedMarkup.resolved(name, prefixes)
                elements.append(
                    Element(
                        name: Name(local: local, vocabulary: vocabulary, isPrefixed: isPrefixed), attributes: attributes
                    ))
                append(.element(elements.count - 1), to: open)
                if !isClosed, open.count < FeedMarkup.depthLimit { open.append(elements.count - 1) }
            }
        }
    }

    /// The first element of the document itself.
    var root: Int? { elements.count > 1 ? 1 : nil }

    /// The child elements of one element.
    func children(of index: Int) -> [Int] {
        elements[index].parts.compactMap { part in
            if case .element(let child) = part { return child }
            return nil
        }
    }

    /// All text under an element, in document order.
    func text(of index: Int) -> String {
        var output = ""
        var stack = Array(elements[index].parts.reversed())
        while let part = stack.popLast() {
            switch part {
            case .text(let text): output += text
            case .element(let child):
                if FeedMarkup.blocks.contains(elements[child].name.local) { output += "\n" }
                stack += elements[child].parts.reversed()
            }
        }
        return output
    }

    func attribute(_ name: String, of index: Int) -> String? {
        elements[index].attributes.first { $0.name == name }?.value
    }

    private mutating func append(_ part: Part, to open: [Int]) {
        guard let last = open.last else { return }
        elements[last].parts.append(part)
    }

    private static func resolved(
        _ name: String, _ prefixes: [String: FeedVocabulary]
    ) -> (String, FeedVocabulary, Bool) {
        guard let colon = name.firstIndex(of: ":") else { return (name, prefixes[""] ?? .plain, false) }
        let prefix = String(name[..<colon])
        let local = String(name[name.index(after: colon)...])
        return (local, prefixes[prefix] ?? FeedVocabulary(prefix: prefix), true)
    }

    private static let blocks: Set<String> = ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "td"]
}

/// The vocabularies that feeds and sitemaps are mixed from.
enum FeedVocabulary: Equatable {
    case plain, atom, dublinCore, content, syndication, feedBurner, news, other

    /// By the namespace's name; old and misspelt ones are known by what they contain.
    init(namespace: String) {
        let name = namespace.lowercased()
        self =
            switch true {
            case name.contains("w3.org/2005/atom"), name.contains("purl.org/atom"): .atom
            case name.contains("purl.org/dc/"): .dublinCore
            case name.contains("rss/1.0/modules/content"): .content
            case name.contains("rss/1.0/modules/syndication"): .syndication
            case name.contains("feedburner"): .feedBurner
            case name.contains("sitemap-news"): .news
            case name.contains("purl.org/rss/1.0"), name.contains("netscape.com/rdf"), name.contains("/sitemap/0."),
                name.contains("backend.userland.com"), name.contains("google.com/schemas/sitemap/"), name.isEmpty:
                .plain
            default: .other
            }
    }

    /// By the prefix that everybody uses, where the namespace is not declared.
    init(prefix: String) {
        self =
            switch prefix {
            case "atom", "a10", "atom10": .atom
            case "dc", "dcterms": .dublinCore
            case "content": .content
            case "sy": .syndication
            case "feedburner": .feedBurner
            case "news": .news
            default: .other
            }
    }
}
