import Glibc

/// Bytes to be sent, in order: small ones copied together, slices and parts of files by reference; one `writev` takes many.
@safe package final class OutputBuffer {
    private enum Piece {
        /// A range of `scratch`.
        case scratch(Range<Int>)
        case slice(ByteSlice)
        case file(OpenFile, Range<Int>)
    }

    private var scratch: UnsafeMutableBufferPointer<UInt8>
    private var scratchCount = 0
    private var pieces: [Piece] = []
    private var sentPieces = 0
    /// Bytes that wait to be sent.
    package private(set) var count = 0

    /// Slices up to this size are copied: that costs less than a further piece of `writev`.
    private static let copyLimit = 512
    private static let piecesPerCall = 64

    package init(capacity: Int) {
        unsafe scratch = .allocate(capacity: capacity)
        unsafe scratch.initialize(repeating: 0)
        pieces.reserveCapacity(OutputBuffer.piecesPerCall)
    }

    deinit { unsafe scratch.deallocate() }

    package var isEmpty: Bool { count == 0 }

    /// The memory held for copied bytes; what sits in slices is not counted.
    package var scratchCapacity: Int { unsafe scratch.count }

    package func append(_ byte: UInt8) {
        let start = reserve(1)
        unsafe scratch[start] = byte
    }

    package func append(_ bytes: [UInt8]) { append(bytes.span) }

    package func append(_ bytes: Span<UInt8>) {
        let start = reserve(bytes.count)
        guard !bytes.isEmpty else { return }
        unsafe bytes.withUnsafeBufferPointer { source in
            _ = unsafe scratch[start..<start + source.count].update(fromContentsOf: source)
        }
    }

    package func append(_ text: StaticString) {
        text.withUTF8Buffer { unsafe append(Span(_unsafeElements: $0)) }
    }

    package func append(_ text: String) { append(text.utf8.span) }

    /// The digits of a whole number that is not negative.
    package func append(decimal number: Int, minimumDigits: Int = 1) {
        var digitCount = 1
        var rest = number / 10
        while rest > 0 { (digitCount, rest) = (digitCount + 1, rest / 10) }
        digitCount = max(digitCount, minimumDigits)
        let start = reserve(digitCount)
        rest = number
        for index in stride(from: start + digitCount - 1, through: start, by: -1) {
            unsafe scratch[index] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        }
    }

    /// Lets the slice be sent from where it lies.
    package func append(_ slice: ByteSlice) {
        guard slice.count > OutputBuffer.copyLimit else { return slice.withSpan { append($0) } }
        pieces.append(.slice(slice))
        count += slice.count
    }

    /// Lets the kernel send a part of a file, without its bytes coming through this process.
    package func append(_ file: OpenFile, range: Range<Int>) {
        guard !range.isEmpty else { return }
        pieces.append(.file(file, range))
        count += range.count
    }

    /// Sends what the socket takes now; `.moved` tells that all is gone, `.wouldBlock` that some is left.
    package func flush(to socket: Socket) -> Socket.Outcome {
        let total = count
        while count > 0 {
            switch isFileNext ? sendFile(to: socket) : sendMemory(to: socket) {
            case .moved(let byteCount): drop(byteCount)
            case .ended: return .failed(code: EPIPE)
            case let other: return other
            }
        }
        return .moved(total)
    }

    package func removeAll() {
        pieces.removeAll(keepingCapacity: true)
        (sentPieces, scratchCount, count) = (0, 0, 0)
    }

    private var isFileNext: Bool {
        if case .file = pieces[sentPieces] { true } else { false }
    }

    /// Makes room for so many copied bytes, joined to the piece before where that is copied too.
    private func reserve(_ byteCount: Int) -> Int {
        let start = scratchCount
        if unsafe scratch.count - start < byteCount { growScratch(toHold: start + byteCount) }
        scratchCount = start + byteCount
        count += byteCount
        if case .scratch(let range)? = pieces.last, range.upperBound == start {
            pieces[pieces.count - 1] = .scratch(range.lowerBound..<scratchCount)
        } else if byteCount > 0 {
            pieces.append(.scratch(start..<scratchCount))
        }
        return start
    }

    private func growScratch(toHold byteCount: Int) {
        let larger = unsafe UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(byteCount, scratch.count * 2))
        unsafe larger.initialize(repeating: 0)
        _ = unsafe larger.update(fromContentsOf: scratch[0..<scratchCount])
        unsafe scratch.deallocate()
        unsafe scratch = larger
    }

    private func sendMemory(to socket: Socket) -> Socket.Outcome {
        unsafe withUnsafeTemporaryAllocation(of: iovec.self, capacity: OutputBuffer.piecesPerCall) { vectors in
            var used = 0
            for piece in pieces[sentPieces...] {
                guard used < OutputBuffer.piecesPerCall, let vector = unsafe vector(of: piece) else { break }
                unsafe vectors[used] = vector
                used += 1
            }
            return unsafe Socket.Outcome(writev(socket.descriptor, vectors.baseAddress, Int32(used)))
        }
    }

    /// Where a piece lies in memory; it stays there because `pieces` keeps its owner.
    private func vector(of piece: Piece) -> iovec? {
        switch piece {
        case .scratch(let range):
            let base = unsafe scratch.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + range.lowerBound) }
            return unsafe iovec(iov_base: base, iov_len: range.count)
        case .slice(let slice):
            return unsafe slice.withUnsafeBytes { bytes in
                unsafe iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
            }
        case .file: return nil
        }
    }

    private func sendFile(to socket: Socket) -> Socket.Outcome {
        guard case .file(let file, let range) = pieces[sentPieces] else { return .moved(0) }
        var offset = off_t(range.lowerBound)
        return unsafe Socket.Outcome(sendfile(socket.descriptor, file.descriptor, &offset, range.count))
    }

    /// Forgets so many sent bytes from the front.
    private func drop(_ byteCount: Int) {
        count -= byteCount
        guard count > 0 else { return removeAll() }
        var rest = byteCount
        while rest > 0 {
            let length = length(of: pieces[sentPieces])
            if length <= rest {
                pieces[sentPieces] = .scratch(0..<0)
                sentPieces += 1
                rest -= length
            } else {
                pieces[sentPieces] = remainder(of: pieces[sentPieces], after: rest)
                rest = 0
            }
        }
    }

    private func length(of piece: Piece) -> Int {
        switch piece {
        case .scratch(let range), .file(_, let range): range.count
        case .slice(let slice): slice.count
        }
    }

    private func remainder(of piece: Piece, after byteCount: Int) -> Piece {
        switch piece {
        case .scratch(let range): .scratch(range.lowerBound + byteCount..<range.upperBound)
        case .slice(let slice): .slice(slice[byteCount..<slice.count])
        case .file(let file, let range): .file(file, range.lowerBound + byteCount..<range.upperBound)
        }
    }
}
