import Foundation

/// A `dateline serve` process on a free port, and a client for it.
final class RunningServer {
  /// An answer over the socket.
  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: Data

    /// The body as JSON.
    var json: [String: Any] {
      get throws { try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:] }
    }
  }

  let process: Process
  /// Everything on standard output up to the line with the address.
  private(set) var greeting = ""
  let port: UInt16
  private let errorFile: URL

  /// What has been written to standard error so far.
  var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

  /// Starts a server and waits until it says where it listens. It may have so many descriptors open.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], descriptors: Int? = nil
  ) throws {
    process = BuiltBinary.process(["serve", "--port", "0"] + arguments, environment: environment)
    if let descriptors {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "ulimit -n \(descriptors); exec \"$0\" \"$@\"", BuiltBinary.url.path]
        + (process.arguments ?? [])
    }
    let output = Pipe()
    process.standardOutput = output
    errorFile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dateline-\(UUID().uuidString).log")
    try Data().write(to: errorFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    var greeting = ""
    var port: UInt16?
    while port == nil {
      let chunk = output.fileHandleForReading.availableData
      guard !chunk.isEmpty else { break }
      greeting += String(decoding: chunk, as: UTF8.self)
      port = greeting.firstMatch(of: /listening on http:\/\/\S+:(\d+)\s/).flatMap { UInt16($0.1) }
    }
    guard let port else {
      process.waitUntilExit()
      throw NotListening(code: process.terminationStatus, output: greeting)
    }
    self.greeting = greeting
    self.port = port
  }

  struct NotListening: Error {
    var code: Int32
    var output: String
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: errorFile)
  }

  /// Tells the server to stop, and gives its exit code.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// One request on a connection of its own.
  func request(
    _ method: String, _ target: String, headers: [(String, String)] = [], body: String? = nil
  ) throws -> Answer {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
    lines += headers.map { "\($0.0): \($0.1)" }
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    let raw = try exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    guard let end = raw.firstRange(of: Data("\r\n\r\n".utf8)) else {
      throw NotListening(code: -1, output: "no answer")
    }
    let head = String(decoding: raw[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    var fields: [String: String] = [:]
    for line in head.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    return Answer(
      status: Int(head[0].split(separator: " ")[1]) ?? 0, headers: fields, body: Data(raw[end.upperBound...]))
  }

  func get(_ target: String, headers: [(String, String)] = []) throws -> Answer {
    try request("GET", target, headers: headers)
  }

  /// Sends bytes and reads until the server closes.
  private func exchange(_ text: String) throws -> Data {
    let descriptor = socket(AF_INET, Self.streamType, 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw NotListening(code: errno, output: "cannot connect") }
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Self.noSignal)
      }
      guard count > 0 else { break }
      sent += count
    }
    var received = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return received }
      received.append(contentsOf: buffer[..<count])
    }
  }

  #if canImport(Darwin)
    private static let streamType = SOCK_STREAM
    private static let noSignal: Int32 = 0
  #else
    private static let streamType = Int32(SOCK_STREAM.rawValue)
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #endif
}
