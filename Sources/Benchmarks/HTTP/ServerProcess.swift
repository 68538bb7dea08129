import Foundation
import HTTP
import Sockets

/// A server running as a process of its own, confined to one core, with its processor time and memory.
final class ServerProcess {
  let name: String
  let port: UInt16
  let path: String
  private let process = Process()
  /// Seconds from the start of the process to its first answer.
  private(set) var coldStart = 0.0

  /// Starts a server and waits until it answers at `path`; what it says on standard error goes to the file `log`.
  init(
    _ name: String, port: UInt16, path: String, core: Int?, command: String, _ arguments: [String],
    log: String? = nil
  ) throws {
    self.name = name
    self.port = port
    self.path = path
    (process.executableURL, process.arguments) = Tool.confined(command, arguments, core: core)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = log.flatMap { FileHandle(forWritingAtPath: $0) } ?? FileHandle.nullDevice
    let started = SystemTime().now()
    try process.run()
    while true {
      // A server that is still loading answers 503.
      if (try? HTTPProbe.status(of: path, at: address, seconds: 1)) == .ok { break }
      let waited = SystemTime().now().nanoseconds(since: started)
      guard process.isRunning || waited < 100_000_000, waited < 20_000_000_000 else {
        throw BenchmarkOptions.Failure(description: "\(name) does not start")
      }
      usleep(200)
    }
    coldStart = Double(SystemTime().now().nanoseconds(since: started)) / 1e9
  }

  deinit { stop() }

  var address: SocketAddress { .ipv4(0x7F00_0001, port: port) }
  var url: String { "http://127.0.0.1:\(port)\(path)" }

  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  /// Seconds of processor time of the process and its children so far, all threads.
  var processorSeconds: Double {
    var total = 0.0
    for process in processes {
      let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
      for task in tasks {
        guard
          let text = try? String(contentsOfFile: "/proc/\(process)/task/\(task)/schedstat", encoding: .utf8),
          let nanoseconds = text.split(separator: " ").first.flatMap({ Double($0) })
        else { continue }
        total += nanoseconds / 1e9
      }
    }
    return total
  }

  /// Kilobytes of memory that the process had at most, pages of its files among them.
  var peakKilobytes: Int {
    let status =
      (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// Kilobytes of memory that are the processes' own.
  var ownKilobytes: Int {
    processes.reduce(0) { sum, process in
      let text = (try? String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("Private_") }
      return sum
        + lines.reduce(0) { $0 + ($1.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) }
    }
  }

  /// The process and its children.
  private var processes: [Int32] {
    let own = process.processIdentifier
    let children = try? String(contentsOfFile: "/proc/\(own)/task/\(own)/children", encoding: .utf8)
    return [own] + (children ?? "").split(separator: " ").compactMap { Int32($0) }
  }
}
