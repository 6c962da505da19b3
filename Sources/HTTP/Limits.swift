/// The exact bounds on what one request may bring.
package struct Limits: Sendable, Equatable {
    /// Bytes of the request line, its CR LF included.
    package var requestLine = 8 << 10
    /// Bytes of all field lines together; a trailer section has the same bound.
    package var headerSection = 32 << 10
    package var fieldLineCount = 100
    /// Bytes of content, where the route names no bound of its own.
    package var content = 16 << 20
    /// Bytes of chunk extensions in one message.
    package var chunkExtensions = 4 << 10

    package init() {}
}
