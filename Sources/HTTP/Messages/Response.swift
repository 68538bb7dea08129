/// An answer: status, header fields, body. `Date`, `Content-Length`, `Transfer-Encoding` and `Connection` are the
/// server's to write and must not be among the headers.
public struct Response: Sendable {
  /// The status.
  public var status: Status

  /// The fields, `Content-Type` included.
  public var headers: Headers

  /// The body.
  public var body: Body

  /// The tag of the representation: written as `ETag`, and compared with the request's conditions by the router.
  public var eTag: ETag?

  /// What follows the header block.
  public enum Body: Sendable {
    case empty
    case bytes([UInt8])
    case stream(BodyStream)
  }

  /// An answer of these parts.
  public init(_ status: Status, headers: Headers = Headers(), body: Body = .empty, eTag: ETag? = nil) {
    self.status = status
    self.headers = headers
    self.body = body
    self.eTag = eTag
  }

  /// An answer with bytes of a media type.
  public init(_ status: Status = .ok, type: MediaType, _ bytes: [UInt8], eTag: ETag? = nil) {
    self.init(status, headers: Headers([(.contentType, type.description)]), body: .bytes(bytes), eTag: eTag)
  }

  /// 200 with JSON: no formatting, no allocation beside the bytes given.
  public static func json(_ bytes: [UInt8], eTag: ETag? = nil) -> Response {
    Response(.ok, headers: jsonHeaders, body: .bytes(bytes), eTag: eTag)
  }

  /// 200 with plain text.
  public static func text(_ text: String) -> Response { Response(type: .plainText, Array(text.utf8)) }

  /// 200 with a body that is made while it is sent.
  public static func stream(_ type: MediaType, _ stream: BodyStream) -> Response {
    Response(.ok, headers: Headers([(.contentType, type.description)]), body: .stream(stream))
  }

  /// 204.
  public static let noContent = Response(.noContent)

  /// 304 for a representation that the client has (RFC 9110 section 15.4.5); `headers` as in the 200.
  public static func notModified(_ tag: ETag, headers: Headers = Headers()) -> Response {
    Response(.notModified, headers: headers, eTag: tag)
  }

  /// 308 to another place.
  public static func permanentRedirect(to location: String) -> Response {
    Response(.permanentRedirect, headers: Headers([(.location, location)]))
  }

  /// The body's bytes; a stream is read to its end. For tests and for asking a router in process.
  public func collectBody() throws(HTTPError) -> [UInt8] {
    switch body {
    case .empty: return []
    case .bytes(let bytes): return bytes
    case .stream(let stream):
      var bytes: [UInt8] = []
      while try stream.next(into: &bytes) {}
      return bytes
    }
  }

  private static let jsonHeaders = Headers([(.contentType, MediaType.json.description)])
}

extension Response {
  /// The problem of an error as the body of an answer: the one place where errors become responses.
  public init(_ problem: ProblemDetails, headers: Headers = Headers()) {
    self.init(problem.status, headers: Self.problemHeaders, body: .bytes(problem.json))
    self.headers.append(headers)
  }

  private static let problemHeaders = Headers([(.contentType, MediaType.problemJSON.description)])
}
