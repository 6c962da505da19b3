import Glibc

/// Ends the program at once with a status (`exit(3)`).
package func endProcess(status: Int32) -> Never { exit(status) }
