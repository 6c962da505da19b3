/// Who may fetch when: turns of all hosts, decided without a clock, a lock or a socket.
///
/// Times are milliseconds of any clock that never goes back. Every step costs the logarithm of the number of hosts.
package struct Schedule: Sendable {
    /// A place in a host's queue.
    package struct Ticket: Hashable, Sendable, CustomStringConvertible {
        package let number: Int
        package var description: String { "ticket \(number)" }
    }

    private let politeness: Politeness
    private var hosts: [String: HostSchedule] = [:]
    private var hostOfTicket: [Ticket: String] = [:]
    private var active: Set<Ticket> = []
    private var agenda = Agenda()
    private var lastNumber = 0

    package init(_ politeness: Politeness = Politeness()) { self.politeness = politeness }

    /// The number of requests under way.
    package var activeCount: Int { active.count }
    package var waitingCount: Int { hostOfTicket.count - active.count }

    /// Queues a request to a host.
    package mutating func enqueue(_ host: String) -> Ticket {
        lastNumber += 1
        let ticket = Ticket(number: lastNumber)
        hostOfTicket[ticket] = host
        hosts[host, default: HostSchedule(host: host)].waiting.append(ticket)
        plan(host)
        return ticket
    }

    /// Gives up a ticket that has not started.
    package mutating func cancel(_ ticket: Ticket) {
        guard !active.contains(ticket), let host = hostOfTicket.removeValue(forKey: ticket) else { return }
        hosts[host]?.waiting.removeAll { $0 == ticket }
    }

    /// Starts every ticket whose turn has come, and says when to ask again: nil where only a `finish` can bring a turn.
    package mutating func start(at now: Int64) -> (started: [Ticket], next: Int64?) {
        var started: [Ticket] = []
        while active.count < politeness.connectionLimit, let entry = agenda.first, entry.time <= now {
            agenda.removeFirst()
            guard var host = hosts[entry.host], host.agendaTime == entry.time else { continue }
            host.agendaTime = nil
            hosts[entry.host] = host
            guard let ticket = host.waiting.first else { continue }
            guard let time = host.startTime(politeness), time <= now else {
                plan(entry.host)
                continue
            }
            host.waiting.removeFirst()
            host.begin(at: now, politeness)
            hosts[entry.host] = host
            active.insert(ticket)
            started.append(ticket)
            plan(entry.host)
        }
        return (started, active.count < politeness.connectionLimit ? agenda.first?.time : nil)
    }

    /// Ends a ticket that was started.
    package mutating func finish(_ ticket: Ticket, at now: Int64, _ outcome: HostOutcome) {
        guard active.remove(ticket) != nil, let name = hostOfTicket.removeValue(forKey: ticket) else { return }
        hosts[name]?.end(at: now, outcome, politeness)
        plan(name)
        if hosts.count > 10_000 { hosts = hosts.filter { !$0.value.isIdle(at: now) } }
    }

    /// Keeps a `Crawl-delay` for a host from now on; nil forgets it.
    package mutating func setCrawlDelay(_ seconds: Double?, of host: String) {
        let milliseconds = seconds.map { Int64(min($0, 86_400) * 1000) }
        if milliseconds == nil, hosts[host] == nil { return }
        hosts[host, default: HostSchedule(host: host)].setCrawlDelay(milliseconds, politeness)
    }

    /// The least number of milliseconds until a request that is queued now could start.
    package func shortestWait(for host: String, at now: Int64) -> Int64 {
        guard let schedule = hosts[host] else { return 0 }
        return max(0, schedule.notBefore - now) + Int64(schedule.waiting.count) * schedule.delay(politeness)
    }

    /// Puts the host's next turn on the agenda; an entry that is no longer its time is dropped when it comes up.
    private mutating func plan(_ name: String) {
        guard let host = hosts[name], !host.waiting.isEmpty, let time = host.startTime(politeness) else { return }
        if let planned = host.agendaTime, planned <= time { return }
        hosts[name]?.agendaTime = time
        agenda.insert(.init(time: time, host: name))
    }

    /// What must hold after every step; the text says what does not.
    package func checkInvariants() -> String? {
        for (name, host) in hosts {
            if host.activeCount > politeness.connectionsPerHost { return "\(name) bears \(host.activeCount) requests" }
            if host.activeCount < 0 { return "\(name) ended more than it began" }
            if !host.waiting.isEmpty, host.activeCount < politeness.connectionsPerHost, host.agendaTime == nil {
                return "\(name) waits and is on no agenda"
            }
        }
        let waiting = hosts.values.reduce(0) { $0 + $1.waiting.count }
        if waiting != waitingCount { return "\(waiting) wait but \(waitingCount) are counted" }
        if active.count > politeness.connectionLimit { return "\(active.count) under way" }
        return nil
    }
}

/// Hosts by the time of their next turn: a binary heap.
private struct Agenda: Sendable {
    struct Entry: Sendable {
        let time: Int64
        let host: String
    }

    private var heap: [Entry] = []

    var first: Entry? { heap.first }

    mutating func insert(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0, heap[(child - 1) / 2].time > heap[child].time {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].time < heap[least].time {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
