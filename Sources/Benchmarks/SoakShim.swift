import Platform

/// A library laid under the server that sets its clock back or makes its disk slow, at a word from here.
struct SoakShim {
    let library: String
    private let faults: File
    private let path: String

    /// Calls of the C library that the server makes, each with what is asked for in a shared file: seconds added to the time of day,
    /// milliseconds before a sync.
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <time.h>
        #include <unistd.h>
        static volatile long *faults(void) {
            static volatile long *shared;
            if (!shared) shared = mmap(0, 16, PROT_READ, MAP_SHARED, open(getenv("FAULTS"), O_RDONLY), 0);
            return shared;
        }
        int clock_gettime(clockid_t clock, struct timespec *time) {
            static int (*real)(clockid_t, struct timespec *);
            if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(clock, time);
            if (clock == CLOCK_REALTIME) time->tv_sec += faults()[0];
            return result;
        }
        int fdatasync(int file) {
            static int (*real)(int);
            if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
            if (faults()[1]) usleep(faults()[1] * 1000);
            return real(file);
        }

        """

    /// nil where no C compiler is here.
    init?(in directory: String) throws(PlatformError) {
        path = directory + "/faults"
        library = directory + "/shim.so"
        let text = Array(SoakShim.source.utf8)
        _ = try File(opening: directory + "/shim.c", for: .create).pwrite(text.span, at: 0)
        faults = try File(opening: path, for: .create)
        try set(clockSeconds: 0, syncMilliseconds: 0)
        let search = "PATH=/usr/bin:/bin:/usr/local/bin:/opt/swift/usr/bin; export PATH"
        let compile = "$(command -v cc || command -v clang) -shared -fPIC -o \(library) \(directory)/shim.c -ldl"
        guard SoakServer.run(["/bin/sh", "-c", "\(search); \(compile)"]) else { return nil }
    }

    var launcher: [String] { ["/usr/bin/env", "LD_PRELOAD=\(library)", "FAULTS=\(path)"] }

    func set(clockSeconds: Int64, syncMilliseconds: Int64) throws(PlatformError) {
        let bytes = [clockSeconds, syncMilliseconds].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> Int64($0 * 8)) }
        }
        _ = try faults.pwrite(bytes.span, at: 0)
    }
}
