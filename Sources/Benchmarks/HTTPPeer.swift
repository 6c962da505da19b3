import Foundation
import Platform

/// A server under measurement: a process pinned to core 0.
final class HTTPPeer {
    let name: String
    let port: Int
    /// The article's path.
    let path: String
    /// The path that answers a POST with the length of its content; nil where the peer has none.
    let echoPath: String?
    private let child: PinnedProcess

    private init(_ name: String, port: Int, path: String, echoPath: String?, _ child: PinnedProcess) throws {
        (self.name, self.port, self.path, self.echoPath, self.child) = (name, port, path, echoPath, child)
        try child.waitUntilListening(on: port)
    }

    func stop() { child.stop() }

    /// Waits until it has used no processor time for a fifth of a second; five seconds at most.
    func waitUntilQuiet() {
        var (last, quietCount) = (processorSeconds, 0)
        for _ in 0..<100 where quietCount < 4 {
            usleep(50_000)
            let now = processorSeconds
            quietCount = now == last ? quietCount + 1 : 0
            last = now
        }
    }

    /// User and system time of the process and of its children, in seconds.
    var processorSeconds: Double { child.processes.reduce(0) { $0 + PinnedProcess.processorSeconds(of: $1) } }

    var residentBytes: Int { child.processes.reduce(0) { $0 + PinnedProcess.residentBytes(of: $1) } }

    /// The program beside this one.
    static func tarwisa(
        in directory: String, path: String, logging: Bool, environment: [String: String] = [:]
    ) throws -> HTTPPeer {
        let port = try freePort()
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tarwisa")
        let child = try PinnedProcess(
            pinned: program.path(percentEncoded: false),
            ["serve", "--listen", "127.0.0.1:\(port)", "--data-directory", directory + "/data"]
                + (logging ? ["--access-log"] : []),
            outputFile: directory + "/tarwisa.log", environment: environment)
        let peer = try HTTPPeer("tarwisa", port: port, path: path, echoPath: nil, child)
        try peer.waitUntilReady()
        return peer
    }

    /// It listens before its archive is open.
    private func waitUntilReady() throws {
        let deadline = MonotonicTime.now.adding(milliseconds: 30_000)
        let request = "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        while !(try LoopbackClient(port: port).exchange(request).head.hasPrefix("HTTP/1.1 200")) {
            guard MonotonicTime.now < deadline else {
                throw PinnedProcess.Failure(sentence: "\(name) does not get ready")
            }
            usleep(20_000)
        }
    }

    /// The room HTTP with handlers of two lines: what the whole server adds is the difference.
    static func room(in directory: String) throws -> HTTPPeer {
        let port = try freePort()
        let child = try PinnedProcess(
            pinned: CommandLine.arguments[0], ["serve", "--listen", "127.0.0.1:\(port)"],
            outputFile: directory + "/room.log")
        return try HTTPPeer("room HTTP", port: port, path: "/a/1", echoPath: "/echo", child)
    }

    /// nginx with one worker, the article in a file.
    static func nginx(in directory: String, logging: Bool) throws -> HTTPPeer? {
        guard let program = PinnedProcess.find("nginx") else { return nil }
        let port = try freePort()
        let log = logging ? "\(directory)/nginx.log line buffer=32k flush=1s" : "off"
        let configuration = """
            daemon off; pid \(directory)/nginx.pid; error_log \(directory)/nginx.err; user root;
            worker_processes 1; worker_rlimit_nofile 20000;
            events { worker_connections 16000; multi_accept on; }
            http {
              log_format line escape=json '{"time":"$time_iso8601","remote":"$remote_addr","method":"$request_method",'
                '"target":"$request_uri","request_id":"$request_id","status":$status,"bytes":$body_bytes_sent,"s":$request_time}';
              access_log \(log); sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 75s;
              open_file_cache max=100; client_body_buffer_size 16k; default_type application/json; types {}
              server {
                listen 127.0.0.1:\(port) backlog=1024; root \(directory);
                add_header Cache-Control "public, max-age=60";
                location = /echo { return 200 "{\\"length\\":$content_length}"; }
              }
            }
            """
        let file = directory + "/nginx.conf"
        try configuration.write(toFile: file, atomically: true, encoding: .utf8)
        let child = try PinnedProcess(pinned: program, ["-c", file], outputFile: directory + "/nginx.out")
        return try HTTPPeer("nginx", port: port, path: "/a/1", echoPath: "/echo", child)
    }

    /// A bare loop in C, where there is a compiler.
    static func epoll(in directory: String) throws -> HTTPPeer? {
        guard let compiler = PinnedProcess.find("cc") else { return nil }
        let program = directory + "/epoll"
        _ = try PinnedProcess.output(of: compiler, ["-O2", "-o", program, source("epoll.c")])
        return try peer("C epoll", program, [], in: directory)
    }

    static func node(in directory: String) throws -> HTTPPeer? {
        try PinnedProcess.find("node").map { try peer("Node", $0, [source("server.mjs")], in: directory) }
    }

    static func go(in directory: String) throws -> HTTPPeer? {
        guard let go = PinnedProcess.find("go") else { return nil }
        let program = directory + "/goserver"
        _ = try PinnedProcess.output(of: go, ["build", "-o", program, source("server.go")])
        return try peer("Go", program, [], in: directory)
    }

    /// A program that takes a port and the article's file.
    private static func peer(
        _ name: String, _ program: String, _ arguments: [String], in directory: String
    ) throws -> HTTPPeer {
        let port = try freePort()
        let child = try PinnedProcess(
            pinned: program, arguments + ["\(port)", directory + "/a/1"], outputFile: directory + "/\(name).log")
        return try HTTPPeer(name, port: port, path: "/a/1", echoPath: "/echo", child)
    }

    /// A peer's source, beside this file.
    private static func source(_ name: String) -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers")
        return folder.appending(path: name).path(percentEncoded: false)
    }

    private static func freePort() throws -> Int {
        let listener = try ListeningSocket(host: "127.0.0.1", port: 0, backlog: 1)
        listener.close()
        return listener.port
    }
}
