/// The schema.org description of a page's article, out of all JSON-LD that the page embeds.
struct LinkedData {
    /// The node that describes the article itself, if one does.
    let article: JSONValue?
    /// A node for the page or its site that can stand in where the article's has a gap.
    let page: JSONValue?
    private let byID: [String: JSONValue]
    /// The types of every node at the top, for telling lists and front pages from articles.
    let types: Set<String>

    init(scripts: [String], pageURL: String?) {
        var nodes: [JSONValue] = []
        var byID: [String: JSONValue] = [:]
        for script in scripts {
            for value in TolerantJSONReader.values(in: script) {
                LinkedData.collect(value, into: &nodes, byID: &byID, depth: 0)
            }
        }
        self.byID = byID
        types = Set(nodes.flatMap { LinkedData.types(of: $0) })
        let articles = nodes.filter { node in LinkedData.types(of: node).contains(where: LinkedData.isArticle) }
        article = LinkedData.best(of: articles, pageURL: pageURL)
        page = nodes.first { node in
            LinkedData.types(of: node).contains { LinkedData.pageTypes.contains($0) }
                && ["datePublished", "headline", "author", "name"].contains { node[$0] != nil }
        }
    }

    private static let pageTypes: Set<String> = [
        "WebPage", "ItemPage", "AboutPage", "VideoObject", "Product", "Recipe", "HowTo", "FAQPage", "Event", "Course",
        "DiscussionForumPosting", "PodcastEpisode", "MedicalWebPage", "CreativeWork",
    ]

    /// Nodes at the top, in `@graph` and as main entity; not those of lists of other articles.
    private static func collect(
        _ value: JSONValue, into nodes: inout [JSONValue], byID: inout [String: JSONValue], depth: Int
    ) {
        guard depth < 12, nodes.count < 400 else { return }
        switch value {
        case .array(let values): for value in values { collect(value, into: &nodes, byID: &byID, depth: depth + 1) }
        case .object(let members):
            if value["@type"] != nil { nodes.append(value) }
            for member in members {
                switch member.name {
                case "@graph", "mainEntity", "mainEntityOfPage", "subjectOf":
                    collect(member.value, into: &nodes, byID: &byID, depth: depth + 1)
                default: break
                }
            }
            register(value, in: &byID, depth: depth)
        default: break
        }
    }

    private static func register(_ value: JSONValue, in byID: inout [String: JSONValue], depth: Int) {
        guard depth < 12 else { return }
        switch value {
        case .array(let values): for value in values { register(value, in: &byID, depth: depth + 1) }
        case .object(let members):
            if let id = value["@id"]?.string, members.count > 1, byID[id] == nil || value["name"] != nil {
                byID[id] = value
            }
            for member in members { register(member.value, in: &byID, depth: depth + 1) }
        default: break
        }
    }

    static func types(of node: JSONValue) -> [String] {
        (node["@type"]?.strings ?? []).map { type in
            type.utf8.allSatisfy { $0 != 0x2F && $0 != 0x3A && $0 != 0x23 }
                ? type
                : type.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "#" }).last.map(String.init) ?? type
        }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type == "BlogPosting" || type == "LiveBlogPosting" || type == "Report"
            || type == "SocialMediaPosting" || type == "Posting" || type == "Review" || type == "CriticReview"
    }

    /// The node of this page's URL, else the first that has the most of what an article has.
    private static func best(of nodes: [JSONValue], pageURL: String?) -> JSONValue? {
        func score(_ node: JSONValue) -> Int {
            var score = 0
            if node["headline"] != nil { score += 4 }
            if node["datePublished"] != nil { score += 3 }
            if node["author"] != nil { score += 2 }
            if node["articleBody"] != nil { score += 1 }
            if let pageURL, urls(of: node).contains(where: { sameAddress($0, pageURL) }) { score += 5 }
            if types(of: node).contains("Review") { score -= 4 }
            return score
        }
        var best: (node: JSONValue, score: Int)?
        for node in nodes {
            let score = score(node)
            if score > best?.score ?? .min { best = (node, score) }
        }
        return best?.node
    }

    private static func urls(of node: JSONValue) -> [String] {
        [node["url"], node["@id"], node["mainEntityOfPage"], node["mainEntityOfPage"]?["@id"]].compactMap { $0?.string }
    }

    private static func sameAddress(_ one: String, _ other: String) -> Bool {
        func path(_ url: String) -> Substring {
            var rest = url[...]
            if let colon = rest.utf8.firstIndex(of: 0x3A), rest.utf8[colon...].starts(with: "://".utf8) {
                rest = rest[rest.utf8.index(colon, offsetBy: 3)...]
            }
            if let end = rest.utf8.firstIndex(where: { $0 == 0x3F || $0 == 0x23 }) { rest = rest[..<end] }
            return rest.utf8.last == 0x2F ? rest.dropLast() : rest
        }
        return path(one).utf8.elementsEqual(path(other).utf8)
    }

    /// Whether the article's node is of a newsroom's type.
    var isNews: Bool {
        LinkedData.types(of: article ?? .null).contains {
            $0.hasSuffix("NewsArticle") || $0 == "LiveBlogPosting" || $0 == "Report"
        }
    }

    // MARK: Reading

    /// A node, or the fuller one that its `@id` names.
    func resolved(_ value: JSONValue) -> JSONValue {
        guard let id = value["@id"]?.string, value["name"] == nil, value["url"] == nil, let full = byID[id] else {
            return value
        }
        return full
    }

    /// The names of people or organisations in a value.
    func names(in value: JSONValue?) -> [(name: String, isOrganization: Bool)] {
        (value?.elements ?? []).flatMap { element -> [(name: String, isOrganization: Bool)] in
            if let text = element.string { return [(text, false)] }
            let node = resolved(element)
            if case .array = node { return [] }
            let isOrganization = LinkedData.types(of: node).contains { $0.hasSuffix("Organization") }
            return (node["name"]?.strings ?? []).map { ($0, isOrganization) }
        }
    }
}
