extension RequestParser {
  /// `method SP request-target SP HTTP-version` (RFC 9112 section 3), each separated by exactly one space.
  func parseRequestLine(_ line: Range<Int>, of bytes: Span<UInt8>) throws(HTTPError) {
    guard let methodEnd = bytes.firstIndex(of: ASCII.space, from: line.lowerBound),
      methodEnd < line.upperBound,
      methodEnd > line.lowerBound
    else {
      throw .badRequest("The request line is not \"method target version\".")
    }
    let method = line.lowerBound..<methodEnd
    guard ByteClass.token.containsAll(of: bytes.extracting(method)) else {
      throw .badRequest("The request method is not a token.")
    }
    let targetStart = methodEnd + 1
    guard let targetEnd = bytes.firstIndex(of: ASCII.space, from: targetStart), targetEnd < line.upperBound,
      targetEnd > targetStart
    else {
      throw .badRequest("The request line is not \"method target version\".")
    }
    head.minorVersion = try minorVersion(bytes.extracting(targetEnd + 1..<line.upperBound))
    head.methodRange = method
    head.method = Method(bytes: bytes.extracting(method))
    head.target = targetStart..<targetEnd
    try parseTarget(targetStart..<targetEnd, of: bytes)
  }

  /// Bytes of the longest method that may be one; those that are registered have at most 17.
  private static let longestMethod = 64

  /// What is too long in a request line, by the first bytes of it, as many as there may be.
  func overlongRequestLine(_ line: Span<UInt8>) -> HTTPError {
    let methodEnd = line.firstIndex(of: ASCII.space, from: 0)
    let method = line.extracting(0..<min(methodEnd ?? line.count, line.count))
    guard method.count > 0, ByteClass.token.containsAll(of: method) else {
      return .badRequest("The request method is not a token.")
    }
    // RFC 9112 section 3: a method longer than any that is implemented is a 501, a target that is too long a 414.
    guard let methodEnd, method.count <= Self.longestMethod else { return .methodNotImplemented }
    // "HTTP/1.1" and the line's end are ten bytes.
    if let targetEnd = line.firstIndex(of: ASCII.space, from: methodEnd + 1), line.count - targetEnd > 11 {
      return .badRequest("The protocol version is not \"HTTP/1.1\".")
    }
    return HTTPError(.uriTooLong, "The request line is longer than \(requestLineLimit) bytes.")
  }

  /// `HTTP/` DIGIT `.` DIGIT, case-sensitive (RFC 9112 section 2.3).
  private func minorVersion(_ version: Span<UInt8>) throws(HTTPError) -> Int {
    let prefix: StaticString = "HTTP/"
    guard version.count == 8, version[6] == 0x2E, ASCII.isDigit(version[5]), ASCII.isDigit(version[7]) else {
      throw .badRequest("The protocol version is not \"HTTP/1.1\".")
    }
    for index in 0..<5 where version[index] != prefix.utf8Start[index] {
      throw .badRequest("The protocol version is not \"HTTP/1.1\".")
    }
    // RFC 9110 section 15.6.6.
    guard version[5] == 0x31 else {
      throw HTTPError(.httpVersionNotSupported, "This server speaks HTTP/1.1.")
    }
    return Int(version[7] - 0x30)
  }

  /// The four forms of RFC 9112 section 3.2.
  private func parseTarget(_ target: Range<Int>, of bytes: Span<UInt8>) throws(HTTPError) {
    if bytes[target.lowerBound] == ASCII.slash {
      return try parsePath(target, of: bytes)
    }
    if target.count == 1 && bytes[target.lowerBound] == 0x2A {
      // RFC 9112 section 3.2.4: the asterisk form is for OPTIONS only.
      guard head.method == .options else { throw .badRequest("The target \"*\" is for OPTIONS only.") }
      head.isAsterisk = true
      return
    }
    if head.method == .connect {
      // RFC 9112 section 3.2.3: CONNECT, and only CONNECT, names an authority; no resource here has it.
      guard HostField.isValid(bytes.extracting(target)) else {
        throw .badRequest("The target of CONNECT is not a host and port.")
      }
      return
    }
    try parseAbsolute(target, of: bytes)
  }

  /// The absolute form (RFC 9112 section 3.2.2).
  private func parseAbsolute(_ target: Range<Int>, of bytes: Span<UInt8>) throws(HTTPError) {
    let prefix: Int
    if target.count > 7,
      bytes.extracting(target.lowerBound..<target.lowerBound + 7).equalsIgnoringCase("http://")
    {
      prefix = 7
    } else if target.count > 8,
      bytes.extracting(target.lowerBound..<target.lowerBound + 8).equalsIgnoringCase("https://")
    {
      prefix = 8
    } else {
      throw .badRequest("The request target is neither a path nor an http URI.")
    }
    let start = target.lowerBound + prefix
    var end = start
    while end < target.upperBound && bytes[end] != ASCII.slash && bytes[end] != ASCII.questionMark {
      end += 1
    }
    // RFC 9110 section 4.2.1: an http URI with an empty host is invalid; section 4.2.4: so is user information.
    guard HostField.isValid(bytes.extracting(start..<end)) else {
      throw .badRequest("The authority of the request target is not a host.")
    }
    head.authority = start..<end
    // An empty path is the root: the router takes it as "/" (RFC 9110 section 4.2.3).
    try parsePath(end..<target.upperBound, of: bytes)
  }

  /// Splits path and query at the first `?` and checks their bytes and percent-encodings (RFC 3986).
  private func parsePath(_ range: Range<Int>, of bytes: Span<UInt8>) throws(HTTPError) {
    var index = range.lowerBound
    while index < range.upperBound && bytes[index] != ASCII.questionMark {
      let byte = bytes[index]
      guard ByteClass.path.contains(byte) else {
        throw .badRequest("The path holds a byte that must be percent-encoded.")
      }
      if byte == ASCII.percent {
        guard let value = percentValue(at: index, before: range.upperBound, of: bytes), value != 0 else {
          throw .badRequest("The path holds a \"%\" that is not followed by two hexadecimal digits, or %00.")
        }
        head.pathHasPercent = true
      }
      index += 1
    }
    head.path = range.lowerBound..<index
    guard index < range.upperBound else { return }
    head.query = index + 1..<range.upperBound
    index += 1
    while index < range.upperBound {
      let byte = bytes[index]
      guard ByteClass.query.contains(byte) else {
        throw .badRequest("The query holds a byte that must be percent-encoded.")
      }
      if byte == ASCII.percent && percentValue(at: index, before: range.upperBound, of: bytes) == nil {
        throw .badRequest("The query holds a \"%\" that is not followed by two hexadecimal digits.")
      }
      index += 1
    }
  }

  private func percentValue(at index: Int, before end: Int, of bytes: Span<UInt8>) -> UInt8? {
    guard index + 2 < end, let high = ASCII.hexValue(bytes[index + 1]),
      let low = ASCII.hexValue(bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }
}
