/// The program's commands, as `tarwisa help` lists them.
enum Command: String, CaseIterable {
    case serve, extract, analyze, healthcheck, help, version

    var summary: String {
        switch self {
        case .serve: "run the server (what happens without a command)"
        case .extract: "read a page from FILE or - and print its article; with --lines, JSON lines in and out"
        case .analyze: "read JSON lines and answer each with what was found in it (--lines)"
        case .healthcheck: "ask the server at --listen whether it is well; status 0 or 1"
        case .help: "print this"
        case .version: "print the version"
        }
    }
}
