import Platform

/// One fault after another under a little load: what works on, what answers its problem, and how long until all is well again.
struct SoakFaults {
    let program: String
    let directory: String

    func run(_ table: inout MeasurementTable) throws {
        _ = SoakServer.run(["/bin/rm", "-rf", directory])
        _ = SoakServer.run(["/bin/mkdir", "-p", directory])
        try hangingHosts(&table)
        try noNames(&table)
        try stopped(&table)
        try noDescriptors(&table)
        try fullDisk(&table)
        if let shim = try SoakShim(in: directory) {
            try slowDisk(&table, shim)
            try clockBack(&table, shim)
        } else {
            print("  disk slow, clock set back: no C compiler is here; left out")
        }
        try fullMemory(&table)
    }

    private func server(_ name: String, launcher: [String] = [], _ arguments: [String] = []) throws -> SoakServer {
        let path = directory + "/" + name
        return try SoakServer(program, directory: path, launcher: launcher, arguments)
    }

    // MARK: The faults

    private func hangingHosts(_ table: inout MeasurementTable) throws {
        let host = try SilentHost()
        let server = try server("hang", ["--allow-private-addresses", "--fetch-timeout", "5"])
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        let clients = Gathering<Int>(awaited: 40)
        for number in 0..<40 {
            _ = try Thread {
                var client = SoakProbe(port: server.port)
                clients.add(client.fetch("http://127.0.0.1:\(host.port)/\(number)"))
            }
        }
        Pause.milliseconds(1500)
        probe.check("hosts hang", posts: 201, &table)
        let answers = clients.wait(milliseconds: 20_000)
        table.add(
            "hosts hang: fetches answered 502, 503 or 504", Double(answers.count { [502, 503, 504].contains($0) }),
            "of 40")
        probe.recover("hosts hang", &table)
    }

    private func noNames(_ table: inout MeasurementTable) throws {
        let server = try server("names")
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        let status = probe.fetch("https://no-such-host.invalid/")
        table.add("names fail: the fetch is answered 502", status == 502 ? 1 : 0, "of 1")
        probe.check("names fail", posts: 201, &table)
    }

    private func stopped(_ table: inout MeasurementTable) throws {
        let server = try server("stop")
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        probe.check("before SIGSTOP", posts: 201, &table)
        _ = SoakServer.run(["/bin/kill", "-STOP", "\(server.process.identifier)"])
        Pause.milliseconds(5000)
        _ = SoakServer.run(["/bin/kill", "-CONT", "\(server.process.identifier)"])
        probe.recover("SIGSTOP for 5 s", &table)
    }

    private func noDescriptors(_ table: inout MeasurementTable) throws {
        let server = try server("descriptors")
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        probe.check("before descriptors are short", posts: 201, &table)
        guard SoakServer.run(["/usr/bin/prlimit", "--pid", "\(server.process.identifier)", "--nofile=64:4096"]) else {
            return print("  descriptors: prlimit is not here; left out")
        }
        let crowd = (0..<200).compactMap { _ in SoakFaults.connection(to: server.port) }
        Pause.milliseconds(300)
        probe.check(
            "descriptors exhausted (open connection)", posts: 201, &table)
        withExtendedLifetime(crowd) {}
        _ = SoakServer.run(["/usr/bin/prlimit", "--pid", "\(server.process.identifier)", "--nofile=4096:4096"])
        var fresh = SoakProbe(port: server.port)
        fresh.recover("descriptors exhausted", &table)
    }

    private func fullDisk(_ table: inout MeasurementTable) throws {
        let mount = directory + "/small"
        _ = SoakServer.run(["/bin/mkdir", "-p", mount])
        guard SoakServer.run(["/bin/mount", "-t", "tmpfs", "-o", "size=24m", "none", mount]) else {
            return print("  disk full: no right to mount a small file system; left out")
        }
        defer { _ = SoakServer.run(["/bin/umount", mount]) }
        let server = try SoakServer(program, directory: mount + "/data")
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        probe.check("before the disk is full", posts: 201, &table)
        _ = SoakServer.run(["/bin/sh", "-c", "cat /dev/zero > \(mount)/ballast 2>/dev/null"])
        probe.fill(until: 507)
        probe.check("disk full", posts: 507, &table)
        _ = SoakServer.run(["/bin/rm", mount + "/ballast"])
        probe.recover("disk full", &table)
        table.add("disk full: acknowledged and lost", Double(probe.lostCount), "articles")
    }

    private func slowDisk(_ table: inout MeasurementTable, _ shim: SoakShim) throws {
        let server = try server("slow", launcher: shim.launcher)
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        probe.check("before the disk is slow", posts: 201, &table)
        try shim.set(clockSeconds: 0, syncMilliseconds: 200)
        probe.check("disk slow by 200 ms", posts: 201, &table)
        try shim.set(clockSeconds: 0, syncMilliseconds: 0)
        probe.recover("disk slow by 200 ms", &table)
    }

    private func clockBack(_ table: inout MeasurementTable, _ shim: SoakShim) throws {
        let server = try server("clock", launcher: shim.launcher)
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        probe.check("before the clock goes back", posts: 201, &table)
        try shim.set(clockSeconds: -3600, syncMilliseconds: 0)
        Pause.milliseconds(1200)
        probe.check("clock set back one hour", posts: 201, &table)
        probe.recover("clock set back one hour", &table)
        table.add("clock set back: acknowledged and lost", Double(probe.lostCount), "articles")
    }

    private func fullMemory(_ table: inout MeasurementTable) throws {
        let server = try server("memory", ["--memory-limit", "24m"])
        defer { server.stop() }
        var probe = SoakProbe(port: server.port)
        probe.check("before the memory is full", posts: 201, &table)
        probe.fill(until: 507)
        probe.check("memory limit reached", posts: 507, &table)
        table.add("memory limit: acknowledged and lost", Double(probe.lostCount), "articles")
    }

    private static func connection(to port: Int) -> LoopbackConnection? {
        do {
            return try LoopbackConnection(port: port)
        } catch {
            return nil
        }
    }
}
