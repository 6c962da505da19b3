/// Words that the text gives as somebody's own, between quotation marks.
package struct Quote: Sendable, Equatable {
    /// In UTF-16 code units of the text, without the marks.
    package var start: Int
    package var end: Int
    package var speaker: Speaker?
    /// Who reports what the speaker said, where a report stands between.
    package var via: String?
    /// The word that attributes it, as printed.
    package var cue: String?
    package var rule: QuoteRule

    /// Who speaks, as the text names them.
    package struct Speaker: Sendable, Equatable {
        package var name: String
        /// Where the name stands; nil where it is carried over from an earlier sentence or paragraph.
        package var range: Range<Int>?
    }
}

/// Why quoted words count as a quote. The raw value is the rule's public name.
package enum QuoteRule: String, Sendable, CaseIterable {
    case colon
    case complement
    case verb
    case judgement
    case naming
    case attributedBehind = "attributed_behind"
    case attributedBefore = "attributed_before"
    case wholeParagraph = "whole_paragraph"
}
