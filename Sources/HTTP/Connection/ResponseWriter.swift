import Wire

/// Writes response heads as bytes. What is the same for all of them is formatted once, the date once a second.
struct ResponseWriter {
  private var dateLine: [UInt8] = []
  private var dateSeconds = Int64.min
  private let commonFields: [UInt8]

  /// A writer that puts `commonHeaders` on every response.
  init(commonHeaders: Headers) { commonFields = commonHeaders.wire }

  /// Sets the date for what is written from now on.
  mutating func setDate(secondsSince1970 seconds: Int64) {
    guard seconds != dateSeconds else { return }
    dateSeconds = seconds
    dateLine.removeAll(keepingCapacity: true)
    dateLine.append("Date: ")
    HTTPDate.append(secondsSince1970: seconds, to: &dateLine)
    dateLine.append("\r\n")
  }

  /// How the client finds the end of the body (RFC 9112 section 6.3).
  enum Framing: Equatable {
    /// There is none, and no field says so: 204 and 304, and any answer without a length to HEAD.
    case none
    case length(Int)
    case chunked
    /// The end of the connection, for HTTP/1.0.
    case close
  }

  /// What is said about the connection.
  enum Persistence {
    /// Nothing: HTTP/1.1 stays.
    case implied
    case close
    /// HTTP/1.0 stays only when told so.
    case keepAlive
  }

  /// Appends the status line, all the fields, and the empty line.
  @inline(__always)
  func writeHead(
    _ response: Response, _ framing: Framing, _ persistence: Persistence, to output: inout [UInt8]
  ) {
    if response.status.code == 200 {
      output.append("HTTP/1.1 200 OK\r\n")
    } else {
      writeStatusLine(response.status, to: &output)
    }
    output += dateLine
    output += commonFields
    output += response.headers.wire
    if let tag = response.eTag {
      output.append(tag.isWeak ? "ETag: W/\"" : "ETag: \"")
      output.append(utf8: tag.opaque)
      output.append("\"\r\n")
    }
    switch framing {
    case .none: break
    case .length(let length):
      output.append("Content-Length: ")
      output.append(decimal: UInt64(length))
      output.append("\r\n")
    case .chunked: output.append("Transfer-Encoding: chunked\r\n")
    case .close: break
    }
    switch persistence {
    case .implied: output.append("\r\n")
    case .close: output.append("Connection: close\r\n\r\n")
    case .keepAlive: output.append("Connection: keep-alive\r\n\r\n")
    }
  }

  private func writeStatusLine(_ status: Status, to output: inout [UInt8]) {
    output.append("HTTP/1.1 ")
    output.append(decimal: UInt64(status.code))
    output.append(ASCII.space)
    output.append(status.reasonPhrase)
    output.append("\r\n")
  }
}
