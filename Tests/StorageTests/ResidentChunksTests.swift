import Testing

@testable import Storage

@Suite struct ResidentChunksTests {
    private static let size = 64 << 10

    @Test("the first parts that are asked for are kept, 64 MiB of all files together, and given back with the file")
    func bounded() {
        // Archives of other tests may keep a few at the same time.
        for _ in 0..<3 {
            let files = (0..<2).map { _ in ResidentChunks(of: 800 * Self.size) }
            var counts = files.map { file in
                (0..<800).count { file.admits($0 * Self.size + 5..<$0 * Self.size + 9) }
            }
            #expect(counts[0] == 800)
            #expect((24...224).contains(counts[1]))
            // What is kept stays so, whatever is asked for.
            counts = files.map { file in (0..<800).count { file.admits($0 * Self.size..<($0 + 1) * Self.size) } }
            #expect(counts[0] == 800)
        }
    }

    @Test("a range may reach over two parts, and to the end of the file")
    func parts() {
        let file = ResidentChunks(of: 3 * Self.size - 1)
        #expect(file.admits(Self.size - 1..<Self.size + 1))
        #expect(file.admits(3 * Self.size - 2..<3 * Self.size - 1))
    }
}
