import HTTP
import Platform

/// Memory, clock and descriptors.
enum MachineCheck {
    static func memory() -> DoctorCommand.Finding { memory(allowance: Memory.allowance) }

    static func memory(allowance: Int) -> DoctorCommand.Finding {
        let megabytes = allowance >> 20
        guard megabytes >= 256 else {
            return .init(
                verdict: .doubtful, subject: "memory",
                sentence:
                    "\(megabytes) MiB; the index is kept in memory and posts get 507 beyond it: give 512 MiB or more")
        }
        return .init(verdict: .well, subject: "memory", sentence: "\(megabytes) MiB may be used")
    }

    /// The clock dates what comes in; it must not be older than this program.
    static func clock(now: Int64) -> DoctorCommand.Finding {
        let time = HTTPDate.internetTime(max(0, now))
        guard now >= 1_767_225_600, now < 4_102_444_800 else {
            return .init(
                verdict: .ill, subject: "clock",
                sentence:
                    "it says \(time), which cannot be: set it (timedatectl set-ntp true), for it dates every article")
        }
        return .init(verdict: .well, subject: "clock", sentence: "it says \(time)")
    }

    static func descriptors(limit: Int, needed connections: Int) -> DoctorCommand.Finding {
        guard limit < connections + 256 else {
            return .init(verdict: .well, subject: "descriptors", sentence: "\(limit) may be open")
        }
        return .init(
            verdict: .doubtful, subject: "descriptors",
            sentence:
                "\(limit) may be open, for \(connections) connections: raise it (ulimit -n \(connections + 256), or"
                + " docker run --ulimit nofile=\(connections + 256)) or lower --connection-limit")
    }
}
