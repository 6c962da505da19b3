import Bytes

/// Where a handler runs.
package enum HandlerPlace: Sendable {
    /// On the event loop, which serves others too: it must not block.
    case loop
    /// On a bounded pool of threads, where it may take its time but waits for nobody.
    case pool
    /// On a second such pool, where it may wait for a disk or a host: what hangs there holds up no reader.
    case waitingPool
}

/// One method on one template, and who answers it.
package final class Route: Sendable {
    enum Handler: Sendable {
        case loop(@Sendable (Request) -> Response)
        case pool(@Sendable (Request) -> Response)
        case waitingPool(@Sendable (Request) -> Response)
        case streaming(@Sendable (Request, RequestContent) -> Response)
    }

    package let method: Method
    /// As it was given; the label under which requests are counted.
    package let template: String
    let handler: Handler
    /// Bytes of content this route takes; nil for the server's usual bound.
    let contentLimit: Int?
    /// The template's names, and which segment each stands for.
    let parameters: [(name: String, segment: Int)]
    /// The template's segments; nil for a parameter.
    let literals: [[UInt8]?]
    /// The place in the router's list.
    let number: Int

    init(_ method: Method, _ template: String, number: Int, contentLimit: Int?, handler: Handler) {
        precondition(template.utf8.first == 0x2F, "a template begins with /")
        let segments = template.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let names = segments.map { $0.hasPrefix("{") && $0.hasSuffix("}") ? String($0.dropFirst().dropLast()) : nil }
        literals = zip(segments, names).map { $1 == nil ? Array($0.utf8) : nil }
        parameters = names.enumerated().compactMap { index, name in name.map { ($0, index) } }
        (self.method, self.template, self.number) = (method, template, number)
        (self.contentLimit, self.handler) = (contentLimit, handler)
    }
}

/// The table of routes: templates such as `/v1/articles/{id}`, where a literal segment goes before a parameter.
package struct Router: Sendable {
    /// A place in the tree of segments; its children are a list within `literals`. No references: to walk over it costs
    /// no counting of them.
    private struct Node {
        var firstLiteral = -1
        var parameter = -1
        /// The first of its routes, or -1.
        var firstRoute = -1
    }

    private struct Literal {
        /// Within `literalBytes`.
        var bytes: Range<Int>
        var firstWord: UInt64
        var node: Int
        /// The next child of the same node, or -1.
        var next: Int
    }

    private var nodes = [Node()]
    private var literals: [Literal] = []
    private var literalBytes: [UInt8] = []
    /// The method of each route, and the next route of the same node, or -1.
    private var methods: [(method: Method, next: Int)] = []
    package private(set) var routes: [Route] = []

    package init() {}

    /// Adds a handler that gets the whole request; parameters stand for one segment that is not empty.
    package mutating func on(
        _ method: Method, _ template: String, on place: HandlerPlace, contentLimit: Int? = nil,
        _ handler: @escaping @Sendable (Request) -> Response
    ) {
        let placed: Route.Handler =
            switch place {
            case .loop: .loop(handler)
            case .pool: .pool(handler)
            case .waitingPool: .waitingPool(handler)
            }
        add(method, template, contentLimit, placed)
    }

    /// Adds a handler on the waiting pool that reads the content while it arrives; `contentLimit` still bounds its sum.
    package mutating func onStream(
        _ method: Method, _ template: String, contentLimit: Int,
        _ handler: @escaping @Sendable (Request, RequestContent) -> Response
    ) {
        add(method, template, contentLimit, .streaming(handler))
    }

    private mutating func add(_ method: Method, _ template: String, _ contentLimit: Int?, _ handler: Route.Handler) {
        let route = Route(method, template, number: routes.count, contentLimit: contentLimit, handler: handler)
        var node = 0
        for literal in route.literals { node = child(of: node, literal) }
        precondition(place(of: method, at: node) == nil, "two routes for \(method.name) \(template)")
        methods.append((method, nodes[node].firstRoute))
        nodes[node].firstRoute = routes.count
        routes.append(route)
    }

    private mutating func child(of node: Int, _ literal: [UInt8]?) -> Int {
        guard let literal else {
            if nodes[node].parameter < 0 { nodes[node].parameter = makeNode() }
            return nodes[node].parameter
        }
        var (index, last) = (nodes[node].firstLiteral, -1)
        while index >= 0 {
            if literalBytes[literals[index].bytes].elementsEqual(literal) { return literals[index].node }
            (index, last) = (literals[index].next, index)
        }
        let start = literalBytes.count
        literalBytes += literal
        let child = makeNode()
        literals.append(
            Literal(
                bytes: start..<literalBytes.count, firstWord: literal.span.firstWord(of: 0..<literal.count),
                node: child, next: -1))
        // What was added first is found first.
        if last < 0 { nodes[node].firstLiteral = literals.count - 1 } else { literals[last].next = literals.count - 1 }
        return child
    }

    private mutating func makeNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    enum Match {
        case route(Route)
        /// The path has routes, none of them for the method.
        case methods([Method])
        case none
    }

    /// Finds the route without allocating; HEAD finds GET's where it has none of its own.
    func match(_ head: RequestHead) -> Match {
        guard !head.segments.isEmpty, let node = node(for: head, from: 0, segment: 0) else { return .none }
        if let place = place(of: head.method, at: node) { return .route(routes[place]) }
        if head.method == .head, let place = place(of: .get, at: node) { return .route(routes[place]) }
        return .methods(allowedMethods(at: node))
    }

    private func place(of method: Method, at node: Int) -> Int? {
        var place = nodes[node].firstRoute
        while place >= 0 {
            if methods[place].method == method { return place }
            place = methods[place].next
        }
        return nil
    }

    /// The methods a client may use, with those that the server itself adds.
    private func allowedMethods(at node: Int) -> [Method] {
        Method.allCases.filter { method in
            switch method {
            case .options: true
            case .head: place(of: .head, at: node) != nil || place(of: .get, at: node) != nil
            default: place(of: method, at: node) != nil
            }
        }
    }

    private func node(for head: RequestHead, from node: Int, segment: Int) -> Int? {
        var (node, segment) = (node, segment)
        while segment < head.segments.count {
            let range = head.segments[segment]
            let (literal, parameter) = (child(of: node, head.bytes.span, range), nodes[node].parameter)
            segment += 1
            guard parameter >= 0, !range.isEmpty else {
                guard let literal else { return nil }
                node = literal
                continue
            }
            if let literal, let found = self.node(for: head, from: literal, segment: segment) { return found }
            node = parameter
        }
        return nodes[node].firstRoute >= 0 ? node : nil
    }

    /// The child for a literal segment.
    private func child(of node: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        let first = bytes.firstWord(of: range)
        var index = nodes[node].firstLiteral
        while index >= 0 {
            if literals[index].firstWord == first, isEqual(bytes, range, literals[index]) {
                return literals[index].node
            }
            index = literals[index].next
        }
        return nil
    }

    /// Whether a segment is a literal that begins with the same eight bytes.
    private func isEqual(_ bytes: Span<UInt8>, _ range: Range<Int>, _ literal: Literal) -> Bool {
        guard range.count == literal.bytes.count else { return false }
        if range.count <= 8 { return true }
        let known = literalBytes.span
        for index in 8..<range.count
        where bytes[range.lowerBound + index] != known[literal.bytes.lowerBound + index] {
            return false
        }
        return true
    }
}
