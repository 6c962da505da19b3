import Foundation

/// Chromium without a window, driven by W3C WebDriver (https://www.w3.org/TR/webdriver2/) through chromedriver.
///
/// Scripts answer as JSON text, so that only strings and `Decodable` values cross over.
final class Browser {
    private let driver: ChildProcess
    private let session: String

    private static func path(of program: String) -> URL? {
        ["/usr/bin", "/usr/local/bin"].map { URL(filePath: $0).appending(path: program) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
    }

    static let isInstalled = path(of: "chromium") != nil && path(of: "chromedriver") != nil

    init() async throws {
        guard let program = Browser.path(of: "chromedriver"),
            let chromium = Browser.path(of: "chromium")
        else {
            throw Failure("chromium and chromedriver are needed")
        }
        let capabilities = """
            {"capabilities": {"alwaysMatch": {"goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {
              "binary": \(Browser.json(chromium.path(percentEncoded: false))),
              "args": ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,900"]}}}}
            """
        (driver, session) = try Browser.started(program, capabilities, attempts: 3)
    }

    /// A driver with a session. On a busy machine Chromium may take longer to start than chromedriver waits for it, which says nothing
    /// about the front-end.
    private static func started(_ program: URL, _ capabilities: String, attempts: Int) throws -> (ChildProcess, String) {
        struct Opened: Decodable { let sessionId: String }
        let driver = try ChildProcess(program, ["--port=0"], portAfter: "started successfully on port ")
        do {
            let answer = try exchange(driver.port, "POST", "/session", capabilities)
            // Once there is a session, Chromium runs and must be ended with it.
            return (driver, "/session/" + (try value(Opened.self, in: answer)).sessionId)
        } catch {
            driver.stop()
            guard attempts > 1 else { throw error }
            print("the browser did not start, once more: \(error)")
            return try started(program, capabilities, attempts: attempts - 1)
        }
    }

    func quit() async throws {
        defer { driver.stop() }
        _ = try await command("DELETE", "")
    }

    // MARK: - What a person does

    func open(_ url: String) async throws {
        try await command("POST", "/url", #"{"url": \#(Browser.json(url))}"#)
    }
    func back() async throws { try await command("POST", "/back", "{}") }
    func reload() async throws { try await command("POST", "/refresh", "{}") }

    func click(_ selector: String) async throws {
        try await command("POST", "/element/\(try await element(selector))/click", "{}")
    }

    /// Types into an element, or into the one that has the focus.
    func type(_ text: String, into selector: String? = nil) async throws {
        let target = if let selector { try await element(selector) } else { try await focused() }
        try await command("POST", "/element/\(target)/value", #"{"text": \#(Browser.json(text))}"#)
    }

    /// Presses at a part of an element's width (0 to 1), moves to another and lets go.
    func drag(across selector: String, from: Double, to: Double) async throws {
        let box = try await value(
            "(() => { const r = document.querySelector(\(Browser.json(selector))).getBoundingClientRect();"
                + " return [r.left, r.top + r.height / 2, r.width] })()", as: [Double].self)
        func x(_ part: Double) -> Int { Int(box[0] + box[2] * part) }
        let y = Int(box[1])
        try await command(
            "POST", "/actions",
            """
            {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
              {"type": "pointerMove", "x": \(x(from)), "y": \(y)}, {"type": "pointerDown", "button": 0},
              {"type": "pointerMove", "x": \(x(to)), "y": \(y), "duration": 80}, {"type": "pointerUp", "button": 0}]}]}
            """)
    }

    // MARK: - What a person sees

    /// The value of a JavaScript expression; a promise is waited for.
    func value<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) async throws
        -> Value
    {
        let script =
            "const done = arguments[arguments.length - 1];"
            + " Promise.resolve().then(() => (\(expression))).then((value) => done(JSON.stringify([value ?? null])),"
            + " (error) => done(JSON.stringify([String(error)])))"
        let answer = try await command(
            "POST", "/execute/async", #"{"script": \#(Browser.json(script)), "args": []}"#)
        let text = try Browser.value(String.self, in: answer)
        guard let value = try JSONDecoder().decode([Value].self, from: Data(text.utf8)).first else {
            throw Failure("no value of \(expression)")
        }
        return value
    }

    /// Runs a statement for its effect.
    func run(_ statement: String) async throws {
        let done: Bool = try await value("(() => { \(statement); return true })()")
        guard done else { throw Failure("it did not run: \(statement)") }
    }

    func text(_ selector: String) async throws -> String {
        try await value("document.querySelector(\(Browser.json(selector)))?.innerText ?? ''")
    }

    func count(_ selector: String) async throws -> Int {
        try await value("document.querySelectorAll(\(Browser.json(selector))).length")
    }

    /// Waits until an expression is true; ten seconds are enough for anything on this machine.
    func wait(until expression: String) async throws {
        for _ in 0..<200 {
            if try await value("Promise.resolve(\(expression)).then(Boolean)", as: Bool.self) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        let page = try await text("body")
        throw Failure("it never came: \(expression)\non the page: \(page.prefix(400))")
    }

    /// A viewport of its own size and colour scheme, as the device toolbar makes them.
    func view(width: Int, height: Int = 900, dark: Bool = false) async throws {
        try await devTools(
            "Emulation.setDeviceMetricsOverride",
            #"{"width": \#(width), "height": \#(height), "deviceScaleFactor": 1, "mobile": \#(width < 600)}"#
        )
        try await devTools(
            "Emulation.setEmulatedMedia",
            #"{"features": [{"name": "prefers-color-scheme", "value": "\#(dark ? "dark" : "light")"}]}"#)
    }

    /// The visible part of the page as PNG.
    func screenshot() async throws -> Data {
        struct Picture: Decodable { let data: String }
        let answer = try await devTools("Page.captureScreenshot", #"{"format": "png"}"#)
        return Data(base64Encoded: try Browser.value(Picture.self, in: answer).data) ?? Data()
    }

    /// What the browser complained of since it was last asked.
    func complaints() async throws -> [String] {
        struct Entry: Decodable { let level: String, message: String }
        let answer = try await command("POST", "/se/log", #"{"type": "browser"}"#)
        return try Browser.value([Entry].self, in: answer).filter {
            $0.level == "SEVERE" || $0.message.contains("Content Security")
        }
        .map(\.message)
    }

    @discardableResult
    func devTools(_ name: String, _ parameters: String = "{}") async throws -> Data {
        try await command(
            "POST", "/goog/cdp/execute", #"{"cmd": "\#(name)", "params": \#(parameters)}"#)
    }

    // MARK: - The protocol

    private func element(_ selector: String) async throws -> String {
        let answer = try await command(
            "POST", "/element", #"{"using": "css selector", "value": \#(Browser.json(selector))}"#)
        return try Browser.reference(in: answer)
    }

    private func focused() async throws -> String {
        try Browser.reference(in: try await command("GET", "/element/active"))
    }

    @discardableResult
    private func command(_ method: String, _ path: String, _ body: String? = nil) async throws -> Data {
        try Browser.exchange(driver.port, method, session + path, body)
    }

    /// An element's reference is the one value of the object that stands for it.
    private static func reference(in answer: Data) throws -> String {
        guard let reference = try value([String: String].self, in: answer).values.first else {
            throw Failure("no element")
        }
        return reference
    }

    private static func value<Value: Decodable>(_ type: Value.Type, in answer: Data) throws -> Value {
        return try JSONDecoder().decode(Wrapped<Value>.self, from: answer).value
    }

    private static func exchange(_ port: Int, _ method: String, _ path: String, _ body: String?)
        throws -> Data
    {
        let (status, content) = try SocketExchange.answer(port: port, method, path, body)
        guard status == 200 else {
            throw Failure("\(method) \(path): \(String(decoding: content.prefix(300), as: UTF8.self))")
        }
        return content
    }

    /// A string as a JSON literal, which is a JavaScript literal too.
    static func json(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\u{0}"..<"\u{20}": literal += String(format: "\\u%04x", Int(scalar.value))
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}

/// What every answer of the protocol stands in.
private struct Wrapped<Value: Decodable>: Decodable { let value: Value }

/// Keys without a character (WebDriver, section 17.4.2).
enum Key {
    static let enter = "\u{E007}", escape = "\u{E00C}"
    static let left = "\u{E012}", right = "\u{E014}", down = "\u{E015}"
}
