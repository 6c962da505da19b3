import Testing

@testable import Tarwisa

@Suite("A setting is a flag, an environment variable and a member of tarwisa.json of the same name")
struct ConfigurationReaderTests {
    @Test("the flag wins over the environment, and what is no setting is left")
    func order() throws {
        let reading = try ConfigurationReader.read(
            ["serve", "--listen", "127.0.0.1:9000", "--allow-private-addresses", "--content-limit=2m"],
            environment: ["TARWISA_LISTEN": "127.0.0.1:9999", "TARWISA_IDLE_TIMEOUT": "7", "HOME": "/"])
        let configuration = reading.configuration
        #expect(configuration.listen == ListenAddress(host: "127.0.0.1", port: 9000))
        #expect(configuration.allowsPrivateAddresses)
        #expect(configuration.contentLimitBytes == 2 << 20)
        #expect(configuration.idleSeconds == 7)
        #expect(reading.rest == ["serve"])
        #expect(reading.origins["listen"] == .flag("--listen"))
        #expect(reading.origins["idle-timeout"] == .environment("TARWISA_IDLE_TIMEOUT"))
        #expect(reading.origins["loops"] == nil)
    }

    @Test(
        "bad values are refused in one line that names the setting",
        arguments: [
            ["--listen", "8080x"], ["--listen", "::1:80"], ["--idle-timeout", "0"], ["--idle-timeout", "-1"],
            ["--idle-timeout", "٣"],
            ["--content-limit", "12q"], ["--content-limit", ""], ["--data-directory", ""], ["--loops"],
            ["--keys", "write:short"],
            ["--keys", "owner:0123456789abcdef"], ["--allow-private-addresses=maybe"],
            ["--allowed-networks", "10.0.0.0/33"], ["--trusted-proxies", "proxy.example"], ["--read-rate", "0/s"],
            ["--read-rate", "-1/s"], ["--write-rate", "0"], ["--fetch-rate", "-1"], ["--failed-key-rate", "none"],
            ["--connection-limit", "0"], ["--connection-limit", "-1"], ["--pool-threads", "0"], ["--read-wait", "0"],
            ["--allowed-origins", "null"], ["--allowed-origins", "*"],
            ["--allowed-origins", "https://app.example/path"],
            ["--data-directory", "two\nlines"], ["--contact", "a\r\nb"],
        ])
    func refuses(arguments: [String]) {
        let error = #expect(throws: ConfigurationReader.UsageError.self) {
            _ = try ConfigurationReader.read(arguments, environment: [:])
        }
        #expect(error?.line.contains(arguments[0].prefix { $0 != "=" }) == true)
        #expect(error?.line.contains { $0.isNewline } == false)
        #expect(error?.line.contains("0123456789abcdef") == false)
    }

    @Test("an environment variable of ours that is no setting is refused, and every one that is empty")
    func environment() {
        #expect(throws: ConfigurationReader.UsageError.self) {
            _ = try ConfigurationReader.read([], environment: ["TARWISA_LISTN": "x"])
        }
        for name in Setting.all.map(\.environmentName) + ["TARWISA_CONFIG"] {
            let error = #expect(throws: ConfigurationReader.UsageError.self, "\(name)") {
                _ = try ConfigurationReader.read([], environment: [name: ""])
            }
            #expect(name == "TARWISA_CONFIG" || error?.line.contains(name) == true)
        }
    }

    @Test("a key with a newline in it is refused and not shown; one at its end is none of it")
    func newlines() throws {
        let error = #expect(throws: ConfigurationReader.UsageError.self) {
            _ = try ConfigurationReader.read([], environment: ["TARWISA_KEYS": "write:0123456789abc\ndef0123456789"])
        }
        #expect(error?.line.contains("0123456789") == false)
        let reading = try ConfigurationReader.read([], environment: ["TARWISA_KEYS": "write:0123456789abcdef\n"])
        #expect(reading.configuration.keys.count == 1)
    }

    @Test("only addresses of 127.0.0.0/8, ::1 and localhost are this machine's own")
    func loopback() {
        for text in ["127.0.0.1:80", "127.9.9.9:80", "[::1]:80", "localhost:80"] {
            #expect(ListenAddress(text)?.isLoopback == true, "\(text)")
        }
        for text in ["127.evil.example:80", "127.0.0.1.evil.example:80", ":80", "0.0.0.0:80", "[::]:80", "10.0.0.1:80"]
        {
            #expect(ListenAddress(text)?.isLoopback == false, "\(text)")
        }
    }

    @Test("every setting stands in the help, once, with its environment variable")
    func help() {
        let text = HelpCommand.text
        for setting in Setting.all {
            #expect(
                text.components(
                    separatedBy: setting.flag + (setting.placeholder == nil ? " " : " " + (setting.placeholder ?? ""))
                ).count == 2)
            #expect(text.contains(setting.environmentName + "\n"))
        }
        #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    }

    @Test("every preset value is one that the setting itself takes")
    func presets() {
        for setting in Setting.all {
            var configuration = Configuration()
            let preset = setting.text(configuration)
            guard !preset.isEmpty else { continue }
            #expect(setting.apply(preset, &configuration) == nil, "\(setting.name)")
            #expect(setting.text(configuration) == preset)
        }
    }
}

extension String {
    fileprivate func components(separatedBy part: String) -> [Substring] {
        var rest = self[...]
        var parts: [Substring] = []
        while let range = rest.firstRange(of: part) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
