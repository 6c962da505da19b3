/// How fast a response comes, looked at in spans of `slowSeconds`.
struct CurlPace {
    private var spanStart: MonotonicTime
    private var byteCountBefore = 0

    init(start: MonotonicTime) { spanStart = start }

    /// Whether a whole span went by with fewer bytes than the limits ask for; `byteCount` is the sum since the start.
    mutating func isSlow(at now: MonotonicTime, byteCount: Int, limits: CurlLimits) -> Bool {
        if byteCountBefore == 0 {  // the wait for the first byte has a deadline of its own
            spanStart = now
            byteCountBefore = byteCount
        }
        guard now.milliseconds(since: spanStart) >= Int64(limits.slowSeconds) * 1000 else { return false }
        defer {
            spanStart = now
            byteCountBefore = byteCount
        }
        return byteCount - byteCountBefore < limits.minimumBytesPerSecond * limits.slowSeconds
    }
}
