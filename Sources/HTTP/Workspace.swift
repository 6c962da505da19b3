import Platform

/// What a connection needs while a request is in hand, and gives back to its loop when none is.
final class Workspace {
    let input = InputBuffer(capacity: Workspace.inputCapacity)
    let output = OutputBuffer(capacity: Workspace.outputCapacity)
    var parser: RequestParser
    var decoder = ContentDecoder(framing: .none, limits: Limits())
    var content: [UInt8] = []

    private static let inputCapacity = 16 << 10
    private static let outputCapacity = 8 << 10

    init(limits: Limits) { parser = RequestParser(limits: limits) }

    /// Whether it is worth keeping: one that grew for a large request goes back to the allocator.
    var isSmall: Bool {
        input.capacity <= 4 * Workspace.inputCapacity && output.scratchCapacity <= 8 * Workspace.outputCapacity
    }
}
