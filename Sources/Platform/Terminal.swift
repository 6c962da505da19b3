import Glibc

/// Who reads what the program prints.
package enum Terminal {
    /// Whether standard error goes to a person's terminal.
    package static var isStandardError: Bool { isatty(STDERR_FILENO) == 1 }
}
