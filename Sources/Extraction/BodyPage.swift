import HTML
import News

/// A document laid out in one array in document order, so that every question is one pass over integers.
///
/// Comments and the contents of scripts, styles and drawings are left out. A subtree is `index..<page[index].end`.
struct BodyPage {
    /// What an element's name and attributes say about its content.
    struct Signs: OptionSet {
        let rawValue: UInt32
        init(rawValue: UInt32) { self.rawValue = rawValue }

        static let text = Signs(rawValue: 1)
        static let inline = Signs(rawValue: 1 << 1)
        /// Its text is never shown as text: controls, media, scripts, navigation.
        static let dead = Signs(rawValue: 1 << 2)
        static let hidden = Signs(rawValue: 1 << 3)
        /// A name that furniture bears and some articles too.
        static let weak = Signs(rawValue: 1 << 4)
        /// A name that hardly any article bears.
        static let strong = Signs(rawValue: 1 << 5)
        /// A name that no article bears, however much text stands in it.
        static let never = Signs(rawValue: 1 << 6)
        static let image = Signs(rawValue: 1 << 7)
        static let standfirst = Signs(rawValue: 1 << 8)
        static let articleBody = Signs(rawValue: 1 << 9)
        static let holdsHeadline = Signs(rawValue: 1 << 10)
        static let holdsImage = Signs(rawValue: 1 << 11)
        static let heading = Signs(rawValue: 1 << 12)
        static let anchor = Signs(rawValue: 1 << 13)
        /// A link to another page of the same site.
        static let internalLink = Signs(rawValue: 1 << 14)
        static let visibleBreak = Signs(rawValue: 1 << 15)
        /// A link to a page of another site.
        static let externalLink = Signs(rawValue: 1 << 16)
    }

    struct Node {
        let id: NodeID
        let tag: Tag
        var signs: Signs
        /// Which body-like name (`article-body`, `entry-content`) an element bears; 0 none.
        var bodyName: UInt32 = 0
        /// The hash of an element's first class, which tells siblings of one making; 0 without a class.
        var firstClass: UInt64 = 0
        // Pages have thousands of nodes and every question walks them all: they are kept small.
        private var places: (parent: Int32, end: Int32, link: Int32)
        private var widths: (all: Int32, links: Int32) = (0, 0)
        private var textRange: (start: Int32, end: Int32) = (0, 0)

        init(id: NodeID, tag: Tag, parent: Int, end: Int, signs: Signs, link: Int) {
            (self.id, self.tag, self.signs) = (id, tag, signs)
            places = (
                Int32(truncatingIfNeeded: parent), Int32(truncatingIfNeeded: end), Int32(truncatingIfNeeded: link)
            )
        }

        var parent: Int { Int(places.parent) }

        /// The place behind its subtree.
        var end: Int {
            get { Int(places.end) }
            set { places.end = Int32(truncatingIfNeeded: newValue) }
        }

        /// The nearest link around it, or -1.
        var link: Int { Int(places.link) }

        /// A text node's width in `BodyText` units; for an element the sum over its subtree.
        var width: Int {
            get { Int(widths.all) }
            set { widths.all = Int32(truncatingIfNeeded: newValue) }
        }

        /// The same, of what stands inside links.
        var linkWidth: Int {
            get { Int(widths.links) }
            set { widths.links = Int32(truncatingIfNeeded: newValue) }
        }

        /// A text node's bytes in `bytes`, white space folded, one space at an end that had some.
        var text: Range<Int> {
            get { Int(textRange.start)..<Int(textRange.end) }
            set {
                textRange = (
                    Int32(truncatingIfNeeded: newValue.lowerBound), Int32(truncatingIfNeeded: newValue.upperBound)
                )
            }
        }
    }

    /// What the page's metadata calls it.
    struct Declaration: OptionSet {
        let rawValue: UInt8
        init(rawValue: UInt8) { self.rawValue = rawValue }

        static let article = Declaration(rawValue: 1)
        static let list = Declaration(rawValue: 2)
        static let paid = Declaration(rawValue: 4)
    }

    var nodes: [Node] = []
    var bytes: [UInt8] = []
    /// Keys of `description` metas.
    var descriptions: [[UInt8]] = []
    /// Hashes of the keys of `og:title` and the like.
    var titleKeys: Set<UInt64> = []
    /// The key of JSON-LD's `articleBody`.
    var declaredBody: [UInt8]?

    var declaration: Declaration = []

    var count: Int { nodes.count }
    var indices: Range<Int> { nodes.indices }

    subscript(index: Int) -> Node {
        get { nodes[index] }
        _modify { yield &nodes[index] }
    }

    init(_ document: Document, _ marks: PageMarks, host: String?) {
        var reader = BodyPageReader(document, marks, host: host)
        self = reader.read()
    }

    init() {}

    /// Whether `index` is `ancestor` or stands under it.
    func contains(_ ancestor: Int, _ index: Int) -> Bool { ancestor <= index && index < nodes[ancestor].end }

    func isText(_ index: Int) -> Bool { nodes[index].signs.contains(.text) }

    func isHeading(_ index: Int) -> Bool { nodes[index].signs.contains(.heading) }

    /// The places of the child elements, in order.
    func children(of index: Int) -> BodyPageChildren {
        BodyPageChildren(page: self, upcoming: index + 1, end: nodes[index].end)
    }
}

/// The child elements of a node of a page.
struct BodyPageChildren: Sequence, IteratorProtocol {
    let page: BodyPage
    var upcoming: Int
    let end: Int

    mutating func next() -> Int? {
        while upcoming < end {
            let index = upcoming
            upcoming = page[index].end
            if !page.isText(index) { return index }
        }
        return nil
    }
}
