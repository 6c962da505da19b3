import Testing

@Suite("The contract that the server serves holds together")
struct ContractTests {
    @Test("every reference leads to something in the document")
    func references() async throws {
        let contract = try await RunningServer().get("/openapi.json").json
        let references = ContractTests.references(in: contract)
        #expect(references.count > 20)
        for reference in references {
            #expect(reference.hasPrefix("#/"), "\(reference) leaves the document")
            var place: Any? = contract
            for name in reference.dropFirst(2).split(separator: "/") { place = (place as? [String: Any])?[String(name)] }
            #expect(place != nil, "\(reference) leads nowhere")
        }
    }

    private static func references(in value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(references(in: $1)) } }
        guard let members = value as? [String: Any] else { return [] }
        return members.reduce(into: []) { found, member in
            if member.key == "$ref", let reference = member.value as? String { found.insert(reference) }
            found.formUnion(references(in: member.value))
        }
    }
}
