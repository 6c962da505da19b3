import Testing

@Suite("The rules of the house hold in every file")
struct RuleTests {
    static let sources = (try? Checkout.files(in: "Sources")) ?? []
    static let tests = (try? Checkout.files(in: "Tests")) ?? []
    static let front = ((try? Checkout.files(in: "Public", endings: ["js", "css"])) ?? [])

    /// Rooms that take bytes in and give values out: no time, no threads, no files.
    static let pureRooms: Set<String> = ["Bytes", "News", "HTML", "Text", "Search", "Extraction", "Insight"]

    @Test("no file is longer than 400 lines, data tables apart", arguments: sources + tests + front)
    func length(file: Checkout.SourceFile) {
        let isTable =
            file.name.hasSuffix("Table.swift") || file.name.hasSuffix("+Table.swift") || file.name.contains("Tables")
        #expect(isTable || file.lines.count <= 401, "\(file.lines.count) lines")
    }

    @Test("names say what a thing is", arguments: sources)
    func names(file: Checkout.SourceFile) {
        let stem = file.name.split(separator: ".").first.map { String($0) } ?? ""
        for word in ["Manager", "Helper", "Util", "Common", "Base", "Impl"] {
            let part = stem.split(separator: "+").first.map { String($0) } ?? stem
            #expect(!part.hasSuffix(word) && !part.hasSuffix(word + "s"), "\(file.path)")
        }
    }

    @Test("pure rooms hold no concurrency and no clock", arguments: sources.filter { pureRooms.contains($0.module) })
    func purity(file: Checkout.SourceFile) {
        let forbidden = [
            "async throws", "async ->", "async let", "await ", "Task {", "Mutex<", "Monitor<", "NSLock",
            "DispatchQueue", "Date()",
            "ContinuousClock",
            "FileManager", "print(",
        ]
        for (number, line) in file.code.enumerated() {
            for word in forbidden where (" " + line).contains(" " + word) {
                Issue.record("\(file.path):\(number + 1) uses \(word)")
            }
        }
    }

    @Test("nothing global can change", arguments: sources.filter { $0.module != "Benchmarks" })
    func globals(file: Checkout.SourceFile) {
        for (number, line) in file.code.enumerated() where !line.hasPrefix(" ") {
            let words = line.split(separator: " ")
            #expect(
                !words.prefix(4).contains("var") || line.contains("{"), "\(file.path):\(number + 1) is a mutable global"
            )
        }
        for (number, line) in file.code.enumerated() where line.contains("nonisolated(unsafe)") {
            Issue.record("\(file.path):\(number + 1) hides a mutable global")
        }
    }

    @Test(
        "the word unsafe stands only where memory is the room's trade",
        arguments: sources.filter {
            !["Platform", "Bytes", "HTML", "Search", "Benchmarks", "CPlatform"].contains($0.module)
                && !$0.module.hasPrefix("Fuzz")
        })
    func unsafe(file: Checkout.SourceFile) {
        for (number, line) in file.code.enumerated()
        where line.split(whereSeparator: { !$0.isLetter }).contains("unsafe") {
            Issue.record("\(file.path):\(number + 1)")
        }
    }

    @Test("nothing is public, nothing is left for later", arguments: sources)
    func unfinished(file: Checkout.SourceFile) {
        for (number, line) in file.lines.enumerated() {
            for mark in ["TO" + "DO", "FIX" + "ME", "XX" + "X:"] where line.contains(mark) {
                Issue.record("\(file.path):\(number + 1) holds \(mark)")
            }
            #expect(!line.hasPrefix("public "), "\(file.path):\(number + 1)")
        }
    }

    @Test("a test file bears the name of what it tests", arguments: tests.filter { $0.name.hasSuffix("Tests.swift") })
    func testNames(file: Checkout.SourceFile) {
        #expect(file.module.hasSuffix("Tests"), "\(file.path)")
    }
}
