import Wire

/// The header fields of a response, in order, kept in the form in which they go over the wire.
///
/// A block that is the same in many responses is built once and copied with one `memcpy`:
/// a `static let` of this type costs a response no allocation and no formatting.
public struct Headers: Sendable, Equatable {
  /// The lines, each ended by CR LF.
  private(set) var wire: [UInt8] = []

  /// No fields.
  public init() {}

  /// The fields of `pairs`, in order.
  public init(_ pairs: [(FieldName, String)]) {
    for (name, value) in pairs { append(name, value) }
  }

  /// Adds a field after the others. A control byte in `value` becomes a space, so that no value can
  /// begin a line of its own (RFC 9110 section 5.5).
  public mutating func append(_ name: FieldName, _ value: String) {
    wire.reserveCapacity(wire.count + name.description.utf8.count + value.utf8.count + 4)
    wire.append(utf8: name.description)
    wire.append(ASCII.colon)
    wire.append(ASCII.space)
    let start = wire.count
    wire.append(utf8: value)
    for index in start..<wire.count where ASCII.isForbiddenInValue(wire[index]) {
      wire[index] = ASCII.space
    }
    wire.append(ASCII.carriageReturn)
    wire.append(ASCII.lineFeed)
  }

  /// Adds a field whose value is a number as sixteen hexadecimal digits.
  public mutating func append(_ name: FieldName, hexadecimal number: UInt64) {
    wire.append(utf8: name.description)
    wire.append(ASCII.colon)
    wire.append(ASCII.space)
    wire.append(sixteenDigits: number)
    wire.append(ASCII.carriageReturn)
    wire.append(ASCII.lineFeed)
  }

  /// Adds the fields of `other` after these.
  public mutating func append(_ other: Headers) { wire += other.wire }

  /// Replaces every field of that name by one, or removes them where `value` is nil.
  public mutating func set(_ name: FieldName, _ value: String?) {
    let lines = lineRanges(of: name)
    for line in lines.reversed() { wire.removeSubrange(line.whole) }
    if let value { append(name, value) }
  }

  /// The value of the field; where it occurs more than once, the values joined with ", "
  /// (RFC 9110 section 5.3).
  public subscript(name: FieldName) -> String? {
    get {
      let lines = lineRanges(of: name)
      guard !lines.isEmpty else { return nil }
      return lines.map { String(decoding: wire[$0.value], as: UTF8.self) }.joined(separator: ", ")
    }
    set { set(name, newValue) }
  }

  /// Whether a field of that name is there.
  public func contains(_ name: FieldName) -> Bool { !lineRanges(of: name).isEmpty }

  /// Every field, in order.
  public var fields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    eachLine { line in
      fields.append(
        (
          String(decoding: wire[line.name], as: UTF8.self),
          String(decoding: wire[line.value], as: UTF8.self)
        ))
    }
    return fields
  }

  /// Bytes of memory that the block has.
  var heapBytes: Int { wire.heapBytes }

  /// The same fields in no more memory than they need.
  var trimmed: Headers {
    var headers = self
    headers.wire = wire.trimmed
    return headers
  }

  private struct Line {
    var name: Range<Int>
    var value: Range<Int>
    var whole: Range<Int>
  }

  private func lineRanges(of name: FieldName) -> [Line] {
    var found: [Line] = []
    eachLine { line in
      if name.matches(wire.span.extracting(line.name)) { found.append(line) }
    }
    return found
  }

  private func eachLine(_ body: (Line) -> Void) {
    var start = 0
    while start < wire.count,
      let colon = wire.span.firstIndex(of: ASCII.colon, from: start),
      let end = wire.span.firstIndex(of: ASCII.lineFeed, from: colon)
    {
      body(Line(name: start..<colon, value: colon + 2..<end - 1, whole: start..<end + 1))
      start = end + 1
    }
  }
}
