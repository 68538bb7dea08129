import HTTP

/// The CORS protocol: which pages of other origins may read answers.
struct CrossOrigin: Sendable {
  /// The fields that the API takes and that a browser asks about first.
  private static let requestFields =
    "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent, X-Request-Id"

  private let origins: Set<String>
  private let allowsAny: Bool

  /// Nil where no origin is allowed.
  init?(origins: [String]) {
    guard !origins.isEmpty else { return nil }
    self.origins = Set(origins)
    allowsAny = origins.contains("*")
  }

  /// The answer to a preflight; nil for any other request.
  func preflight(_ request: Request) -> Response? {
    guard request.method == .options, request.headers.contains(.accessControlRequestMethod),
      let allowed = allowedOrigin(of: request)
    else { return nil }
    return Response(
      .noContent,
      headers: Headers([
        (.accessControlAllowOrigin, allowed),
        (.accessControlAllowMethods, "GET, HEAD, POST, PUT, DELETE"),
        (.accessControlAllowHeaders, Self.requestFields), (.accessControlMaxAge, "86400"),
      ]))
  }

  /// Adds to an answer what lets the page read it.
  func mark(_ response: inout Response, for request: Request) {
    if !allowsAny { response.headers.add("Origin", toListOf: .vary) }
    guard !response.headers.contains(.accessControlAllowOrigin), let allowed = allowedOrigin(of: request)
    else {
      return
    }
    response.headers.append(.accessControlAllowOrigin, allowed)
    response.headers.append(
      .accessControlExposeHeaders, "ETag, Link, Location, Retry-After, traceparent, X-Request-Id")
  }

  private func allowedOrigin(of request: Request) -> String? {
    guard let origin = request.headers[.origin] else { return nil }
    if allowsAny { return "*" }
    return origins.contains(origin) ? origin : nil
  }
}
