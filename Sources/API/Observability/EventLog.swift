import Dispatch
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
/// Writing never makes a request wait: lines are collected and written in batches by a thread of their own, a moment
/// later unless they matter or are many, and dropped, counted, where whoever reads them does not keep up. A line costs
/// a request its formatting and a copy; the system call, and waking that thread, come once a batch.
public final class EventLog: Sendable {
  /// How much an event matters.
  public enum Level: String, Sendable, CaseIterable, Comparable {
    case debug, info, warning, error

    /// The one that matters less first.
    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .debug: 0
      case .info: 1
      case .warning: 2
      case .error: 3
      }
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
    /// Room of the last batch, for the next one.
    var spare: [UInt8] = []
    /// Whether the writer will come by.
    var isScheduled = false
    /// Whether it has been told to come at once.
    var isDue = false
    var dropped: UInt64 = 0
  }

  /// When a line will be written.
  private enum Turn { case scheduled, later, now }

  /// Bytes that may wait to be written, 1 MiB.
  private static let capacity = 1 << 20
  /// Bytes that are written without waiting for more.
  private static let batch = 1 << 16

  /// Events below it are not written.
  public let level: Level
  private let format: Format
  /// Seconds that a line may wait for others to be written with.
  private let delay: Double
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

  /// A log whose lines go to `write`, a batch at a time, one call after the other. A line below `warning` waits up to
  /// `delay` seconds for others.
  public init(
    level: Level = .info, format: Format, delay: Double = 0.02, write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.level = level
    self.format = format
    self.delay = delay
    self.write = write
  }

  /// Lines that were dropped.
  public var dropped: UInt64 { pending.withLock { $0.dropped } }

  /// Writes an event with what there is to say about it.
  public func log(_ level: Level, _ event: String, _ members: [(name: String, value: Value)] = []) {
    log(level, event) { line in
      for member in members { line.add(member.name, member.value) }
    }
  }

  /// Writes an event whose members `content` adds.
  func log(_ level: Level, _ event: String, _ content: (inout LogLine) -> Void) {
    guard level >= self.level else { return }
    var line = LogLine(level, event, as: format)
    content(&line)
    let bytes = line.bytes()
    let turn = pending.withLock { pending -> Turn in
      guard pending.bytes.count + bytes.count <= Self.capacity else {
        pending.dropped += 1
        return .scheduled
      }
      pending.bytes += bytes
      if (level >= .warning || pending.bytes.count >= Self.batch) && !pending.isDue {
        pending.isDue = true
        return .now
      }
      guard !pending.isScheduled && !pending.isDue else { return .scheduled }
      pending.isScheduled = true
      return .later
    }
    switch turn {
    case .scheduled: break
    case .now: queue.async { self.drain() }
    case .later: queue.asyncAfter(deadline: .now() + delay) { self.drain() }
    }
  }

  /// Waits until every line so far has been written.
  public func flush() { queue.sync { drain() } }

  /// Waits until every line so far has been written, but not longer than so many seconds: before the process ends, which
  /// a reader of the log that has stopped reading must not keep from ending. False where lines are lost by that.
  @discardableResult
  public func flush(atMost seconds: Double) -> Bool {
    let isWritten = DispatchSemaphore(value: 0)
    queue.async {
      self.drain()
      isWritten.signal()
    }
    return isWritten.wait(timeout: .now() + seconds) == .success
  }

  /// Writes what waits. Who adds a line behind it calls it again.
  private func drain() {
    var batch = pending.withLock { pending in
      pending.isScheduled = false
      pending.isDue = false
      let batch = pending.bytes
      pending.bytes = pending.spare
      pending.spare = []
      return batch
    }
    if !batch.isEmpty { write(batch) }
    batch.removeAll(keepingCapacity: true)
    pending.withLock { if $0.spare.capacity < batch.capacity { $0.spare = batch } }
  }
}
