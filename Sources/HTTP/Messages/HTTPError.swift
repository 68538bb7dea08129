/// An error that carries its own answer: thrown anywhere, turned into a response in exactly one place.
public struct HTTPError: Error, Sendable, Equatable {
  /// The status of the answer.
  public var status: Status

  /// What went wrong in this case and what would be right, for the client's eyes.
  public var detail: String

  /// The problem type, a URI reference; `about:blank` means that the status says it all (RFC 9457 section 4.2.1).
  public var type: String

  /// The name of the problem type; the status' reason phrase where nil.
  public var title: String?

  /// Fields for the answer, such as `Allow` or `Retry-After`.
  public var headers: Headers

  /// Members of the problem object beyond the standard ones.
  public var extensions: [ProblemDetails.Member]

  /// An error answered with `status`.
  public init(
    _ status: Status, _ detail: String, type: String = "about:blank", title: String? = nil,
    headers: Headers = Headers(), extensions: [ProblemDetails.Member] = []
  ) {
    self.status = status
    self.detail = detail
    self.type = type
    self.title = title
    self.headers = headers
    self.extensions = extensions
  }

  /// 400: the request is malformed.
  public static func badRequest(
    _ detail: String, extensions: [ProblemDetails.Member] = []
  ) -> HTTPError {
    HTTPError(.badRequest, detail, extensions: extensions)
  }

  /// 401 with the challenge a client needs (RFC 9110 section 11.6.1).
  public static func unauthorized(_ detail: String, challenge: String = "Bearer") -> HTTPError {
    HTTPError(.unauthorized, detail, headers: Headers([(.wwwAuthenticate, challenge)]))
  }

  /// 403: understood, refused.
  public static func forbidden(_ detail: String) -> HTTPError { HTTPError(.forbidden, detail) }

  /// 404: there is nothing at this path.
  public static func notFound(_ detail: String = "There is nothing at this path.") -> HTTPError {
    HTTPError(.notFound, detail)
  }

  /// 405 with the methods that are allowed (RFC 9110 section 15.5.6).
  public static func methodNotAllowed(allow: String) -> HTTPError {
    HTTPError(
      .methodNotAllowed, "This resource answers to \(allow) only.", headers: Headers([(.allow, allow)]))
  }

  /// 406 with the types that can be had.
  public static func notAcceptable(available: [MediaType]) -> HTTPError {
    let types = available.map(\.description)
    return HTTPError(
      .notAcceptable,
      "None of the types in Accept can be produced; these can: \(types.joined(separator: ", ")).",
      extensions: [.init("available", .strings(types))])
  }

  /// 409: the state of the resource is in the way.
  public static func conflict(_ detail: String) -> HTTPError { HTTPError(.conflict, detail) }

  /// 412: a precondition of the request is not met.
  public static let preconditionFailed = HTTPError(
    .preconditionFailed, "The resource is not in the state that the request asks for.")

  /// 413: more body than is taken.
  public static func contentTooLarge(limit: Int) -> HTTPError {
    HTTPError(
      .contentTooLarge, "The request body is larger than the \(limit) bytes taken here.",
      extensions: [.init("limit", .integer(limit))])
  }

  /// 415: a type or coding that is not understood.
  public static func unsupportedMediaType(_ detail: String) -> HTTPError {
    HTTPError(.unsupportedMediaType, detail)
  }

  /// 421: for a host that this server does not answer for (RFC 9110 section 15.5.20).
  public static func misdirected(_ detail: String) -> HTTPError { HTTPError(.misdirectedRequest, detail) }

  /// 422: well formed, but not to be processed.
  public static func unprocessable(
    _ detail: String, extensions: [ProblemDetails.Member] = []
  ) -> HTTPError {
    HTTPError(.unprocessableContent, detail, extensions: extensions)
  }

  /// 429 with the seconds to wait (RFC 6585 section 4).
  public static func tooManyRequests(retryAfter seconds: Int) -> HTTPError {
    HTTPError(
      .tooManyRequests, "Too many requests; wait \(seconds) s.",
      headers: Headers([(.retryAfter, String(seconds))]))
  }

  /// 500, without internals: what happened belongs into the log.
  public static let internalError = HTTPError(
    .internalServerError, "The server failed to answer this request.")

  /// 501: a method that no resource here has.
  static let methodNotImplemented = HTTPError(
    .notImplemented, "The request method is not implemented by this server.")

  /// 503 with the seconds to wait (RFC 9110 section 15.6.4).
  public static func unavailable(_ detail: String, retryAfter seconds: Int) -> HTTPError {
    HTTPError(.serviceUnavailable, detail, headers: Headers([(.retryAfter, String(seconds))]))
  }
}
