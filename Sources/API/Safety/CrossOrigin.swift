import HTTP

/// The CORS protocol: which pages of other origins may read answers.
struct CrossOrigin: Sendable {
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
    var headers = Headers([
      (.accessControlAllowOrigin, allowed),
      (.accessControlAllowMethods, "GET, HEAD, POST, PUT, DELETE"),
      (.accessControlAllowHeaders, "Authorization, Content-Type, If-Match, If-None-Match, X-Request-Id"),
      (.accessControlMaxAge, "86400"),
    ])
    if !allowsAny { headers.append(.vary, "Origin") }
    return Response(.noContent, headers: headers)
  }

  /// Adds to an answer what lets the page read it.
  func mark(_ response: inout Response, for request: Request) {
    if !allowsAny { response.headers.append(.vary, "Origin") }
    guard !response.headers.contains(.accessControlAllowOrigin), let allowed = allowedOrigin(of: request)
    else {
      return
    }
    response.headers.append(.accessControlAllowOrigin, allowed)
    response.headers.append(.accessControlExposeHeaders, "ETag, Link, Location, Retry-After, X-Request-Id")
  }

  private func allowedOrigin(of request: Request) -> String? {
    guard let origin = request.headers[.origin] else { return nil }
    if allowsAny { return "*" }
    return origins.contains(origin) ? origin : nil
  }
}
