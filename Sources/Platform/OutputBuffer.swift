package import Bytes
import CPlatform
import Glibc

/// Bytes to be sent, in order: small ones copied together, slices and parts of files by reference; one `writev` takes many.
///
/// Its state lies behind a pointer, which the runtime neither counts nor guards: an append costs a copy and nothing else.
@safe @usableFromInline package struct OutputBuffer: ~Copyable {
    /// A part of the copied bytes, of a slice, or of a file.
    @usableFromInline @unsafe struct Piece {
        /// Keeps a slice's bytes or a file's descriptor, counted by hand: a piece is moved about as plain bytes; nil for copied bytes.
        var owner: Unmanaged<AnyObject>?
        /// Where a slice begins; nil for the others.
        var base: UnsafeRawPointer?
        /// A file's, else -1.
        var descriptor: Int32
        /// The offset in the copied bytes, the slice or the file of what is not sent yet.
        var start: Int
        var end: Int
    }

    @usableFromInline @unsafe struct State {
        /// Copied bytes.
        @usableFromInline var scratch: UnsafeMutablePointer<UInt8>
        @usableFromInline var scratchCapacity: Int
        @usableFromInline var scratchCount = 0
        /// Where the copied bytes begin that no piece stands for yet.
        var runStart = 0
        var pieces: UnsafeMutablePointer<Piece>
        var pieceCapacity: Int
        var pieceCount = 0
        var sentPieceCount = 0
        /// Bytes that wait to be sent.
        @usableFromInline var count = 0
    }

    @usableFromInline let state: UnsafeMutablePointer<State>

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
    @inlinable package var count: Int { unsafe state.pointee.count }

    @inlinable package var isEmpty: Bool { count == 0 }

    /// How many bytes were copied since the buffer was last empty.
    package var copiedByteCount: Int { unsafe state.pointee.scratchCount }

    /// Those of them from an offset on.
    package func copiedBytes(from start: Int) -> [UInt8] {
        precondition(start >= 0 && start <= copiedByteCount, "outside of the copied bytes")
        return unsafe Array(UnsafeBufferPointer(start: state.pointee.scratch + start, count: copiedByteCount - start))
    }

    /// The memory held for copied bytes; what sits in slices is not counted.
    package var memoryByteCount: Int { unsafe state.pointee.scratchCapacity }

    @inlinable package func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    @inlinable package func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    @inlinable @inline(__always) package func append(_ text: StaticString) {
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package func append(_ text: InlineText) { append(text.bytes.span.extracting(0..<text.count)) }

    /// Literals are static strings, which cost less.
    @_disfavoredOverload package func append(_ text: String) { append(text.utf8.span) }

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
        let start = unsafe UnsafeMutableRawPointer(room(16))
        for (place, half) in [(0, number >> 32), (8, number)] {
            let digits = Digits.hexadecimalWord(UInt32(truncatingIfNeeded: half))
            unsafe start.storeBytes(of: digits.bigEndian, toByteOffset: place, as: UInt64.self)
        }
    }

    /// Lets the slice be sent from where it lies.
    package func append(_ slice: ByteSlice) {
        guard slice.count > OutputBuffer.copyLimit else {
            return unsafe slice.withUnsafeBytes { unsafe append($0.bindMemory(to: UInt8.self)) }
        }
        let piece = unsafe Piece(
            owner: .passRetained(slice.owner), base: slice.start, descriptor: -1, start: 0, end: slice.count)
        unsafe add(piece)
        unsafe state.pointee.count += slice.count
    }

    /// Lets the kernel send a part of a file, without its bytes coming through this process.
    package func append(_ file: OpenFile, range: Range<Int>) {
        guard !range.isEmpty else { return }
        let piece = unsafe Piece(
            owner: .passRetained(file), base: nil, descriptor: file.descriptor, start: range.lowerBound,
            end: range.upperBound)
        unsafe add(piece)
        unsafe state.pointee.count += range.count
    }

    /// Sends what the socket takes now; `.moved` tells that all is gone, `.wouldBlock` that some is left.
    ///
    /// - Parameter isLast: the caller ends sending once all is gone: the kernel keeps the last bytes for that, and one packet carries both.
    package func flush(to socket: Socket, isLast: Bool = false) -> Socket.Outcome {
        let total = count
        endRun()
        while count > 0 {
            switch unsafe next.pointee.descriptor < 0 ? sendMemory(to: socket, isLast) : sendFile(to: socket) {
            case .moved(let byteCount): drop(byteCount)
            case .ended: return .failed(code: EPIPE)
            case let other: return other
            }
        }
        return .moved(total)
    }

    package func removeAll() {
        for index in unsafe state.pointee.sentPieceCount..<state.pointee.pieceCount {
            unsafe state.pointee.pieces[index].owner?.release()
        }
        unsafe state.pointee.pieceCount = 0
        unsafe state.pointee.sentPieceCount = 0
        unsafe state.pointee.scratchCount = 0
        unsafe state.pointee.runStart = 0
        unsafe state.pointee.count = 0
    }

    /// The first piece that is not sent.
    private var next: UnsafeMutablePointer<Piece> { unsafe state.pointee.pieces + state.pointee.sentPieceCount }

    /// Room for so many copied bytes, which count as appended.
    @inlinable @inline(__always) func room(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        let used = unsafe state.pointee.scratchCount
        if unsafe state.pointee.scratchCapacity &- used < byteCount { growScratch(toHold: used + byteCount) }
        unsafe state.pointee.scratchCount = used &+ byteCount
        unsafe state.pointee.count &+= byteCount
        return unsafe state.pointee.scratch + used
    }

    @inlinable @inline(__always) func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        unsafe room(bytes.count).update(from: source, count: bytes.count)
    }

    @usableFromInline @inline(never) func growScratch(toHold byteCount: Int) {
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
        let piece = unsafe Piece(owner: nil, base: nil, descriptor: -1, start: start, end: end)
        unsafe addPiece(piece)
    }

    /// Adds what is not copied, behind what was copied before.
    private func add(_ piece: Piece) {
        endRun()
        unsafe addPiece(piece)
    }

    private func addPiece(_ piece: Piece) {
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

    private func sendMemory(to socket: Socket, _ isLast: Bool) -> Socket.Outcome {
        unsafe withUnsafeTemporaryAllocation(of: iovec.self, capacity: OutputBuffer.piecesPerCall) { vectors in
            var used = 0
            var piece = unsafe next
            let end = unsafe state.pointee.pieces + state.pointee.pieceCount
            while unsafe piece < end, used < OutputBuffer.piecesPerCall, unsafe piece.pointee.descriptor < 0 {
                unsafe vectors[used] = vector(of: piece)
                used += 1
                unsafe piece += 1
            }
            let flags = Int32(MSG_NOSIGNAL) | (isLast ? Int32(MSG_MORE) : 0)
            if used == 1 {
                let only = unsafe vectors[0]
                return unsafe Socket.Outcome(cplatform_send(socket.descriptor, only.iov_base, only.iov_len, flags))
            }
            var message = unsafe msghdr()
            unsafe (message.msg_iov, message.msg_iovlen) = (vectors.baseAddress, used)
            return unsafe Socket.Outcome(cplatform_send_message(socket.descriptor, &message, flags))
        }
    }

    /// Where a piece lies in memory; it stays there because the piece keeps its owner.
    private func vector(of piece: UnsafeMutablePointer<Piece>) -> iovec {
        let (start, end) = unsafe (piece.pointee.start, piece.pointee.end)
        let base = unsafe piece.pointee.base ?? UnsafeRawPointer(state.pointee.scratch)
        return unsafe iovec(iov_base: UnsafeMutableRawPointer(mutating: base + start), iov_len: end - start)
    }

    private func sendFile(to socket: Socket) -> Socket.Outcome {
        let descriptor = unsafe next.pointee.descriptor
        var offset = off_t(unsafe next.pointee.start)
        let byteCount = unsafe next.pointee.end - next.pointee.start
        return unsafe Socket.Outcome(sendfile(socket.descriptor, descriptor, &offset, byteCount))
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
            unsafe next.pointee.owner?.release()
            unsafe state.pointee.sentPieceCount += 1
            rest -= length
        }
    }
}
