import Bytes

/// A range of 4096 documents of a segment, the unit in which queries run: its bits and sums stay in the processor's cache.
enum Window {
    static let size = 4096
    static let words = size / 64
}

/// A bit for each document of a window.
@safe final class WindowBits {
    let words: UnsafeMutablePointer<UInt64>

    init() {
        unsafe words = .allocate(capacity: Window.words)
        unsafe words.initialize(repeating: 0, count: Window.words)
    }

    deinit { unsafe words.deallocate() }

    func fill(_ value: UInt64) { for word in 0..<Window.words { unsafe words[word] = value } }

    func copy(_ other: WindowBits) { unsafe words.update(from: other.words, count: Window.words) }

    func formUnion(_ other: WindowBits) { for word in 0..<Window.words { unsafe words[word] |= other.words[word] } }

    func formIntersection(_ other: WindowBits) {
        for word in 0..<Window.words { unsafe words[word] &= other.words[word] }
    }

    func invert() { for word in 0..<Window.words { unsafe words[word] = ~words[word] } }

    /// Takes over, adds or keeps the bits of a bitmap's window.
    func copy(_ bitmap: Bitmap, window: Int) {
        unsafe forWindow(window, of: bitmap) { source, count in
            for word in 0..<count { unsafe words[word] = source[word] }
            for word in count..<Window.words { unsafe words[word] = 0 }
        }
    }

    func formUnion(_ bitmap: Bitmap, window: Int) {
        unsafe forWindow(window, of: bitmap) { source, count in
            for word in 0..<count { unsafe words[word] |= source[word] }
        }
    }

    func formIntersection(_ bitmap: Bitmap, window: Int) {
        unsafe forWindow(window, of: bitmap) { source, count in
            for word in 0..<count { unsafe words[word] &= source[word] }
            for word in count..<Window.words { unsafe words[word] = 0 }
        }
    }

    /// Calls a function with a bitmap's words of a window, which may be fewer than a window has: no index is checked for each.
    @inline(__always) private func forWindow(
        _ window: Int, of bitmap: Bitmap, _ body: (UnsafePointer<UInt64>, Int) -> Void
    ) {
        let first = window * Window.words
        unsafe bitmap.words.withUnsafeBufferPointer { all in
            guard let start = all.baseAddress else { return unsafe body(words, 0) }
            unsafe body(start + min(first, all.count), max(0, min(Window.words, all.count - first)))
        }
    }

    var count: Int {
        unsafe NumberBlocks.bitCount(words, count: Window.words)
    }

    /// Whether a bit is set in some of a window's words.
    @inline(__always) static func hasAny(_ words: UnsafeMutablePointer<UInt64>, in range: Range<Int>) -> Bool {
        var all: UInt64 = 0
        for word in range { all |= unsafe words[word] }
        return all != 0
    }

    /// Calls a function for each document of the window whose bit is set, ascending.
    @inline(__always) func forEach(_ body: (Int) -> Void) {
        for word in 0..<Window.words {
            var rest = unsafe words[word]
            while rest != 0 {
                body(word << 6 + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
    }
}

/// A number for each document of a window.
@safe final class WindowSums {
    let values: UnsafeMutablePointer<Float>

    init() {
        unsafe values = .allocate(capacity: Window.size)
        unsafe values.initialize(repeating: 0, count: Window.size)
    }

    deinit { unsafe values.deallocate() }
}

/// Windows that were given back, for the next clause or segment: filling new memory with zeros costs more than a rare word.
final class WindowPool {
    private var bits: [WindowBits] = []
    private var sums: [WindowSums] = []

    /// Bits that are all 0.
    func takeBits() -> WindowBits {
        guard let taken = bits.popLast() else { return WindowBits() }
        taken.fill(0)
        return taken
    }

    /// Sums of any value.
    func takeSums() -> WindowSums { sums.popLast() ?? WindowSums() }

    func give(_ given: WindowBits) { bits.append(given) }

    func give(_ given: WindowSums) { sums.append(given) }
}
