/// Newline normalization (Infra Standard): CR LF and CR become LF.
enum LineEnds {
    /// The array itself when it has no carriage return.
    static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        guard var read = bytes.firstIndex(of: 0x0D) else { return bytes }
        var output = bytes
        var write = read
        while read < bytes.count {
            var byte = bytes[read]
            if byte == 0x0D {
                byte = 0x0A
                if read + 1 < bytes.count, bytes[read + 1] == 0x0A { read += 1 }
            }
            output[write] = byte
            write += 1
            read += 1
        }
        output.removeLast(output.count - write)
        return output
    }
}
