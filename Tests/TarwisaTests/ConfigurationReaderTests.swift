import Testing

@testable import Tarwisa

@Suite("A setting is a flag and an environment variable of the same name")
struct ConfigurationReaderTests {
    @Test("the flag wins over the environment, and what is no setting is left")
    func order() throws {
        let (configuration, rest) = try ConfigurationReader.read(
            ["serve", "--listen", "127.0.0.1:9000", "--allow-private-addresses", "--content-limit=2m"],
            environment: ["TARWISA_LISTEN": "127.0.0.1:9999", "TARWISA_IDLE_TIMEOUT": "7", "HOME": "/"])
        #expect(configuration.listen == ListenAddress(host: "127.0.0.1", port: 9000))
        #expect(configuration.allowsPrivateAddresses)
        #expect(configuration.contentLimitBytes == 2 << 20)
        #expect(configuration.idleSeconds == 7)
        #expect(rest == ["serve"])
    }

    @Test(
        "bad values are refused in one line that names the setting",
        arguments: [
            ["--listen", "8080x"], ["--listen", "::1:80"], ["--idle-timeout", "0"], ["--idle-timeout", "-1"],
            ["--idle-timeout", "٣"],
            ["--content-limit", "12q"], ["--content-limit", ""], ["--data-directory", ""], ["--loops"],
            ["--keys", "write:short"],
            ["--keys", "owner:0123456789abcdef"], ["--allow-private-addresses=maybe"],
            ["--allowed-networks", "10.0.0.0/33"],
        ])
    func refuses(arguments: [String]) {
        let error = #expect(throws: ConfigurationReader.UsageError.self) {
            _ = try ConfigurationReader.read(arguments, environment: [:])
        }
        #expect(error?.line.contains(arguments[0].prefix { $0 != "=" }) == true)
        #expect(error?.line.contains("\n") == false)
        #expect(error?.line.contains("0123456789abcdef") == false)
    }

    @Test("an environment variable of ours that is no setting is refused, also when it is empty")
    func environment() {
        #expect(throws: ConfigurationReader.UsageError.self) {
            _ = try ConfigurationReader.read([], environment: ["TARWISA_LISTN": "x"])
        }
        #expect(throws: ConfigurationReader.UsageError.self) {
            _ = try ConfigurationReader.read([], environment: ["TARWISA_LISTEN": ""])
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
