import Foundation

/// A program found on this machine, and how to run it for its output.
struct Tool {
  let path: String

  /// Looks for a program on the path and where Debian puts servers; nil where it is not installed.
  init?(_ name: String) {
    let searched = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin"
    let folders = searched.split(separator: ":").map(String.init)
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile(atPath:))
    else { return nil }
    self.path = path
  }

  /// Where the program is that was built beside this one.
  static func besides(_ name: String) -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent(name).path
  }

  /// Runs to the end, on one core where the machine can confine it, and returns what it printed.
  func output(_ arguments: [String], core: Int?) throws -> String {
    let process = Process()
    (process.executableURL, process.arguments) = Self.confined(path, arguments, core: core)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The command that runs a program on one core.
  static func confined(_ path: String, _ arguments: [String], core: Int?) -> (URL, [String]) {
    guard let core, let taskset = Tool("taskset") else { return (URL(fileURLWithPath: path), arguments) }
    return (URL(fileURLWithPath: taskset.path), ["-c", String(core), path] + arguments)
  }
}
