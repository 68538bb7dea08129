import HTTP

/// The trace that a request belongs to (W3C Trace Context).
struct TraceContext: Equatable {
  /// The field as it came.
  let field: String

  /// The id of the whole trace: 32 hexadecimal digits.
  let traceID: String

  /// The trace of a request; nil where it has none or the field is not valid (Trace Context section 3.2).
  init?(_ request: Request) {
    guard request.headers.contains(.traceparent), let field = request.headers[.traceparent] else {
      return nil
    }
    self.init(field: field)
  }

  init?(field: String) {
    let parts = field.split(separator: "-", omittingEmptySubsequences: false)
    func isHexadecimal(_ part: Substring, _ count: Int) -> Bool {
      part.utf8.count == count
        && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
    func isZero(_ part: Substring) -> Bool { part.utf8.allSatisfy { $0 == 0x30 } }
    guard parts.count >= 4, isHexadecimal(parts[0], 2), parts[0] != "ff", isHexadecimal(parts[1], 32),
      !isZero(parts[1]), isHexadecimal(parts[2], 16), !isZero(parts[2]), isHexadecimal(parts[3], 2),
      parts[0] != "00" || parts.count == 4
    else { return nil }
    self.field = field
    traceID = String(parts[1])
  }
}
