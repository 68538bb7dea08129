/// The rows of a table in text: commas, tabs, semicolons or bars between values, which may stand in quotation marks
/// (RFC 4180). One pass.
struct DelimitedRows: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var line = 1
  /// Whether the last value read lacks its closing quotation mark.
  private(set) var isCut = false

  init(_ text: String, delimiter: UInt8?) {
    bytes = Array(text.utf8)
    self.delimiter = delimiter ?? Self.delimiter(of: bytes)
  }

  /// The mark that the first line has most of.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let marks: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
    let counts = marks.map { mark in first.count { $0 == mark } }
    let most = counts.max() ?? 0
    return marks[counts.firstIndex(of: most) ?? 0]
  }

  mutating func next() -> (line: Int, values: [String])? {
    guard position < bytes.count else { return nil }
    let start = line
    var values: [String] = []
    while true {
      values.append(value())
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    line += 1
    return (start, values)
  }

  private mutating func value() -> String {
    guard position < bytes.count, bytes[position] == 0x22 else {
      let start = position
      while position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A,
        bytes[position] != 0x0D
      { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    position += 1
    var value: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        guard position < bytes.count, bytes[position] == 0x22 else {
          // What stands behind the mark belongs to no value.
          while position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A,
            bytes[position] != 0x0D
          { position += 1 }
          return String(decoding: value, as: UTF8.self)
        }
        position += 1
      }
      if byte == 0x0A { line += 1 }
      value.append(byte)
    }
    isCut = true
    return String(decoding: value, as: UTF8.self)
  }
}
