/// A range within a request's head, or nil, in a third of the room: a head is handed from one to the next several times.
@propertyWrapper struct CompactRange: Sendable {
    private var start = UInt32.max
    private var end = UInt32.max

    init() {}

    /// nil where `start` is the highest number.
    var wrappedValue: Range<Int>? {
        get { start == .max ? nil : Int(start)..<Int(end) }
        set {
            start = newValue.map { UInt32($0.lowerBound) } ?? .max
            end = newValue.map { UInt32($0.upperBound) } ?? .max
        }
    }
}
