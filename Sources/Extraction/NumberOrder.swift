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
            var (numbers, end) = ([Int](), index)
            while numbers.count < 3, let (value, next) = number(bytes, end) {
                numbers.append(value)
                end = next
                guard numbers.count < 3, next < bytes.count, bytes[next] == 0x2F, next + 1 < bytes.count else {
                    break
                }
                end = next + 1
            }
            if numbers.count == 3, (2...99).contains(numbers[2]) || (1990...2099).contains(numbers[2]) {
                if numbers[0] <= 12, (13...31).contains(numbers[1]) { orders.append(true) }
                if numbers[1] <= 12, (13...31).contains(numbers[0]) { orders.append(false) }
            }
            index = max(end, index + 1)
        }
        return orders
    }

    private static func number(_ bytes: Span<UInt8>, _ start: Int) -> (Int, Int)? {
        var (value, index) = (0, start)
        while index < bytes.count, bytes[index] &- 0x30 < 10, index - start < 5 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index > start ? (value, index) : nil
    }
}
