import Foundation
import Search
import Storage

/// Queries with the documents that answer them.
struct JudgedSet {
    let corpus: String
    private(set) var queries: [(text: String, excluded: Set<String>, relevant: [String: Int])] = []

    init(folder: URL, each: Int) throws {
        let path = try String(contentsOf: folder.appending(path: "CORPUS"), encoding: .utf8)
        corpus = folder.appending(path: path.trimmingCharacters(in: .whitespacesAndNewlines)).standardizedFileURL.path
        var relevant: [String: [String: Int]] = [:]
        for row in try String(contentsOf: folder.appending(path: "qrels.tsv"), encoding: .utf8).split(separator: "\n") {
            let columns = row.split(separator: "\t").map(String.init)
            guard columns.count == 3 else { continue }
            relevant[columns[0], default: [:]][columns[1]] = Int(columns[2])
        }
        let lines = try String(contentsOf: folder.appending(path: "queries.jsonl"), encoding: .utf8).split(
            separator: "\n")
        for (number, line) in lines.enumerated() where number % each == 0 {
            var (id, text, excluded) = ("", "", Set<String>())
            var reader = JSONReader(Array(line.utf8))
            try reader.object { (name, reader) throws(JSONError) in
                switch name {
                case "id": id = try reader.string()
                case "text": text = try reader.string()
                case "exclude": try reader.array { reader throws(JSONError) in excluded.insert(try reader.string()) }
                default: try reader.skip()
                }
            }
            queries.append((text, excluded, relevant[id] ?? [:]))
        }
    }

    func index(keptIn directory: String) throws -> KeptIndex {
        let name = URL(filePath: corpus).lastPathComponent
        let plain = URL(filePath: directory).appending(path: name + ".jsonl")
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        if !FileManager.default.fileExists(atPath: plain.path) {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["sh", "-c", "gzip -dc \"$0\" > \"$1\"", corpus, plain.path]
            try process.run()
            process.waitUntilExit()
        }
        return try KeptIndex(SearchCorpus(path: plain.path), limit: Int.max, name: name, in: directory)
    }

    /// The means of nDCG@10 and of recall on a page of so many hits, 100 at most.
    func measure(_ kept: KeptIndex, ranking: Ranking, limit: Int) -> (gain: Double, recall: Double) {
        var (gain, recall) = (0.0, 0.0)
        for query in queries {
            guard let parsed = try? QueryParser().query(query.text) else { continue }
            var request = SearchRequest(query: parsed)
            request.words = .any
            request.limit = limit + query.excluded.count
            request.ranking = ranking
            let found = kept.snapshot.search(request).hits.map { kept.names[Int($0.document.rawValue)] }
            let ranked = found.filter { !query.excluded.contains($0) }.prefix(100)
            let grades = ranked.map { query.relevant[$0] ?? 0 }
            let ideal = JudgedSet.gain(query.relevant.values.sorted(by: >))
            gain += ideal > 0 ? JudgedSet.gain(grades) / ideal : 0
            recall += Double(grades.count { $0 > 0 }) / Double(max(1, query.relevant.values.count { $0 > 0 }))
        }
        return (gain / Double(max(1, queries.count)), recall / Double(max(1, queries.count)))
    }

    private static func gain(_ grades: [Int]) -> Double {
        grades.prefix(10).enumerated().reduce(0) { $0 + (pow(2, Double($1.element)) - 1) / log2(Double($1.offset + 2)) }
    }
}
