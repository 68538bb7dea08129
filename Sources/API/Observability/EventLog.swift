import Dispatch
import HTTP
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The log of the process: one line an event, as JSON for machines or plain for a terminal.
///
/// Writing never makes a request wait: lines are collected and written by a thread of their own, and dropped,
/// counted, where whoever reads them does not keep up.
public final class EventLog: Sendable {
  /// How much an event matters.
  public enum Level: String, Sendable, CaseIterable, Comparable {
    case debug, info, warning, error

    /// The one that matters less first.
    public static func < (left: Level, right: Level) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// How lines look.
  public enum Format: String, Sendable, CaseIterable {
    /// One JSON object a line.
    case json
    /// Words for a person.
    case text
  }

  /// The value of a member.
  public enum Value: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
  }

  private struct Pending {
    var bytes: [UInt8] = []
    var isWriting = false
    var dropped: UInt64 = 0
  }

  /// Bytes that may wait to be written, 1 MiB.
  private static let capacity = 1 << 20

  /// Events below it are not written.
  public let level: Level
  private let format: Format
  private let write: @Sendable ([UInt8]) -> Void
  private let queue = DispatchQueue(label: "event log")
  private let pending = Mutex(Pending())

  /// A log to standard error.
  public convenience init(level: Level = .info, format: Format) {
    self.init(level: level, format: format) { bytes in
      bytes.withUnsafeBytes { raw in
        var offset = 0
        while offset < raw.count {
          #if canImport(Darwin)
            let count = Darwin.write(2, raw.baseAddress! + offset, raw.count - offset)
          #elseif canImport(Musl)
            let count = Musl.write(2, raw.baseAddress! + offset, raw.count - offset)
          #else
            let count = Glibc.write(2, raw.baseAddress! + offset, raw.count - offset)
          #endif
          if count < 0 && errno == EINTR { continue }
          guard count > 0 else { return }
          offset += count
        }
      }
    }
  }

  /// A log whose lines go to `write`, a batch at a time, one call after the other.
  public init(level: Level = .info, format: Format, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.level = level
    self.format = format
    self.write = write
  }

  /// Lines that were dropped.
  public var dropped: UInt64 { pending.withLock { $0.dropped } }

  /// Writes an event with what there is to say about it.
  public func log(_ level: Level, _ event: String, _ members: [(name: String, value: Value)] = []) {
    guard level >= self.level else { return }
    let line =
      switch format {
      case .json: Self.json(level, event, members)
      case .text: Self.text(level, event, members)
      }
    let mustStart = pending.withLock { pending in
      guard pending.bytes.count + line.count <= Self.capacity else {
        pending.dropped += 1
        return false
      }
      pending.bytes += line
      defer { pending.isWriting = true }
      return !pending.isWriting
    }
    if mustStart { queue.async { self.drain() } }
  }

  /// Waits until every line so far has been written: before the process ends.
  public func flush() { queue.sync { drain() } }

  private func drain() {
    while true {
      let batch = pending.withLock { pending in
        let batch = pending.bytes
        pending.bytes = []
        pending.isWriting = !batch.isEmpty
        return batch
      }
      guard !batch.isEmpty else { return }
      write(batch)
    }
  }

  private static func json(_ level: Level, _ event: String, _ members: [(name: String, value: Value)])
    -> [UInt8]
  {
    var writer = JSONWriter(capacity: 512)
    writer.object { writer in
      writer.member("time", WallClock.rfc3339(milliseconds: WallClock.milliseconds))
      writer.member("level", level.rawValue)
      writer.member("event", event)
      for member in members {
        writer.key(named: member.name)
        switch member.value {
        case .text(let text): writer.value(text)
        case .integer(let integer): writer.value(integer)
        case .number(let number): writer.value(number)
        }
      }
    }
    writer.endLine()
    return writer.take()
  }

  /// Control characters are shown as `?`: nothing that a client sends can move a terminal's cursor.
  private static func text(_ level: Level, _ event: String, _ members: [(name: String, value: Value)])
    -> [UInt8]
  {
    let time = WallClock.rfc3339(milliseconds: WallClock.milliseconds).dropFirst(11).dropLast()
    var line = "\(time) \(level.rawValue) \(event)"
    for member in members {
      switch member.value {
      case .text(let text): line += " \(member.name)=\(text)"
      case .integer(let integer): line += " \(member.name)=\(integer)"
      case .number(let number): line += " \(member.name)=\(number)"
      }
    }
    return line.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x3F : $0 } + [0x0A]
  }
}
