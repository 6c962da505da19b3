/// One process's claim on a directory: an exclusive lock on its file `lock`, given back when this value goes.
package struct DirectoryLock: Sendable {
    private let file: File

    /// Fails with `isHeldByAnother` while another process (or another lock of this one) holds the directory.
    package init(of directory: String) throws(PlatformError) {
        file = try File(opening: directory + "/lock", for: .create)
        try file.flock()
    }
}
