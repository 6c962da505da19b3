import Testing

@Suite("Imports only point to a lower storey")
struct ImportTests {
    /// What each room may import of ours.
    static let allowed: [String: Set<String>] = [
        "CPlatform": [],
        "CBytes": [],
        "Bytes": ["CBytes"],
        "Platform": ["CPlatform", "Bytes"],
        "News": ["Bytes"],
        "HTML": ["Bytes"],
        "Text": ["Bytes"],
        "HTTP": ["Bytes", "Platform"],
        "Search": ["Bytes", "Text"],
        "Crawl": ["Bytes", "Platform", "News"],
        "Extraction": ["Bytes", "HTML", "Text", "News"],
        "Insight": ["Bytes", "Text", "News"],
        "Storage": ["Bytes", "Platform", "News", "Text", "Search"],
        "Tarwisa": ["Platform", "News", "Text", "HTTP", "Search", "Crawl", "Extraction", "Insight", "Storage"],
    ]

    /// What each room may import of the system's.
    static let system: [String: Set<String>] = [
        "Platform": ["Glibc", "Dispatch", "Synchronization"],
        "Storage": ["Synchronization", "Dispatch"],
        "Crawl": ["Synchronization", "Dispatch"],
        "HTTP": ["Synchronization", "Dispatch"],
        "Extraction": ["Foundation", "FoundationEssentials", "FoundationXML"],
        "Tarwisa": ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch"],
    ]

    static let rooms: [Checkout.SourceFile] = {
        let outside: Set<String> = ["Benchmarks"]
        return ((try? Checkout.files(in: "Sources")) ?? []).filter {
            !outside.contains($0.module) && !$0.module.hasPrefix("Fuzz")
        }
    }()

    @Test("there are sources to look at") func sourcesExist() { #expect(ImportTests.rooms.count > 20) }

    @Test("a file imports what its room may import, and nothing else", arguments: rooms)
    func imports(file: Checkout.SourceFile) throws {
        let ours = try #require(ImportTests.allowed[file.module], "a room that the map does not name")
        let unexpected = file.imports.subtracting(ours).subtracting(ImportTests.system[file.module] ?? [])
        #expect(unexpected.isEmpty, "\(file.path) imports \(unexpected.sorted())")
    }

    @Test("the package declares the same arrows as the map")
    func packageAgrees() throws {
        let lines = try Checkout.text("Package.swift").split(separator: "\n")
        for (room, allowed) in ImportTests.allowed where !room.hasPrefix("C") || room == "Crawl" {
            guard let line = lines.first(where: { $0.contains("room(\"\(room)\"") }) else { continue }
            let named = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map {
                String($0.element)
            }
            let unexpected = Set(named.dropFirst()).subtracting(allowed)
            #expect(unexpected.isEmpty, "\(room) declares \(unexpected.sorted())")
        }
    }
}
