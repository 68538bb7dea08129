import Foundation
import HTTP
import Sockets

/// The server beside nginx and whatever other servers are installed, in one run, rounds interleaved:
///
///     Benchmarks http [--rounds 3] [--seconds 3] [--path /v1/people/ID] [--plain] [--quick]
///
/// The servers are confined to one core and `wrk` to another. Processor time for a request is the fair figure: the
/// rate is as much the generator's as the server's.
enum HTTPBenchmark {
  static let serverCore = 0
  private static let loadCore = 1

  /// What is measured of each server, by the name of the row.
  private struct Scenario {
    var name: String
    var connections: Int
    var depth = 1
    var idle = 0
  }

  private static let scenarios = [
    Scenario(name: "64 connections", connections: 64),
    Scenario(name: "64, pipelined 16", connections: 64, depth: 16),
    Scenario(name: "64 beside 1,000 idle", connections: 64, idle: 1000),
  ]

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    guard let wrk = Tool("wrk") else {
      throw BenchmarkOptions.Failure(description: "wrk is not installed (Debian: apt-get install wrk)")
    }
    let load = LoadGenerator(wrk: wrk, core: loadCore, seconds: options.int("seconds") ?? 3)
    let folder = NSTemporaryDirectory() + "/http-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    let own = try startOwn(options, port: 18_400)
    let body = try fetch(own)
    print("\(own.name) \(own.path): \(body.count) bytes\n")
    var servers = [own] + (try startOthers(body: body, folder: folder, from: 18_410))
    if options["quick"] != nil { servers = Array(servers.prefix(3)) }
    defer { for server in servers { server.stop() } }

    var results: [[[LoadGenerator.Measurement]]] = Array(
      repeating: Array(repeating: [], count: servers.count), count: scenarios.count)
    for _ in 0..<(options.int("rounds") ?? 3) {
      for (row, scenario) in scenarios.enumerated() {
        for (column, server) in servers.enumerated() {
          let idle = try (0..<scenario.idle).map { _ in try BlockingSocket(to: server.address) }
          // Time for the server to notice that they are silent.
          if scenario.idle > 0 { usleep(300_000) }
          let measurement = try load.run(server, connections: scenario.connections, depth: scenario.depth)
          results[row][column].append(measurement)
          _ = idle.count
        }
      }
    }
    report(results, servers)
    if options["quick"] == nil { try reportMemory(servers) }
    print("\ncold start, exec to first answer")
    for server in servers { print("  \(pad(server.name, 24)) \(number(server.coldStart * 1000, 1)) ms") }
  }

  private static func fetch(_ server: ServerProcess) throws -> [UInt8] {
    let socket = try BlockingSocket(to: server.address)
    socket.send(Array("GET \(server.path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8))
    let answer = socket.receiveAll()
    let separator = Array("\r\n\r\n".utf8)
    guard let end = answer.indices.first(where: { answer[$0...].starts(with: separator) }) else {
      throw BenchmarkOptions.Failure(description: "\(server.name) does not answer")
    }
    return Array(answer[(end + 4)...])
  }

  // MARK: Report

  private static func report(_ results: [[[LoadGenerator.Measurement]]], _ servers: [ServerProcess]) {
    for (scenario, row) in zip(scenarios, results) {
      // The round with the least processor time was the least disturbed.
      let best = row.map { $0.min { $0.microsecondsPerRequest < $1.microsecondsPerRequest } ?? .init() }
      print(scenario.name)
      print("  \(pad("", 24))   ratio   µs CPU     req/s   p50 ms   p99 ms  errors")
      for (server, measurement) in zip(servers, best) {
        let ratio = best[0].microsecondsPerRequest / measurement.microsecondsPerRequest
        let cells = [
          number(ratio, 2), number(measurement.microsecondsPerRequest, 2),
          number(measurement.requestsPerSecond, 0), number(measurement.medianMilliseconds, 3),
          number(measurement.p99Milliseconds, 3), number(measurement.errors, 0),
        ]
        print(
          "  \(pad(server.name, 24))"
            + cells.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined())
      }
      print("")
    }
    if let alone = cost(results[0], 0), let beside = cost(results[2], 0) {
      print("1,000 idle connections add \(number((beside / alone - 1) * 100, 1)) %")
    }
  }

  private static func cost(_ row: [[LoadGenerator.Measurement]], _ column: Int) -> Double? {
    row[column].map(\.microsecondsPerRequest).min()
  }

  private static func reportMemory(_ servers: [ServerProcess]) throws {
    print("\nown memory, bytes an idle connection")
    for server in servers {
      let before = server.ownKilobytes
      var idle: [BlockingSocket] = []
      var line = "  \(pad(server.name, 24))"
      for count in [1000, 10_000] {
        while idle.count < count { idle.append(try BlockingSocket(to: server.address)) }
        usleep(500_000)
        line += "  \(count): \(number(Double(server.ownKilobytes - before) * 1024 / Double(count), 0))"
      }
      print(line)
      idle = []
      usleep(300_000)
    }
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
