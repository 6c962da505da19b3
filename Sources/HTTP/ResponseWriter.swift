import Platform

/// Writes responses in the form of RFC 9112 into a connection's output.
struct ResponseWriter: ~Copyable {
    /// `Date: …` and CR LF, renewed once a second; and the same behind the status line of nearly every response.
    private var dateLine: [UInt8] = []
    private var okLines: [UInt8] = []
    private var dateEnd = MonotonicTime(nanoseconds: .min)
    /// The last `Last-Modified` and its day: what is read together is often of one day.
    private var modified = (day: Int.min, line: InlineArray<29, UInt8>(repeating: 0x20))

    /// Brings `Date` up to the time of day (RFC 9110, section 6.6.1).
    mutating func renewDate(_ now: MonotonicTime) {
        guard now >= dateEnd else { return }
        let milliseconds = WallClock.milliseconds
        dateLine = Array("Date: \(HTTPDate.text(milliseconds / 1000))\r\n".utf8)
        okLines = "HTTP/1.1 200 OK\r\n".utf8 + dateLine
        dateEnd = now.adding(milliseconds: 1000 - milliseconds % 1000)
    }

    /// The status line and `Date`.
    func writeStart(_ status: Status, into output: borrowing OutputBuffer) {
        if status == .ok {
            output.append(okLines)
        } else {
            writeStatusLine(status, into: output)
            output.append(dateLine)
        }
    }

    /// The response's own fields; of those a 304 keeps the validators and what concerns caches, and tells nothing of the content (RFC 9110,
    /// section 15.4.5).
    mutating func writeFields(of response: Response, as status: Status, into output: borrowing OutputBuffer) {
        if status == .notModified {
            response.fields.forEachLine { bytes, line in
                if !Fields.describesContent(bytes, line) { output.append(bytes.extracting(line.whole)) }
            }
        } else {
            output.append(response.fields.bytes)
        }
        if response.validators != nil { writeValidators(of: response, into: output) }
    }

    /// The fields that frame the content, and the empty line. `contentByteCount` is nil for a stream.
    func writeEnd(
        _ status: Status, contentByteCount: Int?, closes: Bool, isHTTP10: Bool, into output: borrowing OutputBuffer
    ) {
        if let byteCount = contentByteCount {
            if !status.forbidsContent {
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

    private mutating func writeValidators(of response: Response, into output: borrowing OutputBuffer) {
        guard let validators = response.validators else { return }
        output.append("ETag: ")
        output.append(validators.entityTag)
        if let lastModified = validators.lastModified {
            output.append("\r\nLast-Modified: ")
            let day = HTTPDate.dayNumber(lastModified)
            if modified.day != day {
                HTTPDate.put(day: day, in: &modified.line)
                modified.day = day
            }
            HTTPDate.put(second: Int(lastModified) - day * 86_400, in: &modified.line)
            output.append(modified.line.span)
        }
        output.append("\r\n")
    }

    /// `X-Request-Id`.
    func writeIdentity(of request: Request, into output: borrowing OutputBuffer) {
        switch request.identity {
        case .received(let range):
            output.append("X-Request-Id: ")
            output.append(request.head.bytes.span.extracting(range))
            output.append("\r\n")
        case .made(let number): writeIdentity(made: number, into: output)
        }
    }

    func writeIdentity(made number: UInt64, into output: borrowing OutputBuffer) {
        output.append("X-Request-Id: ")
        output.append(hexadecimal: number)
        output.append("\r\n")
    }

    /// The content of known length; a stream's pieces come later.
    func writeContent(_ content: Response.Content, into output: borrowing OutputBuffer) {
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
    func writePiece(_ bytes: [UInt8], isHTTP10: Bool, into output: borrowing OutputBuffer) {
        guard !isHTTP10 else { return output.append(bytes) }
        output.append(String(bytes.count, radix: 16))
        output.append("\r\n")
        output.append(bytes)
        output.append("\r\n")
    }

    func writeStreamEnd(isHTTP10: Bool, into output: borrowing OutputBuffer) {
        if !isHTTP10 { output.append("0\r\n\r\n") }
    }

    private func writeStatusLine(_ status: Status, into output: borrowing OutputBuffer) {
        switch status.code {
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
