import Bytes

/// The fields that decide where a message ends and what becomes of the connection; every doubt is an error, never a guess.
enum MessageFraming {
    /// What the fields said, before the rules across fields are applied.
    private struct Findings {
        var hostCount = 0
        var host: Range<Int>?
        var expectsContinue = false
        var length: Int?
        var isChunked = false
        var closes = false
        var keepsAlive = false
    }

    static func read(_ bytes: borrowing Span<UInt8>, into head: inout RequestHead) throws(HTTPError) {
        var findings = Findings()
        for field in head.fields {
            switch field.name.count {
            case 4, 6, 10, 14: try take(field, bytes, &findings)
            case 17:
                if head.ifModifiedSince == nil, bytes.equals("if-modified-since", ignoringCaseIn: field.name) {
                    head.ifModifiedSince = field.value
                } else {
                    try take(field, bytes, &findings)
                }
            case 12 where head.requestID == nil && bytes.equals("x-request-id", ignoringCaseIn: field.name):
                head.requestID = field.value
            case 13 where head.ifNoneMatch == nil && bytes.equals("if-none-match", ignoringCaseIn: field.name):
                head.ifNoneMatch = field.value
            default: break
            }
        }
        guard findings.hostCount == 1 || head.isHTTP10 else {
            throw .badRequest("The field Host is missing.")
        }
        // RFC 9112, section 3.2.2: the absolute form's authority is the one that counts.
        if head.host == nil { head.host = findings.host }
        // RFC 9110, section 10.1.1: HTTP/1.0 clients do not know the interim response.
        head.expectsContinue = findings.expectsContinue && !head.isHTTP10
        if findings.isChunked {
            // RFC 9112, section 6.1: both fields together, or chunked in HTTP/1.0, are the marks of smuggling.
            guard findings.length == nil, !head.isHTTP10 else {
                throw .badRequest("Transfer-Encoding stands with Content-Length or in HTTP/1.0.")
            }
            head.framing = .chunked
        } else if let length = findings.length {
            head.framing = length == 0 ? .none : .length(length)
        }
        head.keepsAlive = !findings.closes && (!head.isHTTP10 || findings.keepsAlive)
    }

    private static func take(
        _ field: FieldLine, _ bytes: borrowing Span<UInt8>, _ findings: inout Findings
    ) throws(HTTPError) {
        switch field.name.count {
        case 4 where bytes.equals("host", ignoringCaseIn: field.name):
            findings.hostCount += 1
            guard findings.hostCount == 1, HostField.isValid(bytes, field.value) else {
                throw .badRequest("The field Host is not valid.")
            }
            findings.host = field.value
        case 6 where bytes.equals("expect", ignoringCaseIn: field.name):
            guard bytes.equals("100-continue", ignoringCaseIn: field.value) else { throw .expectationFailed }
            findings.expectsContinue = true
        case 10 where bytes.equals("connection", ignoringCaseIn: field.name):
            FieldSyntax.forEachElement(bytes, field.value) { bytes, option in
                if bytes.equals("close", ignoringCaseIn: option) { findings.closes = true }
                if bytes.equals("keep-alive", ignoringCaseIn: option) { findings.keepsAlive = true }
            }
        case 14 where bytes.equals("content-length", ignoringCaseIn: field.name):
            guard findings.length == nil, let length = length(bytes, field.value) else {
                throw .badRequest("Content-Length is not one number.")
            }
            findings.length = length
        case 17 where bytes.equals("transfer-encoding", ignoringCaseIn: field.name):
            guard !findings.isChunked else { throw .badRequest("Transfer-Encoding stands twice.") }
            try checkCoding(bytes, field.value)
            findings.isChunked = true
        default: break
        }
    }

    /// 1*DIGIT (RFC 9110, section 8.6), at most 18 digits so that no sum overflows.
    private static func length(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 18 else { return nil }
        var length = 0
        for index in range {
            guard bytes[index].isASCIIDigit else { return nil }
            length = length * 10 + Int(bytes[index] &- 0x30)
        }
        return length
    }

    /// `chunked` alone is known; another coding is 501 (RFC 9112, section 6.1), what is no coding at all 400.
    private static func checkCoding(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) throws(HTTPError) {
        if bytes.equals("chunked", ignoringCaseIn: range) { return }
        guard !range.isEmpty else { throw .badRequest("Transfer-Encoding is empty.") }
        for index in range where !FieldSyntax.isToken(bytes[index]) && bytes[index] != 0x2C && bytes[index] != 0x20 {
            throw .badRequest("Transfer-Encoding is not a list of codings.")
        }
        throw .notImplemented("Only the transfer coding chunked is known.")
    }
}
