import Foundation
import HTTP

/// The files of `Public/` and the fields that keep a browser from running anything else on their pages.
enum FrontEnd {
    struct NoSuchDirectory: Error, CustomStringConvertible {
        let path: String
        var description: String { "--public-directory '\(path)' is no directory" }
    }

    /// The directory that is set; else `Public` here, beside the program, or where the container has it. nil: only the API is served.
    static func files(_ configuration: Configuration) throws -> StaticFiles? {
        if let path = configuration.publicDirectory {
            guard isDirectory(path) else { throw NoSuchDirectory(path: path) }
            return StaticFiles(directory: path, fallback: nil, fields: fields)
        }
        let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let places = [
            "Public", program.appending(path: "Public").path(percentEncoded: false), "/usr/local/share/tarwisa/Public",
        ]
        guard let path = places.first(where: isDirectory) else { return nil }
        return StaticFiles(directory: path, fallback: nil, fields: fields)
    }

    private static let fields: Fields = [
        "Content-Security-Policy":
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; font-src 'self'; "
            + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
    ]

    static func isDirectory(_ path: String) -> Bool {
        var isDirectory = false
        // A file manager call answers both: that something is there, and that it is a directory.
        do {
            isDirectory = try URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        } catch {
            return false
        }
        return isDirectory
    }
}
