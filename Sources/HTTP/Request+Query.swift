import Bytes

extension Request {
    /// The query's parameters in order, form-decoded (WHATWG URL, section 5.1); the server has checked that they are UTF-8.
    package var query: [(name: String, value: String)] {
        guard let query = head.query else { return [] }
        return head.bytes[query].split(separator: 0x26).map { pair in
            let equals = pair.firstIndex(of: 0x3D) ?? pair.endIndex
            let value = pair[equals...].dropFirst()
            return (Request.formText(pair[..<equals]), Request.formText(value))
        }
    }

    private static func formText(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: PercentCoding.formDecoded(bytes), as: UTF8.self)
    }
}
