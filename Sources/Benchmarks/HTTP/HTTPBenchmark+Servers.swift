import Foundation
import HTTP
import Sockets

extension HTTPBenchmark {
  /// Starts the server of this package: the `dateline` beside this program with its sample corpus, or the plain one
  /// of `Benchmarks http-server` where that is not built or not wanted.
  static func startOwn(_ options: BenchmarkOptions, port: UInt16) throws -> ServerProcess {
    let dateline = Tool.besides("dateline")
    if options["plain"] == nil && FileManager.default.isExecutableFile(atPath: dateline) {
      return try ServerProcess(
        "dateline", port: port, path: options["path"] ?? "/v1/people/karim-masimov", core: serverCore,
        command: dateline, ["serve", "--port", String(port), "--loops", "1", "--log-level", "error"])
    }
    return try ServerProcess(
      "Benchmarks http-server", port: port, path: "/v1/people/aigul-example", core: serverCore,
      command: Tool.besides("Benchmarks"), ["http-server", "--port", String(port), "--loops", "1"])
  }

  /// Starts whatever other servers are installed, each answering with the same bytes, and names those that are not.
  static func startOthers(body: [UInt8], folder: String, from firstPort: UInt16) throws -> [ServerProcess] {
    try Data(body).write(to: URL(fileURLWithPath: folder + "/answer.json"))
    var servers: [ServerProcess] = []
    var missing: [String] = []
    var port = firstPort
    func add(_ tool: String, _ start: (Tool, UInt16) throws -> [ServerProcess]) throws {
      guard let found = Tool(tool) else { return missing.append(tool) }
      servers += try start(found, port)
      port += 2
    }
    try add("nginx") { try startNginx($0, $1, folder, body) }
    try add("h2o") { try startH2O($0, $1, folder) }
    try add("go") { try startGo($0, $1, folder) }
    try add("node") { try startNode($0, $1, folder) }
    if !missing.isEmpty { print("not installed: \(missing.joined(separator: ", "))") }
    return servers
  }

  private static func startNginx(
    _ nginx: Tool, _ port: UInt16, _ folder: String, _ body: [UInt8]
  ) throws -> [ServerProcess] {
    // Bytes that mean something in its configuration are replaced; the length stays.
    let literal = String(
      decoding: body.map { "'$\\".utf8.contains($0) || $0 >= 0x80 ? 0x78 : $0 }, as: UTF8.self)
    return [
      try startNginx("nginx static", nginx, port, folder, "root \(folder);"),
      try startNginx(
        "nginx return", nginx, port + 1, folder,
        "location / { default_type application/json; return 200 '\(literal)'; }"),
    ]
  }

  /// Starts an nginx that serves one location; `log` is where it writes a line a request.
  static func startNginx(
    _ name: String, _ nginx: Tool, _ port: UInt16, _ folder: String, _ location: String, log: String = "off"
  ) throws -> ServerProcess {
    let file = "\(folder)/nginx-\(port).conf"
    try """
    daemon off; worker_processes 1; pid \(folder)/nginx-\(port).pid; error_log /dev/null crit; user root;
    events { worker_connections 12000; }
    worker_rlimit_nofile 16000;
    http {
      access_log \(log); keepalive_requests 100000000; types { application/json json; }
      sendfile on; tcp_nopush on; open_file_cache max=100;
      server { listen 127.0.0.1:\(port) backlog=4096; \(location) }
    }
    """.write(toFile: file, atomically: true, encoding: .utf8)
    return try ServerProcess(
      name, port: port, path: "/answer.json", core: serverCore, command: nginx.path,
      ["-c", file, "-p", folder])
  }

  private static func startH2O(_ h2o: Tool, _ port: UInt16, _ folder: String) throws -> [ServerProcess] {
    let file = "\(folder)/h2o.conf"
    try """
    num-threads: 1
    max-connections: 12000
    listen: { host: 127.0.0.1, port: \(port) }
    hosts: { default: { paths: { /: { file.dir: \(folder) } } } }
    """.write(toFile: file, atomically: true, encoding: .utf8)
    return [
      try ServerProcess(
        "h2o static", port: port, path: "/answer.json", core: serverCore, command: h2o.path, ["-c", file])
    ]
  }

  private static func startGo(_ go: Tool, _ port: UInt16, _ folder: String) throws -> [ServerProcess] {
    let source = "\(folder)/server.go"
    try """
    package main
    import ("net/http"; "os")
    func main() {
      body, _ := os.ReadFile("\(folder)/answer.json")
      http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
        w.Header().Set("Content-Type", "application/json"); w.Write(body)
      })
      http.ListenAndServe("127.0.0.1:\(port)", nil)
    }
    """.write(toFile: source, atomically: true, encoding: .utf8)
    _ = try go.output(["build", "-o", "\(folder)/go-server", source], core: nil)
    return [
      try ServerProcess(
        "Go net/http", port: port, path: "/", core: serverCore, command: "\(folder)/go-server", [])
    ]
  }

  private static func startNode(_ node: Tool, _ port: UInt16, _ folder: String) throws -> [ServerProcess] {
    let script = """
      const body = require('fs').readFileSync('\(folder)/answer.json');
      require('http').createServer((q, r) => {
        r.setHeader('Content-Type', 'application/json'); r.setHeader('Content-Length', body.length); r.end(body);
      }).listen(\(port), '127.0.0.1');
      """
    return [
      try ServerProcess("Node", port: port, path: "/", core: serverCore, command: node.path, ["-e", script])
    ]
  }
}
