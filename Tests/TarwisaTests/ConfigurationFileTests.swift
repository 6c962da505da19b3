import Foundation
import Testing

@testable import Tarwisa

@Suite("The configuration file holds settings and nothing else")
struct ConfigurationFileTests {
    private func values(_ json: String) throws(ConfigurationReader.UsageError) -> [String: String] {
        let file = try ConfigurationFile(Data(json.utf8), path: "x.json")
        return Dictionary(uniqueKeysWithValues: file.values.map { ($0.setting.name, $0.text) })
    }

    @Test("strings, numbers, true and lists become what a flag would be")
    func kinds() throws {
        let values = try values(
            #"{"listen":"127.0.0.1:1","loops":2,"access-log":true,"allowed-hosts":["a.example","b.example"]}"#)
        #expect(
            values == [
                "listen": "127.0.0.1:1", "loops": "2", "access-log": "true", "allowed-hosts": "a.example,b.example",
            ])
    }

    @Test(
        "a typo, a wrong kind or broken JSON stops the start, named",
        arguments: [
            (#"{"listn":"127.0.0.1:1"}"#, "listn"), (#"{"loops":{}}"#, "loops"), (#"{"loops":null}"#, "x.json"),
            (#"{"loops":2"#, "JSON"), ("[]", "x.json"), ("", "JSON"), (#"{"loops":1.5}"#, "loops"),
        ])
    func refuses(json: String, named: String) {
        let error = #expect(throws: ConfigurationReader.UsageError.self) { _ = try values(json) }
        #expect(error?.line.contains(named) == true, "\(error?.line ?? "")")
    }
}
