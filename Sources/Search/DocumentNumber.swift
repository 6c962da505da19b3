/// The place of a document in the index: counted up from 0 as documents come, never used twice, unchanged by merges.
package struct DocumentNumber: RawRepresentable, Sendable, Hashable, Comparable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static func < (left: DocumentNumber, right: DocumentNumber) -> Bool { left.rawValue < right.rawValue }
}
