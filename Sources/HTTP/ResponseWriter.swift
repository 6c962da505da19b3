import Platform

/// Writes responses in the form of RFC 9112 into a connection's output.
struct ResponseWriter {
    /// `Date: …` and CR LF, renewed once a second.
    private var dateLine: [UInt8] = []
    private var dateEnd = MonotonicTime(nanoseconds: .min)

    /// Brings `Date` up to the time of day (RFC 9110, section 6.6.1).
    mutating func renewDate(_ now: MonotonicTime) {
        guard now >= dateEnd else { return }
        let milliseconds = WallClock.milliseconds
        dateLine = Array("Date: \(HTTPDate.text(milliseconds / 1000))\r\n".utf8)
        dateEnd = now.adding(milliseconds: 1000 - milliseconds % 1000)
    }

    /// The status line, `Date` and the response's own fields.
    func writeStart(_ response: Response, to output: OutputBuffer) {
        writeStatusLine(response.status, to: output)
        output.append(dateLine)
        output.append(response.fields.bytes)
        if let validators = response.validators { write(validators, to: output) }
    }

    private func write(_ validators: Validators, to output: OutputBuffer) {
        output.append("ETag: ")
        output.append(validators.entityTag)
        if let lastModified = validators.lastModified {
            output.append("\r\nLast-Modified: ")
            let date = HTTPDate.bytes(lastModified)
            output.append(date.span)
        }
        output.append("\r\n")
    }

    /// `X-Request-Id`.
    func writeIdentity(of request: Request, to output: OutputBuffer) {
        output.append("X-Request-Id: ")
        switch request.identity {
        case .received(let range): output.append(request.head.bytes.span.extracting(range))
        case .made(let number): output.append(hexadecimal: number)
        }
        output.append("\r\n")
    }

    /// The fields that frame the content, and the empty line.
    func writeEnd(_ response: Response, closes: Bool, isHTTP10: Bool, to output: OutputBuffer) {
        if let byteCount = response.content.byteCount {
            if !response.status.forbidsContent {
                output.append("Content-Length: ")
                output.append(decimal: byteCount)
                output.append("\r\n")
            }
        } else if !isHTTP10 {
            output.append("Transfer-Encoding: chunked\r\n")
        }
        if closes {
            output.append("Connection: close\r\n\r\n")
        } else if isHTTP10 {
            output.append("Connection: keep-alive\r\n\r\n")
        } else {
            output.append("\r\n")
        }
    }

    /// The content of known length; a stream's pieces come later.
    func writeContent(_ content: Response.Content, to output: OutputBuffer) {
        switch content {
        case .empty, .stream: break
        case .bytes(let bytes): output.append(bytes)
        case .slice(let slice): output.append(slice)
        case .parts(let parts):
            for part in parts {
                switch part {
                case .slice(let slice): output.append(slice)
                case .file(let file, let range): output.append(file, range: range)
                }
            }
        case .prefixed(let bytes, let slice):
            output.append(bytes)
            output.append(slice)
        case .file(let file, let range): output.append(file, range: range)
        }
    }

    /// One chunk (RFC 9112, section 7.1); an HTTP/1.0 client gets the bytes alone, up to the connection's end.
    func writePiece(_ bytes: [UInt8], isHTTP10: Bool, to output: OutputBuffer) {
        guard !isHTTP10 else { return output.append(bytes) }
        output.append(String(bytes.count, radix: 16))
        output.append("\r\n")
        output.append(bytes)
        output.append("\r\n")
    }

    func writeStreamEnd(isHTTP10: Bool, to output: OutputBuffer) {
        if !isHTTP10 { output.append("0\r\n\r\n") }
    }

    private func writeStatusLine(_ status: Status, to output: OutputBuffer) {
        switch status.code {
        case 200: output.append("HTTP/1.1 200 OK\r\n")
        case 304: output.append("HTTP/1.1 304 Not Modified\r\n")
        default:
            output.append("HTTP/1.1 ")
            output.append(decimal: status.code)
            output.append(" ")
            output.append(status.reasonPhrase)
            output.append("\r\n")
        }
    }
}
