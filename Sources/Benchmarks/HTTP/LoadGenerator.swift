import Foundation

/// `wrk`, and what it found.
struct LoadGenerator {
  /// One run.
  struct Measurement {
    var requests = 0.0
    var requestsPerSecond = 0.0
    var medianMilliseconds = 0.0
    var p99Milliseconds = 0.0
    var errors = 0.0
    /// Seconds of the server's processor time.
    var processorSeconds = 0.0

    var microsecondsPerRequest: Double { requests > 0 ? processorSeconds * 1e6 / requests : .nan }
  }

  let wrk: Tool
  let core: Int
  let seconds: Int

  /// Sends requests over so many connections, `depth` of them at a time on each.
  ///
  /// - Parameter unkept: asks in words that are different each time, so that no answer is one kept from before.
  func run(
    _ server: ServerProcess, connections: Int, depth: Int = 1, unkept: Bool = false
  ) throws -> Measurement {
    var arguments = ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency"]
    if unkept { arguments += ["-s", try Self.unkeptScript()] }
    if depth > 1 { arguments += ["-s", try Self.pipelineScript(depth, path: server.path)] }
    let before = server.processorSeconds
    let text = try wrk.output(arguments + [server.url], core: core)
    var measurement = try Self.parse(text)
    measurement.processorSeconds = server.processorSeconds - before
    return measurement
  }

  private static func pipelineScript(_ depth: Int, path: String) throws -> String {
    let file = NSTemporaryDirectory() + "/pipeline-\(depth).lua"
    let script = """
      init = function(args)
        local r = {}
        for i = 1, \(depth) do r[i] = wrk.format("GET", "\(path)") end
        req = table.concat(r)
      end
      request = function() return req end
      """
    try script.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  private static func unkeptScript() throws -> String {
    let file = NSTemporaryDirectory() + "/unkept.lua"
    let script = """
      local n = 0
      request = function()
        n = n + 1
        return wrk.format("GET", nil, { ["Host"] = "localhost", ["Accept"] = "application/json, x/" .. n })
      end
      """
    try script.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  private static func parse(_ text: String) throws -> Measurement {
    var measurement = Measurement()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 2 else { continue }
      if words[1] == "requests" { measurement.requests = Double(words[0]) ?? 0 }
      if words[0] == "Requests/sec:" { measurement.requestsPerSecond = Double(words[1]) ?? 0 }
      if words[0] == "50%" { measurement.medianMilliseconds = milliseconds(words[1]) }
      if words[0] == "99%" { measurement.p99Milliseconds = milliseconds(words[1]) }
      if line.contains("Non-2xx") { measurement.errors += Double(words.last ?? "") ?? 0 }
      if line.contains("Socket errors") {
        measurement.errors += words.compactMap { Double($0.filter(\.isNumber)) }.reduce(0, +)
      }
    }
    guard measurement.requests > 0 else {
      throw BenchmarkOptions.Failure(description: "wrk says: \(text)")
    }
    return measurement
  }

  private static func milliseconds(_ text: Substring) -> Double {
    let number = Double(text.prefix { $0.isNumber || $0 == "." }) ?? .nan
    if text.hasSuffix("us") { return number / 1000 }
    return text.hasSuffix("ms") ? number : number * 1000
  }
}
