import Glibc

/// Decompression of Brotli streams (RFC 7932) by the library that libcurl itself is linked with, where it is there.
package enum BrotliDecoder {
    package enum Outcome: Sendable, Equatable {
        case content([UInt8])
        case truncated
        case corrupt
        case tooLarge
    }

    /// Whether this process can decompress Brotli.
    package static var isAvailable: Bool { library != nil }

    /// The content of one whole stream; bytes after its end make it corrupt.
    package static func decoded(_ bytes: [UInt8], limit: Int) -> Outcome {
        guard let library, let state = unsafe library.create(nil, nil, nil) else { return .corrupt }
        defer { unsafe library.destroy(state) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        return unsafe bytes.withUnsafeBufferPointer { input in
            var next = input.baseAddress
            var left = input.count
            while true {
                let (step, made) = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
                    var target = buffer.baseAddress
                    var room = buffer.count
                    let step = unsafe library.step(state, &left, &next, &room, &target, nil)
                    return (step, buffer.count - room)
                }
                guard output.count + made <= limit else { return .tooLarge }
                output += buffer[..<made]
                switch step {
                case 1: return left == 0 ? .content(output) : .corrupt
                case 2: return .truncated
                case 3: continue
                default: return .corrupt
                }
            }
        }
    }

    private typealias Create =
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
        ) -> UnsafeMutableRawPointer?
    private typealias Destroy = @convention(c) (UnsafeMutableRawPointer) -> Void
    /// Gives 0 for an error, 1 at the end, 2 where input and 3 where room for output is missing.
    private typealias Step =
        @convention(c) (
            UnsafeMutableRawPointer, UnsafeMutablePointer<Int>, UnsafeMutablePointer<UnsafePointer<UInt8>?>,
            UnsafeMutablePointer<Int>, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>?
        ) -> Int32

    @safe private struct Library: Sendable {
        let create: Create
        let destroy: Destroy
        let step: Step
    }

    /// Debian's libcurl depends on this library, but its headers need not be installed.
    private static let library: Library? = {
        guard let handle = unsafe dlopen("libbrotlidec.so.1", RTLD_NOW | RTLD_LOCAL),
            let create = unsafe dlsym(handle, "BrotliDecoderCreateInstance"),
            let destroy = unsafe dlsym(handle, "BrotliDecoderDestroyInstance"),
            let step = unsafe dlsym(handle, "BrotliDecoderDecompressStream")
        else { return nil }
        return unsafe Library(
            create: unsafeBitCast(create, to: Create.self), destroy: unsafeBitCast(destroy, to: Destroy.self),
            step: unsafeBitCast(step, to: Step.self))
    }()
}
