import CPlatform
import Glibc

/// What the kernel counts about this process.
package struct ProcessFigures: Sendable {
    package let residentBytes: Int
    package let openDescriptorCount: Int
    /// User and system time together.
    package let processorSeconds: Double

    /// Reads them now, from /proc/self and getrusage(2); a figure that cannot be read is 0.
    package static func current() -> ProcessFigures {
        // RUSAGE_SELF is 0.
        var usage = rusage()
        _ = unsafe getrusage(0, &usage)
        let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }
        return ProcessFigures(
            residentBytes: residentPages() * sysconf(Int32(_SC_PAGESIZE)), openDescriptorCount: countDescriptors(),
            processorSeconds: times[0] + times[1])
    }

    private static func residentPages() -> Int {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
        defer { _ = unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard unsafe fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let words = line.prefix { $0 != 0 }.split(separator: 0x20)
        return words.count > 1 ? Int(String(decoding: words[1].map { UInt8(bitPattern: $0) }, as: UTF8.self)) ?? 0 : 0
    }

    private static func countDescriptors() -> Int {
        guard let folder = unsafe opendir("/proc/self/fd") else { return 0 }
        defer { _ = unsafe closedir(folder) }
        var count = 0
        while unsafe readdir(folder) != nil { count += 1 }
        // Not counted: `.`, `..` and the descriptor of the directory itself.
        return max(0, count - 3)
    }
}
