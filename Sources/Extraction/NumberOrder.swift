/// In which order a page writes its numeric dates, told by those of them that can be read in one order only.
enum NumberOrder {
    /// nil where no line has such a date, or lines disagree.
    static func monthFirst(in lines: [PageLine]) -> Bool? {
        var found: Bool?
        for line in lines {
            for order in orders(in: line.text.utf8.span.extracting(first: 400)) {
                if let found, found != order { return nil }
                found = order
            }
        }
        return found
    }

    /// For each `3/24/2025` true, for each `24/3/2025` false.
    private static func orders(in bytes: Span<UInt8>) -> [Bool] {
        var orders: [Bool] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] &- 0x30 < 10 else {
                index += 1
                continue
            }
            guard let first = number(bytes, index), let second = behindSlash(bytes, first.end),
                let third = behindSlash(bytes, second.end)
            else {
                index = end(ofNumberAt: index, bytes)
                continue
            }
            if (2...99).contains(third.value) || (1990...2099).contains(third.value) {
                if first.value <= 12, (13...31).contains(second.value) { orders.append(true) }
                if second.value <= 12, (13...31).contains(first.value) { orders.append(false) }
            }
            index = third.end
        }
        return orders
    }

    private static func end(ofNumberAt start: Int, _ bytes: Span<UInt8>) -> Int {
        number(bytes, start)?.end ?? start + 1
    }

    private static func behindSlash(_ bytes: Span<UInt8>, _ slash: Int) -> (value: Int, end: Int)? {
        slash < bytes.count && bytes[slash] == 0x2F ? number(bytes, slash + 1) : nil
    }

    private static func number(_ bytes: Span<UInt8>, _ start: Int) -> (value: Int, end: Int)? {
        var (value, index) = (0, start)
        while index < bytes.count, bytes[index] &- 0x30 < 10, index - start < 5 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index > start ? (value, index) : nil
    }
}
