/// A request method that this server knows (RFC 9110 section 9, RFC 5789 for PATCH).
///
/// Any other token is answered with 501 before a handler could see it, which is why this is a closed set.
public enum Method: String, Sendable, Hashable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"
  case trace = "TRACE"
  case connect = "CONNECT"
  case query = "QUERY"

  /// Recognizes a method token; methods are case-sensitive (RFC 9110 section 9.1).
  @inline(__always)
  init?(bytes: Span<UInt8>) {
    guard bytes.count >= 3, bytes.count <= 7 else { return nil }
    if bytes.count == 3 && bytes[0] == 0x47 && bytes[1] == 0x45 && bytes[2] == 0x54 {
      self = .get
      return
    }
    self.init(rawValue: String(decoding: bytes))
  }
}
