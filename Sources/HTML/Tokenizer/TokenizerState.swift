/// The states of the tokenizer under the names of the HTML Standard, 13.2.5.
///
/// The character reference states are functions of `CharacterReferences` and of the tokenizer: they return to where they began.
enum TokenizerState: UInt8, Sendable {
    case data, rcdata, rawtext, scriptData, plaintext, tagOpen, endTagOpen, tagName
    case rcdataLessThanSign, rcdataEndTagOpen, rcdataEndTagName, rawtextLessThanSign, rawtextEndTagOpen,
        rawtextEndTagName
    case scriptDataLessThanSign, scriptDataEndTagOpen, scriptDataEndTagName, scriptDataEscapeStart,
        scriptDataEscapeStartDash
    case scriptDataEscaped, scriptDataEscapedDash, scriptDataEscapedDashDash, scriptDataEscapedLessThanSign
    case scriptDataEscapedEndTagOpen, scriptDataEscapedEndTagName, scriptDataDoubleEscapeStart, scriptDataDoubleEscaped
    case scriptDataDoubleEscapedDash, scriptDataDoubleEscapedDashDash, scriptDataDoubleEscapedLessThanSign
    case scriptDataDoubleEscapeEnd
    case beforeAttributeName, attributeName, afterAttributeName, beforeAttributeValue, attributeValueDoubleQuoted
    case attributeValueSingleQuoted, attributeValueUnquoted, afterAttributeValueQuoted, selfClosingStartTag
    case bogusComment, markupDeclarationOpen, commentStart, commentStartDash, comment, commentLessThanSign
    case commentLessThanSignBang, commentLessThanSignBangDash, commentLessThanSignBangDashDash, commentEndDash,
        commentEnd
    case commentEndBang
    case doctype, beforeDoctypeName, doctypeName, afterDoctypeName, afterDoctypePublicKeyword,
        beforeDoctypePublicIdentifier
    case doctypePublicIdentifierDoubleQuoted, doctypePublicIdentifierSingleQuoted, afterDoctypePublicIdentifier
    case betweenDoctypePublicAndSystemIdentifiers, afterDoctypeSystemKeyword, beforeDoctypeSystemIdentifier
    case doctypeSystemIdentifierDoubleQuoted, doctypeSystemIdentifierSingleQuoted, afterDoctypeSystemIdentifier,
        bogusDoctype
    case cdataSection, cdataSectionBracket, cdataSectionEnd
}

extension Tokenizer {
    /// One step of the state machine; true when `token` is complete.
    @inline(__always)
    mutating func step() -> Bool {
        switch state {
        case .data: dataState()
        case .rcdata: rcdataState()
        case .rawtext: rawtextState()
        case .scriptData: scriptDataState()
        case .plaintext: plaintextState()
        case .tagOpen: tagOpenState()
        case .endTagOpen: endTagOpenState()
        case .tagName: tagNameState()
        case .rcdataLessThanSign: rcdataLessThanSignState()
        case .rcdataEndTagOpen: rcdataEndTagOpenState()
        case .rcdataEndTagName: rcdataEndTagNameState()
        case .rawtextLessThanSign: rawtextLessThanSignState()
        case .rawtextEndTagOpen: rawtextEndTagOpenState()
        case .rawtextEndTagName: rawtextEndTagNameState()
        case .scriptDataLessThanSign: scriptDataLessThanSignState()
        case .scriptDataEndTagOpen: scriptDataEndTagOpenState()
        case .scriptDataEndTagName: scriptDataEndTagNameState()
        case .scriptDataEscapeStart: scriptDataEscapeStartState()
        case .scriptDataEscapeStartDash: scriptDataEscapeStartDashState()
        case .scriptDataEscaped: scriptDataEscapedState()
        case .scriptDataEscapedDash: scriptDataEscapedDashState()
        case .scriptDataEscapedDashDash: scriptDataEscapedDashDashState()
        case .scriptDataEscapedLessThanSign: scriptDataEscapedLessThanSignState()
        case .scriptDataEscapedEndTagOpen: scriptDataEscapedEndTagOpenState()
        case .scriptDataEscapedEndTagName: scriptDataEscapedEndTagNameState()
        case .scriptDataDoubleEscapeStart: scriptDataDoubleEscapeStartState()
        case .scriptDataDoubleEscaped: scriptDataDoubleEscapedState()
        case .scriptDataDoubleEscapedDash: scriptDataDoubleEscapedDashState()
        case .scriptDataDoubleEscapedDashDash: scriptDataDoubleEscapedDashDashState()
        case .scriptDataDoubleEscapedLessThanSign: scriptDataDoubleEscapedLessThanSignState()
        case .scriptDataDoubleEscapeEnd: scriptDataDoubleEscapeEndState()
        case .beforeAttributeName: beforeAttributeNameState()
        case .attributeName: attributeNameState()
        case .afterAttributeName: afterAttributeNameState()
        case .beforeAttributeValue: beforeAttributeValueState()
        case .attributeValueDoubleQuoted: attributeValueDoubleQuotedState()
        case .attributeValueSingleQuoted: attributeValueSingleQuotedState()
        case .attributeValueUnquoted: attributeValueUnquotedState()
        case .afterAttributeValueQuoted: afterAttributeValueQuotedState()
        case .selfClosingStartTag: selfClosingStartTagState()
        case .bogusComment: bogusCommentState()
        case .markupDeclarationOpen: markupDeclarationOpenState()
        case .commentStart: commentStartState()
        case .commentStartDash: commentStartDashState()
        case .comment: commentState()
        case .commentLessThanSign: commentLessThanSignState()
        case .commentLessThanSignBang: commentLessThanSignBangState()
        case .commentLessThanSignBangDash: commentLessThanSignBangDashState()
        case .commentLessThanSignBangDashDash: commentLessThanSignBangDashDashState()
        case .commentEndDash: commentEndDashState()
        case .commentEnd: commentEndState()
        case .commentEndBang: commentEndBangState()
        case .doctype: doctypeState()
        case .beforeDoctypeName: beforeDoctypeNameState()
        case .doctypeName: doctypeNameState()
        case .afterDoctypeName: afterDoctypeNameState()
        case .afterDoctypePublicKeyword: afterDoctypePublicKeywordState()
        case .beforeDoctypePublicIdentifier: beforeDoctypePublicIdentifierState()
        case .doctypePublicIdentifierDoubleQuoted: doctypePublicIdentifierDoubleQuotedState()
        case .doctypePublicIdentifierSingleQuoted: doctypePublicIdentifierSingleQuotedState()
        case .afterDoctypePublicIdentifier: afterDoctypePublicIdentifierState()
        case .betweenDoctypePublicAndSystemIdentifiers: betweenDoctypePublicAndSystemIdentifiersState()
        case .afterDoctypeSystemKeyword: afterDoctypeSystemKeywordState()
        case .beforeDoctypeSystemIdentifier: beforeDoctypeSystemIdentifierState()
        case .doctypeSystemIdentifierDoubleQuoted: doctypeSystemIdentifierDoubleQuotedState()
        case .doctypeSystemIdentifierSingleQuoted: doctypeSystemIdentifierSingleQuotedState()
        case .afterDoctypeSystemIdentifier: afterDoctypeSystemIdentifierState()
        case .bogusDoctype: bogusDoctypeState()
        case .cdataSection: cdataSectionState()
        case .cdataSectionBracket: cdataSectionBracketState()
        case .cdataSectionEnd: cdataSectionEndState()
        }
    }
}
