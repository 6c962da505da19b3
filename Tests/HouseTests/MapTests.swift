import Testing

@Suite("The maps name every room")
struct MapTests {
    /// Every path template that Routes.swift names.
    private func routes() throws -> Set<String> {
        let parts = try Checkout.text("Sources/Tarwisa/Routes.swift").split(separator: "\"")
        return Set(parts.filter { $0.hasPrefix("/") && !$0.contains(" ") && !$0.contains("\n") }.map { String($0) })
    }

    @Test("Sources/README.md names every folder of Sources")
    func sources() throws {
        let map = try Checkout.text("Sources/README.md")
        for room in Set(try Checkout.files(in: "Sources").map(\.module)) { #expect(map.contains(room), "\(room)") }
    }

    @Test("Tests/README.md names every folder of Tests")
    func tests() throws {
        let map = try Checkout.text("Tests/README.md")
        for folder in Set(try Checkout.files(in: "Tests").map(\.module)) { #expect(map.contains(folder), "\(folder)") }
    }

    @Test("the machine-readable contract names the same endpoints as the routes")
    func contract() throws {
        let routes = try routes()
        let documented = Set(
            try Checkout.text("Sources/Tarwisa/openapi.json").split(separator: "\n").compactMap { line -> String? in
                let parts = line.split(separator: "\"")
                return line.hasPrefix("    \"/") && parts.count > 1 ? String(parts[1]) : nil
            })
        #expect(routes.count > 10)
        #expect(routes.subtracting(documented).isEmpty, "not in the contract")
        // This one is a file of Public/.
        #expect(documented.subtracting(routes).subtracting(["/"]).isEmpty, "not routed")
    }

    @Test("README names every endpoint that is routed")
    func readme() throws {
        let readme = try Checkout.text("README.md")
        for route in try routes() { #expect(readme.contains("`\(route)`"), "\(route)") }
    }
}
