import CPlatform
import Glibc

/// The signals that end or concern the program.
package enum Signals {
    /// Lets a write to a closed connection fail with EPIPE instead of ending the program.
    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// From now on SIGTERM and SIGINT wait for `waitForTermination`. To be called once, before anybody is told that the program is there:
    /// who stops it the moment it says so must not be missed.
    package static func noteTerminations() { cplatform_note_terminations() }

    /// Waits until SIGTERM or SIGINT comes, or came since `noteTerminations`, and tells which; the calling thread sleeps.
    package static func waitForTermination() -> Int32 { cplatform_wait_for_termination() }
}
