import Foundation
import Platform
import Search

/// Queries in classes, and how long they take.
struct SearchQueries: Sendable {
    let texts: [(name: String, texts: [String])]

    /// Reads lines of class, tab, text; every `each`th of a class.
    init(path: String, each: Int, only: Set<String>) throws {
        var classes: [String: [String]] = [:]
        var order: [String] = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let columns = line.split(separator: "\t", maxSplits: 1).map(String.init)
            guard columns.count == 2, only.isEmpty || only.contains(columns[0]) else { continue }
            if classes[columns[0]] == nil { order.append(columns[0]) }
            classes[columns[0], default: []].append(columns[1])
        }
        texts = order.map { name in
            let all = classes[name] ?? []
            return (name, all.indices.filter { $0 % each == 0 }.map { all[$0] })
        }
    }

    /// The first ten hits and the exact total, as the class asks.
    static func request(_ text: String, of name: String) throws -> SearchRequest {
        let isPhrase = name.hasPrefix("phrase")
        let spelled = isPhrase ? "\"\(text)\"" : name == "prefix" ? text + "*" : text
        var request = SearchRequest(query: try QueryParser().query(spelled))
        request.words = name.hasPrefix("or") || name.hasSuffix("or") ? .any : .all
        request.limit = 10
        request.now = 1_767_225_600
        return request
    }

    /// Milliseconds of processor time of each query, warm.
    func times(_ texts: [String], of name: String, in snapshot: IndexSnapshot) -> [Double] {
        var times: [Double] = []
        for isWarm in [false, true] {
            for text in texts {
                let begin = ProcessorTime.ofThread
                guard let request = try? SearchQueries.request(text, of: name) else { continue }
                let found = snapshot.search(request)
                if isWarm, found.total >= 0 { times.append(Double(ProcessorTime.ofThread - begin) * 1e-6) }
            }
        }
        return times
    }

    /// Milliseconds of processor time of each suggestion while some words are typed letter by letter; or of the words as they stand.
    static func suggestionTimes(_ words: [String], letterByLetter: Bool, in snapshot: IndexSnapshot) -> [Double] {
        var times: [Double] = []
        for isWarm in [false, true] {
            for word in words {
                for length in (letterByLetter ? 1 : word.count)...max(1, word.count) {
                    let typed = String(word.prefix(length))
                    let begin = ProcessorTime.ofThread
                    let text = TypedText(typed, in: snapshot)
                    let found =
                        snapshot.suggestedTerms(text, limit: 8).count
                        + snapshot.suggestedHeadlines(text, limit: 8).count
                        + snapshot.suggestedKeywords(name: "author", typed, limit: 8).count
                    if isWarm, found >= 0 { times.append(Double(ProcessorTime.ofThread - begin) * 1e-6) }
                }
            }
        }
        return times
    }

    static func percentile(_ times: [Double], _ part: Double) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
    }
}

/// What a peer's program printed.
struct PeerFigures {
    private(set) var times: [String: Double] = [:]
    private(set) var others: [(String, Double)] = []

    init(command: String, size: Int) throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command.split(separator: " ").map(String.init) + ["\(size)"]
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 3, let median = Double(words[1]), let tail = Double(words[2]) {
                times["\(words[0]) p50"] = median
                times["\(words[0]) p99"] = tail
            } else if words.count == 2, let value = Double(words[1]) {
                others.append((String(words[0]), value))
            }
        }
    }
}
