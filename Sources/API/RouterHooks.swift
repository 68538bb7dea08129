import HTTP

/// What happens to every request and every answer, whatever the endpoint.
struct RouterHooks: Sendable {
  private let service: Service
  private let requestID: RequestID
  private let crossOrigin: CrossOrigin?
  private let limiter: RateLimiter?
  private let hosts: AllowedHosts?

  init(_ service: Service, hosts: AllowedHosts?) {
    self.service = service
    self.hosts = hosts
    requestID = service.requestID
    crossOrigin = CrossOrigin(origins: service.settings.allowedOrigins)
    limiter = service.settings.rateLimit.map { RateLimiter(perSecond: $0.perSecond, burst: $0.burst) }
  }

  func install(in builder: inout RouterBuilder) {
    if let hosts {
      builder.before { request throws(HTTPError) in
        if hosts.contain(request) || Self.isProbe(request.path) { return nil }
        throw .misdirected(
          "This server does not answer for \"\(request.authority?.clipped ?? "")\"; allowedHosts in its configuration "
            + "lists the hosts that it answers for.")
      }
    }
    if let limiter {
      builder.before { request throws(HTTPError) in
        guard !Self.isProbe(request.path), let seconds = limiter.take(for: request.clientAddress) else {
          return nil
        }
        service.totals.add(to: .rateLimited)
        throw .tooManyRequests(retryAfter: seconds)
      }
    }
    builder.before { request throws(HTTPError) in Self.withoutSlash(request) }
    if let crossOrigin {
      builder.before { request throws(HTTPError) in crossOrigin.preflight(request) }
    }
    builder.onProblem { request, problem in
      problem.extensions.append(.init("requestId", .string(requestID.id(of: request))))
    }
    builder.renderProblems(ProblemPage.response)
    builder.after { request, response in
      response.headers.append(SecurityHeaders.fields)
      if let number = requestID.number(of: request) {
        response.headers.append(.xRequestID, hexadecimal: number)
      } else {
        response.headers.append(.xRequestID, requestID.id(of: request))
      }
      if let trace = TraceContext(request) { response.headers.append(.traceparent, trace.field) }
      crossOrigin?.mark(&response, for: request)
    }
  }

  /// 308 to the path without a slash at its end: nothing here has one.
  private static func withoutSlash(_ request: Request) -> Response? {
    let path = request.path
    guard request.method == .get || request.method == .head, path.hasPrefix("/v1"), path.hasSuffix("/") else {
      return nil
    }
    var target = path[...]
    while target.hasSuffix("/") { target = target.dropLast() }
    return .moved(to: String(target), request)
  }

  /// Probes are never refused: a busy server is not a dead one, and a probe names the address that it asks at.
  private static func isProbe(_ path: String) -> Bool { path == "/healthz" || path == "/readyz" }
}
