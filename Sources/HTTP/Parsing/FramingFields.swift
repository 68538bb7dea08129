/// Gathers, while the fields of a head go by, those that decide about the message itself: where it ends, whether
/// the connection stays, whether the client waits for a go-ahead.
struct FramingFields {
  private var hostCount = 0
  private var length: Int?
  private var codings = TransferCodings()

  /// Looks at one field; the length of its name rules nearly all of them out.
  mutating func note(
    _ field: RequestHead.Field, of bytes: Span<UInt8>, in head: RequestHead
  ) throws(HTTPError) {
    let name = bytes.extracting(field.name)
    switch name.count {
    case 4 where name.equalsIgnoringCase("host"):
      hostCount += 1
      guard hostCount == 1, HostField.isValid(bytes.extracting(field.value)) else {
        // RFC 9112 section 3.2: 400 for more than one Host and for an invalid one.
        throw .badRequest("The request must have one Host field with a host and an optional port.")
      }
      // The host of a target in absolute form counts instead.
      if head.authority.isEmpty { head.authority = field.value }
    case 6 where name.equalsIgnoringCase("expect"):
      let value = bytes.extracting(field.value)
      head.expectation = value.equalsIgnoringCase("100-continue") ? .continue : .unknown
    case 10 where name.equalsIgnoringCase("connection"):
      noteConnection(bytes.extracting(field.value), in: head)
    case 14 where name.equalsIgnoringCase("content-length"):
      try noteLength(bytes.extracting(field.value))
    case 16 where name.equalsIgnoringCase("content-encoding"):
      let value = bytes.extracting(field.value)
      if value.count > 0 && !value.equalsIgnoringCase("identity") { head.isEncoded = true }
    case 17 where name.equalsIgnoringCase("transfer-encoding"):
      try noteTransferEncoding(bytes.extracting(field.value), in: head)
    default:
      break
    }
  }

  func finish(in head: RequestHead) throws(HTTPError) {
    // RFC 9112 section 3.2: a Host field in every HTTP/1.1 request.
    guard hostCount == 1 || head.minorVersion == 0 else {
      throw .badRequest("The request has no Host field.")
    }
    if try codings.areChunked {
      // RFC 9112 section 6.3 rule 3: both is an attempt at smuggling or splitting.
      guard length == nil else {
        throw .badRequest("The request has both Content-Length and Transfer-Encoding.")
      }
      head.framing = .chunked
    } else if let length {
      head.framing = .length(length)
    }
    // RFC 9110 section 10.1.1: an HTTP/1.0 client's expectation is ignored.
    if head.minorVersion == 0 { head.expectation = .none }
  }

  /// `Content-Length = 1*DIGIT` (RFC 9110 section 8.6), once.
  private mutating func noteLength(_ value: Span<UInt8>) throws(HTTPError) {
    guard length == nil else { throw .badRequest("The request has more than one Content-Length.") }
    guard value.count > 0 else { throw .badRequest("Content-Length is empty.") }
    var number = 0
    for index in value.indices {
      guard ASCII.isDigit(value[index]) else {
        throw .badRequest("Content-Length is not a decimal number.")
      }
      // Saturates far above every limit instead of overflowing.
      number = min(number, Int.max / 16) * 10 + Int(value[index] - 0x30)
    }
    length = number
  }

  /// A list, over several fields perhaps; what it comes to is decided at the end of the head.
  private mutating func noteTransferEncoding(_ value: Span<UInt8>, in head: RequestHead) throws(HTTPError) {
    guard head.minorVersion > 0 else {
      // RFC 9112 section 6.1: in HTTP/1.0 the framing is faulty.
      throw .badRequest("Transfer-Encoding in an HTTP/1.0 request.")
    }
    try codings.append(value)
  }

  /// A list of connection options (RFC 9110 section 7.6.1).
  private func noteConnection(_ value: Span<UInt8>, in head: RequestHead) {
    var start = 0
    while start <= value.count {
      let end = value.firstIndex(of: ASCII.comma, from: start) ?? value.count
      var low = start
      var high = end
      while low < high && (value[low] == ASCII.space || value[low] == ASCII.tab) { low += 1 }
      while high > low && (value[high - 1] == ASCII.space || value[high - 1] == ASCII.tab) { high -= 1 }
      let option = value.extracting(low..<high)
      if option.equalsIgnoringCase("close") {
        head.wantsClose = true
      } else if option.equalsIgnoringCase("keep-alive") {
        head.wantsKeepAlive = true
      }
      start = end + 1
    }
  }
}
