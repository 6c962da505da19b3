/// Undoes the line breaks of texts that were wrapped at a column, as mail programs and typewriters do.
enum HardWraps {
    /// The lines of a text; where blank lines part the paragraphs and lines break in mid-sentence, each as one line.
    static func unwrapped(_ text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }).map(String.init)
        let blocks = self.blocks(lines)
        guard isWrapped(blocks) else { return lines }
        return blocks.flatMap { block in
            isProse(block) ? [block.map { $0.trimmingSpace() }.joined(separator: " ")] : block
        }
    }

    private static func blocks(_ lines: [String]) -> [[String]] {
        var blocks: [[String]] = []
        var current: [String] = []
        for line in lines {
            if line.trimmingSpace().isEmpty {
                if !current.isEmpty { blocks.append(current) }
                current = []
            } else {
                current.append(line)
            }
        }
        if !current.isEmpty { blocks.append(current) }
        return blocks
    }

    /// At least three breaks stand in mid-sentence, and nearly all of the full lines are about as long as each other.
    private static func isWrapped(_ blocks: [[String]]) -> Bool {
        guard blocks.count > 1 else { return false }
        let broken = blocks.filter(isProse).flatMap { $0.dropLast() }
        guard broken.count >= 3, let longest = broken.map(\.count).max(), longest <= 100 else { return false }
        return broken.filter { $0.count * 10 >= longest * 7 }.count * 10 >= broken.count * 8
            && broken.filter { !endsSentence($0) }.count * 3 >= broken.count * 2
    }

    private static func isProse(_ block: [String]) -> Bool {
        guard block.count > 1 else { return false }
        return block.dropLast().allSatisfy { (45...100).contains($0.trimmingSpace().count) }
    }

    private static func endsSentence(_ line: String) -> Bool {
        line.trimmingSpace().last.map { ".!?؟…:".contains($0) } ?? false
    }
}
