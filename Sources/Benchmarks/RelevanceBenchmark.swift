import Foundation
import Platform
import Search

/// How good the ranking is on judged queries, in process.
///
/// `--sets DIR` holds sets of `queries.jsonl`, `qrels.tsv` and `CORPUS` (a path to JSON lines, gzip); `--only NAME,NAME`, `--each N` takes
/// every Nth query, `--limit N` asks for pages of so many hits instead of 100, `--index DIR` keeps the indexes; each
/// `--try 'k1=0.9 stem=0.5'` is one more row with other constants.
enum RelevanceBenchmark {
    static func run(_ arguments: [String]) throws {
        var (sets, index, each, limit) = (
            "", NSTemporaryDirectory() + "tarwisa-bench-relevance", 1, 100
        )
        var only: Set<String> = []
        var trials: [String] = [""]
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--sets": sets = value
            case "--index": index = value
            case "--only": only = Set(value.split(separator: ",").map(String.init))
            case "--each": each = max(1, Int(value) ?? 1)
            case "--limit": limit = max(1, Int(value) ?? 100)
            case "--try": trials.append(value)
            default: print("unknown option \(option)")
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: sets).sorted()
            .filter { only.isEmpty || only.contains($0) }
        var indexes: [String: KeptIndex] = [:]
        var table = MeasurementTable()
        var sums = [(gain: Double, recall: Double)](repeating: (0, 0), count: trials.count)
        for name in names {
            let set = try JudgedSet(folder: URL(filePath: sets).appending(path: name), each: each)
            if indexes[set.corpus] == nil { indexes[set.corpus] = try set.index(keptIn: index) }
            guard let kept = indexes[set.corpus] else { continue }
            for (number, trial) in trials.enumerated() {
                let begin = ProcessorTime.ofThread
                let (gain, recall) = set.measure(kept, ranking: ranking(trial), limit: limit)
                let time = Double(ProcessorTime.ofThread - begin) * 1e-6 / Double(max(1, set.queries.count))
                table.add(
                    "\(name) nDCG@10 \(trial)", gain,
                    "R@100 \((recall * 1e4).rounded() / 1e4), \(Int(time * 1000)) µs")
                sums[number].gain += gain
                sums[number].recall += recall
            }
        }
        for (number, trial) in trials.enumerated() {
            let count = Double(max(1, names.count))
            table.add(
                "mean nDCG@10 \(trial)", sums[number].gain * 100 / count,
                "R@100 \((sums[number].recall * 1e4 / count).rounded() / 1e4)")
        }
        table.printLines(named: "relevance")
    }

    private static func ranking(_ trial: String) -> Ranking {
        var ranking = Ranking()
        for word in trial.split(separator: " ") {
            let parts = word.split(separator: "=")
            if parts.count == 2, parts[0] == "rerankDepth", let value = Int(parts[1]) {
                ranking.rerankDepth = value
                continue
            }
            guard parts.count == 2, let value = Float(parts[1]), let path = constants[String(parts[0])]
            else {
                print("unknown constant \(word)")
                continue
            }
            ranking[keyPath: path] = value
        }
        return ranking
    }

    private static var constants: [String: WritableKeyPath<Ranking, Float>] {
        [
            "k1": \.k1, "b": \.b, "stem": \.stem, "loose": \.loose, "looseShare": \.looseShare,
            "clitic": \.clitic,
            "rerankForm": \.rerankForm, "rerankWord": \.rerankWord, "skeletonLimit": \.skeletonLimit,
            "rare": \.rare,
            "idfFloor": \.idfFloor, "gap": \.gap, "oneEdit": \.oneEdit, "twoEdits": \.twoEdits,
            "reversed": \.reversed, "skipped": \.skipped, "coverage": \.coverage,
            "neighbours": \.neighbours,
            "headline": \.headline, "lead": \.lead,
        ]
    }
}
