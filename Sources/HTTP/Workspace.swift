import Platform

/// What a connection needs while a request is in hand, and gives back to its loop when none is.
final class Workspace {
    let input = InputBuffer(capacity: Workspace.inputCapacity)
    let output = OutputBuffer(capacity: Workspace.outputCapacity)
    var parser: RequestParser
    var decoder = ContentDecoder(framing: .none, limits: Limits())
    var content: [UInt8] = []
    /// The route of the last request, which is that of the next if its head is the same.
    var route: Route?
    /// The parser still holds a request that has been answered.
    var isParserSpent = false

    private static let inputCapacity = 16 << 10
    private static let outputCapacity = 8 << 10

    init(limits: Limits) { parser = RequestParser(limits: limits) }

    /// The parser, ready for the next message or in the midst of one.
    ///
    /// It is made ready only now because whoever handled the last request has let go of it by now: its memory can be used again.
    func readyParser() {
        guard isParserSpent else { return }
        parser.reset()
        isParserSpent = false
    }

    /// Forgets everything of the connection it served.
    func clear() {
        input.removeAll()
        output.removeAll()
        content = []
        isParserSpent = true
    }

    /// Whether it is worth keeping: one that grew for a large request goes back to the allocator.
    var isSmall: Bool {
        input.capacity <= 4 * Workspace.inputCapacity && output.memoryByteCount <= 8 * Workspace.outputCapacity
    }
}
