import Foundation

/// How near an answer comes to an annotation, measured as `../shared/eval/extraction/evaluate.py` does.
enum PageScore {
    /// Precision and recall of the body's runs of four words.
    static func body(_ truth: String, _ answer: String) -> (precision: Double, recall: Double) {
        let (wanted, found) = (shingles(truth), shingles(answer))
        let common = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
        func share(_ all: [String: Int]) -> Double {
            let sum = all.values.reduce(0, +)
            return sum == 0 ? 0 : Double(common) / Double(sum)
        }
        return (share(found), share(wanted))
    }

    /// The harmonic mean of mean precision and mean recall.
    static func f1(_ pages: [(precision: Double, recall: Double)]) -> Double {
        let precision = pages.reduce(0) { $0 + $1.precision } / Double(max(pages.count, 1))
        let recall = pages.reduce(0) { $0 + $1.recall } / Double(max(pages.count, 1))
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    /// Letters and digits of a headline or a name, without case, marks and signs.
    static func plain(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func shingles(_ text: String) -> [String: Int] {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format: continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .connectorPunctuation:
                word.unicodeScalars.append(scalar)
            default:
                if !word.isEmpty { words.append(word) }
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        guard !words.isEmpty else { return [:] }
        var counts: [String: Int] = [:]
        for start in 0...max(0, words.count - 4) {
            counts[words[start..<min(start + 4, words.count)].joined(separator: " "), default: 0] += 1
        }
        return counts
    }
}
