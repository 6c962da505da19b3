import Testing

@testable import Storage

@Suite struct ResidentChunksTests {
    private let size = ResidentChunks.chunkByteCount

    @Test("the first parts that are asked for are kept, so many of all files together, and given back with the file")
    func bounded() {
        let budget = ResidentChunks.Budget(chunkCount: 9)
        for _ in 0..<3 {
            let files = (0..<2).map { _ in ResidentChunks(of: 6 * size, budget) }
            let middles = files.map { file in (0..<6).map { file.admits($0 * size + 5..<$0 * size + 9) } }
            #expect(middles[0].allSatisfy { $0 })
            #expect(middles[1] == [true, true, true, false, false, false])
            // What is kept stays so, whatever is asked for.
            let wholes = files.map { file in (0..<6).map { file.admits($0 * size..<($0 + 1) * size) } }
            #expect(wholes == middles)
        }
    }

    @Test("a range over two parts is kept only where both are")
    func parts() {
        let file = ResidentChunks(of: 3 * size - 1, ResidentChunks.Budget(chunkCount: 2))
        #expect(file.admits(size - 1..<size + 1))
        #expect(!file.admits(2 * size - 1..<2 * size + 1))
        #expect(!file.admits(3 * size - 2..<3 * size - 1))
        #expect(file.admits(0..<2 * size))
    }
}
