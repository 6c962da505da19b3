import CPlatform
import Glibc

/// Bytes to be sent, in order: small ones copied together, slices and parts of files by reference; one `writev` takes many.
///
/// All its state is numbers and memory of its own, so that appending costs a copy and no checks by the runtime.
@safe package final class OutputBuffer {
    /// A part of `scratch`, a slice, or a part of a file.
    private struct Piece {
        var slice: ByteSlice?
        var file: OpenFile?
        /// The offset in `scratch`, the slice or the file of what is not sent yet.
        var start: Int
        var end: Int
    }

    private var scratch: UnsafeMutablePointer<UInt8>
    private var scratchCapacity: Int
    private var scratchCount = 0
    /// Where the copied bytes begin that no piece stands for yet.
    private var runStart = 0
    private var pieces: UnsafeMutablePointer<Piece>
    private var pieceCapacity = 48
    private var pieceCount = 0
    private var sentPieceCount = 0
    /// Bytes that wait to be sent.
    package private(set) var count = 0

    /// Slices up to this size are copied: that costs less than a further piece of `writev`.
    private static let copyLimit = 512
    private static let piecesPerCall = 64

    package init(capacity: Int) {
        unsafe scratch = .allocate(capacity: capacity)
        scratchCapacity = capacity
        unsafe pieces = .allocate(capacity: pieceCapacity)
    }

    deinit {
        removeAll()
        unsafe scratch.deallocate()
        unsafe pieces.deallocate()
    }

    package var isEmpty: Bool { count == 0 }

    /// The memory held for copied bytes; what sits in slices is not counted.
    package var memoryByteCount: Int { scratchCapacity }

    package func append(_ byte: UInt8) { unsafe room(1).pointee = byte }

    package func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    package func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    package func append(_ text: StaticString) {
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package func append(_ text: String) { append(text.utf8.span) }

    /// The digits of a whole number that is not negative.
    package func append(decimal number: Int) {
        var digitCount = 1
        var rest = number / 10
        while rest > 0 { (digitCount, rest) = (digitCount + 1, rest / 10) }
        let start = unsafe room(digitCount)
        rest = number
        for index in stride(from: digitCount - 1, through: 0, by: -1) {
            unsafe start[index] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        }
    }

    /// Sixteen lower-case hexadecimal digits.
    package func append(hexadecimal number: UInt64) {
        let start = unsafe room(16)
        for place in 0..<16 {
            let nibble = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)) & 15
            unsafe start[place] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
        }
    }

    /// Lets the slice be sent from where it lies.
    package func append(_ slice: ByteSlice) {
        guard slice.count > OutputBuffer.copyLimit else { return unsafe slice.withUnsafeBytes { unsafe append($0.bindMemory(to: UInt8.self)) } }
        add(Piece(slice: slice, file: nil, start: 0, end: slice.count))
        count += slice.count
    }

    /// Lets the kernel send a part of a file, without its bytes coming through this process.
    package func append(_ file: OpenFile, range: Range<Int>) {
        guard !range.isEmpty else { return }
        add(Piece(slice: nil, file: file, start: range.lowerBound, end: range.upperBound))
        count += range.count
    }

    /// Sends what the socket takes now; `.moved` tells that all is gone, `.wouldBlock` that some is left.
    package func flush(to socket: Socket) -> Socket.Outcome {
        let total = count
        endRun()
        while count > 0 {
            let outcome = unsafe pieces[sentPieceCount].file == nil ? sendMemory(to: socket) : sendFile(to: socket)
            switch outcome {
            case .moved(let byteCount): drop(byteCount)
            case .ended: return .failed(code: EPIPE)
            case let other: return other
            }
        }
        return .moved(total)
    }

    package func removeAll() {
        unsafe pieces.deinitialize(count: pieceCount)
        (pieceCount, sentPieceCount, scratchCount, runStart, count) = (0, 0, 0, 0, 0)
    }

    /// Room for so many copied bytes, which count as appended.
    private func room(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        if scratchCapacity - scratchCount < byteCount { growScratch(toHold: scratchCount + byteCount) }
        let start = unsafe scratch + scratchCount
        scratchCount += byteCount
        count += byteCount
        return unsafe start
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        unsafe room(bytes.count).update(from: source, count: bytes.count)
    }

    private func growScratch(toHold byteCount: Int) {
        let capacity = max(byteCount, scratchCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: scratch, count: scratchCount)
        unsafe scratch.deallocate()
        unsafe scratch = larger
        scratchCapacity = capacity
    }

    /// Makes a piece of the bytes copied since the last one.
    private func endRun() {
        guard scratchCount > runStart else { return }
        let run = Piece(slice: nil, file: nil, start: runStart, end: scratchCount)
        runStart = scratchCount
        add(run)
    }

    private func add(_ piece: Piece) {
        endRun()
        if pieceCount == pieceCapacity {
            let larger = UnsafeMutablePointer<Piece>.allocate(capacity: pieceCapacity * 2)
            unsafe larger.moveInitialize(from: pieces, count: pieceCount)
            unsafe pieces.deallocate()
            unsafe pieces = larger
            pieceCapacity *= 2
        }
        unsafe (pieces + pieceCount).initialize(to: piece)
        pieceCount += 1
    }

    private func sendMemory(to socket: Socket) -> Socket.Outcome {
        unsafe withUnsafeTemporaryAllocation(of: iovec.self, capacity: OutputBuffer.piecesPerCall) { vectors in
            var used = 0
            var index = sentPieceCount
            while index < pieceCount, used < OutputBuffer.piecesPerCall, unsafe pieces[index].file == nil {
                unsafe vectors[used] = vector(at: index)
                used += 1
                index += 1
            }
            if used == 1 {
                let only = unsafe vectors[0]
                return unsafe Socket.Outcome(send(socket.descriptor, only.iov_base, only.iov_len, Int32(MSG_NOSIGNAL)))
            }
            return unsafe Socket.Outcome(writev(socket.descriptor, vectors.baseAddress, Int32(used)))
        }
    }

    /// Where a piece lies in memory; it stays there because the piece keeps its owner.
    private func vector(at index: Int) -> iovec {
        let (start, end) = unsafe (pieces[index].start, pieces[index].end)
        guard let slice = unsafe pieces[index].slice else {
            return unsafe iovec(iov_base: scratch + start, iov_len: end - start)
        }
        return unsafe slice.withUnsafeBytes { bytes in
            let base = unsafe bytes.baseAddress.map { unsafe UnsafeMutableRawPointer(mutating: $0 + start) }
            return unsafe iovec(iov_base: base, iov_len: end - start)
        }
    }

    private func sendFile(to socket: Socket) -> Socket.Outcome {
        guard let file = unsafe pieces[sentPieceCount].file else { return .moved(0) }
        var offset = off_t(unsafe pieces[sentPieceCount].start)
        let byteCount = unsafe pieces[sentPieceCount].end - pieces[sentPieceCount].start
        return unsafe Socket.Outcome(sendfile(socket.descriptor, file.descriptor, &offset, byteCount))
    }

    /// Forgets so many sent bytes from the front.
    private func drop(_ byteCount: Int) {
        count -= byteCount
        guard count > 0 else { return removeAll() }
        var rest = byteCount
        while rest > 0 {
            let length = unsafe pieces[sentPieceCount].end - pieces[sentPieceCount].start
            if length > rest {
                unsafe pieces[sentPieceCount].start += rest
                return
            }
            unsafe pieces[sentPieceCount].slice = nil
            unsafe pieces[sentPieceCount].file = nil
            sentPieceCount += 1
            rest -= length
        }
    }
}
