/// The program's commands, as `tarwisa help` lists them.
enum Command: String, CaseIterable {
    case serve, backup, verify, compact, key, config, doctor, extract, analyze, reanalyze, healthcheck, help, version

    var summary: String {
        switch self {
        case .serve: "run the server (what happens without a command)"
        case .backup: "copy the archive to DIR, also while it is served"
        case .verify: "compare every record and index entry with its article; status 1 where something is wrong"
        case .compact: "drop what is dead from the journal's files (a server does so by itself)"
        case .key: "new --scope SCOPE --name NAME [--expires 90d] prints a new key once; list; revoke ID"
        case .config: "print every setting with its value and where it came from; --markdown for the README's table"
        case .doctor: "look at directory, disk, memory, clock, names, certificates and limits, and say what to do"
        case .extract: "read a page from FILE or - and print its article; with --lines, JSON lines in and out"
        case .analyze: "read JSON lines and answer each with what was found in it (--lines)"
        case .reanalyze: "read every stored article again where the rules have changed since (the server must be down)"
        case .healthcheck: "ask the server at --listen whether it is well; status 0 or 1"
        case .help: "print this"
        case .version: "print the version"
        }
    }
}
