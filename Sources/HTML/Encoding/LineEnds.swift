/// Newline normalization (Infra Standard): CR LF and CR become LF.
enum LineEnds {
    /// The array itself when it has no carriage return; else a copy, made run by run.
    static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withWindow { window in
            var end = window.firstIndex(of: 0x0D, from: 0)
            if end == window.count { return bytes }
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var start = 0
            while end < window.count {
                window.append(start, end, to: &output)
                start = end + 1
                // Of CR LF the line feed stays and begins the next run.
                if start == window.count || window[start] != 0x0A { output.append(0x0A) }
                end = window.firstIndex(of: 0x0D, from: start)
            }
            window.append(start, window.count, to: &output)
            return output
        }
    }
}
