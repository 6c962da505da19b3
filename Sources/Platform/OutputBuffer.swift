import CPlatform
import Glibc

/// Bytes to be sent, in order: small ones copied together, slices and parts of files by reference; one `writev` takes many.
///
/// Its state lies behind a pointer, which the runtime does not guard: an append costs a copy and nothing else.
@safe package final class OutputBuffer {
    /// A part of `scratch`, a slice, or a part of a file.
    private struct Piece {
        var slice: ByteSlice?
        var file: OpenFile?
        /// The offset in `scratch`, the slice or the file of what is not sent yet.
        var start: Int
        var end: Int
    }

    @unsafe private struct State {
        var scratch: UnsafeMutablePointer<UInt8>
        var scratchCapacity: Int
        var scratchCount = 0
        /// Where the copied bytes begin that no piece stands for yet.
        var runStart = 0
        var pieces: UnsafeMutablePointer<Piece>
        var pieceCapacity: Int
        var pieceCount = 0
        var sentPieceCount = 0
        /// Bytes that wait to be sent.
        var count = 0
    }

    private let state: UnsafeMutablePointer<State>

    /// Slices up to this size are copied: that costs less than a further piece of `writev`.
    private static let copyLimit = 512
    private static let piecesPerCall = 64

    package init(capacity: Int) {
        let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        let pieces = UnsafeMutablePointer<Piece>.allocate(capacity: 48)
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(
            to: State(scratch: scratch, scratchCapacity: capacity, pieces: pieces, pieceCapacity: 48))
    }

    deinit {
        removeAll()
        unsafe state.pointee.scratch.deallocate()
        unsafe state.pointee.pieces.deallocate()
        unsafe state.deallocate()
    }

    /// Bytes that wait to be sent.
    package var count: Int { unsafe state.pointee.count }

    package var isEmpty: Bool { count == 0 }

    /// The memory held for copied bytes; what sits in slices is not counted.
    package var memoryByteCount: Int { unsafe state.pointee.scratchCapacity }

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
        guard slice.count > OutputBuffer.copyLimit else {
            return unsafe slice.withUnsafeBytes { unsafe append($0.bindMemory(to: UInt8.self)) }
        }
        add(Piece(slice: slice, file: nil, start: 0, end: slice.count))
        unsafe state.pointee.count += slice.count
    }

    /// Lets the kernel send a part of a file, without its bytes coming through this process.
    package func append(_ file: OpenFile, range: Range<Int>) {
        guard !range.isEmpty else { return }
        add(Piece(slice: nil, file: file, start: range.lowerBound, end: range.upperBound))
        unsafe state.pointee.count += range.count
    }

    /// Sends what the socket takes now; `.moved` tells that all is gone, `.wouldBlock` that some is left.
    package func flush(to socket: Socket) -> Socket.Outcome {
        let total = count
        endRun()
        while count > 0 {
            switch unsafe next.pointee.file == nil ? sendMemory(to: socket) : sendFile(to: socket) {
            case .moved(let byteCount): drop(byteCount)
            case .ended: return .failed(code: EPIPE)
            case let other: return other
            }
        }
        return .moved(total)
    }

    package func removeAll() {
        unsafe state.pointee.pieces.deinitialize(count: state.pointee.pieceCount)
        unsafe (state.pointee.pieceCount, state.pointee.sentPieceCount) = (0, 0)
        unsafe (state.pointee.scratchCount, state.pointee.runStart, state.pointee.count) = (0, 0, 0)
    }

    /// The first piece that is not sent.
    private var next: UnsafeMutablePointer<Piece> { unsafe state.pointee.pieces + state.pointee.sentPieceCount }

    /// Room for so many copied bytes, which count as appended.
    private func room(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        let used = unsafe state.pointee.scratchCount
        if unsafe state.pointee.scratchCapacity - used < byteCount { growScratch(toHold: used + byteCount) }
        unsafe state.pointee.scratchCount = used + byteCount
        unsafe state.pointee.count += byteCount
        return unsafe state.pointee.scratch + used
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        unsafe room(bytes.count).update(from: source, count: bytes.count)
    }

    private func growScratch(toHold byteCount: Int) {
        let capacity = unsafe max(byteCount, state.pointee.scratchCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: state.pointee.scratch, count: state.pointee.scratchCount)
        unsafe state.pointee.scratch.deallocate()
        unsafe (state.pointee.scratch, state.pointee.scratchCapacity) = (larger, capacity)
    }

    /// Makes a piece of the bytes copied since the last one.
    private func endRun() {
        let (start, end) = unsafe (state.pointee.runStart, state.pointee.scratchCount)
        guard end > start else { return }
        unsafe state.pointee.runStart = end
        add(Piece(slice: nil, file: nil, start: start, end: end))
    }

    private func add(_ piece: Piece) {
        endRun()
        let (used, capacity) = unsafe (state.pointee.pieceCount, state.pointee.pieceCapacity)
        if used == capacity {
            let larger = UnsafeMutablePointer<Piece>.allocate(capacity: capacity * 2)
            unsafe larger.moveInitialize(from: state.pointee.pieces, count: used)
            unsafe state.pointee.pieces.deallocate()
            unsafe (state.pointee.pieces, state.pointee.pieceCapacity) = (larger, capacity * 2)
        }
        unsafe (state.pointee.pieces + used).initialize(to: piece)
        unsafe state.pointee.pieceCount = used + 1
    }

    private func sendMemory(to socket: Socket) -> Socket.Outcome {
        unsafe withUnsafeTemporaryAllocation(of: iovec.self, capacity: OutputBuffer.piecesPerCall) { vectors in
            var used = 0
            var piece = unsafe next
            let end = unsafe state.pointee.pieces + state.pointee.pieceCount
            while unsafe piece < end, used < OutputBuffer.piecesPerCall, unsafe piece.pointee.file == nil {
                unsafe vectors[used] = vector(of: piece)
                used += 1
                unsafe piece += 1
            }
            if used == 1 {
                let only = unsafe vectors[0]
                return unsafe Socket.Outcome(send(socket.descriptor, only.iov_base, only.iov_len, Int32(MSG_NOSIGNAL)))
            }
            return unsafe Socket.Outcome(writev(socket.descriptor, vectors.baseAddress, Int32(used)))
        }
    }

    /// Where a piece lies in memory; it stays there because the piece keeps its owner.
    private func vector(of piece: UnsafeMutablePointer<Piece>) -> iovec {
        let (start, end) = unsafe (piece.pointee.start, piece.pointee.end)
        guard let slice = unsafe piece.pointee.slice else {
            return unsafe iovec(iov_base: state.pointee.scratch + start, iov_len: end - start)
        }
        return unsafe slice.withUnsafeBytes { bytes in
            let base = unsafe bytes.baseAddress.map { unsafe UnsafeMutableRawPointer(mutating: $0 + start) }
            return unsafe iovec(iov_base: base, iov_len: end - start)
        }
    }

    private func sendFile(to socket: Socket) -> Socket.Outcome {
        guard let file = unsafe next.pointee.file else { return .moved(0) }
        var offset = off_t(unsafe next.pointee.start)
        let byteCount = unsafe next.pointee.end - next.pointee.start
        return unsafe Socket.Outcome(sendfile(socket.descriptor, file.descriptor, &offset, byteCount))
    }

    /// Forgets so many sent bytes from the front.
    private func drop(_ byteCount: Int) {
        unsafe state.pointee.count -= byteCount
        guard count > 0 else { return removeAll() }
        var rest = byteCount
        while rest > 0 {
            let length = unsafe next.pointee.end - next.pointee.start
            if length > rest {
                unsafe next.pointee.start += rest
                return
            }
            unsafe (next.pointee.slice, next.pointee.file) = (nil, nil)
            unsafe state.pointee.sentPieceCount += 1
            rest -= length
        }
    }
}
