/// The insertion modes of tree construction (HTML Standard 13.2.6.4).
enum InsertionMode: UInt8, Sendable {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text
    case inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inTemplate, afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
}

/// How quirky a document's layout is, by its DOCTYPE.
package enum QuirksMode: UInt8, Sendable {
    case noQuirks, limitedQuirks, quirks
}
