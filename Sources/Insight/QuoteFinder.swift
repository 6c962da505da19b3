/// Finds direct quotes and who is quoted. Speakers are carried from sentence to sentence and from paragraph to paragraph.
package struct QuoteFinder: Sendable {
    /// The speaker of the last attribution that named one.
    private var lastSpeaker: String?

    package init() {}

    /// The quotes of the next paragraph of an article.
    package mutating func quotes(in text: String) -> [Quote] {
        quotes(in: Passage(text), of: FoldedText.units(of: text))
    }

    mutating func quotes(in passage: Passage, of units: [UInt16]) -> [Quote] {
        let pairs = QuoteMarks.pairs(in: passage)
        let grammar = QuoteGrammar(passage: passage, pairs: pairs, cues: SpeechCue.all(in: passage, outside: pairs))
        var quotes: [Quote] = []
        for pair in pairs where pair.depth == 0 {
            carrySpeakers(upTo: pair.open, in: grammar, units)
            guard let reading = grammar.reading(of: pair) else { continue }
            var quote = Quote(
                start: passage.start(pair.open + 1), end: passage.end(pair.close - 1), cue: nil, rule: reading.rule)
            if let cue = reading.cue {
                quote.cue = String(decoding: units[passage.start(cue.start)..<passage.end(cue.end - 1)], as: UTF16.self)
            }
            if let range = reading.speaker {
                let name = name(of: range, passage, units)
                quote.speaker = .init(name: name.text, range: name.start..<name.end)
                if reading.isReported, let lastSpeaker, lastSpeaker != name.text { quote.via = lastSpeaker }
                if !reading.isReported { lastSpeaker = name.text }
            } else if let lastSpeaker {
                quote.speaker = .init(name: lastSpeaker, range: nil)
            }
            quotes.append(quote)
        }
        carrySpeakers(upTo: passage.count, in: grammar, units)
        return quotes
    }

    /// Where the cues before a token have been read for their speakers.
    private var readCues = 0

    /// Remembers who spoke last in what lies before a token, quotes or not.
    private mutating func carrySpeakers(upTo token: Int, in grammar: QuoteGrammar, _ units: [UInt16]) {
        for cue in grammar.cues where cue.start >= readCues && cue.end <= token && cue.kind != .accordingTo {
            guard let range = grammar.subject(behind: cue) else { continue }
            lastSpeaker = name(of: range, grammar.passage, units).text
        }
        readCues = token >= grammar.passage.count ? 0 : token
    }

    private func name(of range: QuoteGrammar.NameRange, _ passage: Passage, _ units: [UInt16]) -> (
        text: String, start: Int, end: Int
    ) {
        let start = passage.start(range.tokens.lowerBound, skipping: range.skip)
        let end = passage.end(range.tokens.upperBound - 1)
        return (String(decoding: units[start..<end], as: UTF16.self), start, end)
    }
}
