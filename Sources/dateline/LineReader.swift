#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a file descriptor line by line, without the line feeds; a last line without one counts.
struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  // Up to where the buffer is known to hold no line feed: a long line is looked at once.
  private var scanned = 0
  private var isAtEnd = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  mutating func next() -> [UInt8]? {
    while true {
      if let end = buffer[scanned...].firstIndex(of: 0x0A) {
        defer {
          start = end + 1
          scanned = start
        }
        return Array(buffer[start..<end])
      }
      scanned = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
      if start > 0 {
        buffer.removeFirst(start)
        scanned -= start
        start = 0
      }
      isAtEnd = !Self.fill(&buffer, from: descriptor)
    }
  }

  /// Everything up to the end.
  static func readAll(descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    while fill(&bytes, from: descriptor) {}
    return bytes
  }

  /// Appends what the next read gives; false at the end.
  private static func fill(_ bytes: inout [UInt8], from descriptor: Int32) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { block in
      var count = read(descriptor, block.baseAddress!, block.count)
      while count < 0 && errno == EINTR { count = read(descriptor, block.baseAddress!, block.count) }
      guard count > 0 else { return false }
      bytes.append(contentsOf: block.prefix(count))
      return true
    }
  }
}
