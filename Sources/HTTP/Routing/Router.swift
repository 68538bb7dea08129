/// A frozen table of routes, and the whole way from a request to its answer.
///
/// The same router answers over sockets and in process (`respond(to:)`), so that one test can do both.
public struct Router: Sendable {
  /// Every route, in the order of adding: for an API description, for metrics, for a test that all are documented.
  public let routes: [Route]

  private let table: RouteTable
  private let before: [RouterBuilder.Before]
  private let after: [RouterBuilder.After]
  private let problemHook: RouterBuilder.ProblemHook?
  private let problemRenderer: RouterBuilder.ProblemRenderer?

  init(
    routes: [Route], table: RouteTable, before: [RouterBuilder.Before], after: [RouterBuilder.After],
    problemHook: RouterBuilder.ProblemHook?, problemRenderer: RouterBuilder.ProblemRenderer?
  ) {
    self.routes = routes
    self.table = table
    self.before = before
    self.after = after
    self.problemHook = problemHook
    self.problemRenderer = problemRenderer
  }

  /// Answers a request; errors are answers too.
  public func respond(to request: Request) -> Response {
    var request = request
    let match = table.match(request.head, method: request.method)
    if case .route(let route) = match { request.template = route.template }
    if let response = decide(request, match: match) { return response }
    request.lane = match.lane(for: request)
    return respond(to: request, match: match)
  }

  /// Finds the route before the body is read, since the body's limit depends on it.
  func match(_ head: RequestHead, method: Method) -> RouteTable.Match { table.match(head, method: method) }

  /// Decides about a request by its head, before its body is read: its answer where no handler is to be asked. `error`
  /// is what the connection has against it, which counts only where the route would take it.
  func decide(
    _ request: Request, match: RouteTable.Match, refusing error: @autoclosure () -> HTTPError? = nil
  )
    -> Response?
  {
    var response: Response
    do throws(HTTPError) {
      guard let answer = try answerFromHead(request, match: match, refusing: error) else { return nil }
      response = answer
    } catch {
      response = self.response(for: error, to: request)
    }
    for look in after { look(request, &response) }
    return response
  }

  /// Answers a request that has been let through.
  func respond(to request: Request, match: RouteTable.Match) -> Response {
    respond(to: request) { request throws(HTTPError) in
      guard case .route(let route) = match else { throw .notFound() }
      return try route.handler(request)
    }
  }

  /// Answers a request that has been let through from what is kept of earlier answers; nil where nothing is.
  func keptResponse(to request: Request, match: RouteTable.Match) -> Response? {
    guard case .route(let route) = match, let kept = route.options.cache?.response(to: request) else {
      return nil
    }
    return respond(to: request) { _ throws(HTTPError) in kept }
  }

  private func respond(
    to request: Request, _ answer: (Request) throws(HTTPError) -> Response
  ) -> Response {
    var response: Response
    do throws(HTTPError) {
      response = try conditional(try answer(request), request)
    } catch {
      response = self.response(for: error, to: request)
    }
    for look in after { look(request, &response) }
    return response
  }

  /// Answers a request with an error of the connection's own. Its head may be all that has come, or a part of it.
  func refuse(_ request: Request, _ error: HTTPError) -> Response {
    var response = self.response(for: error, to: request)
    for look in after { look(request, &response) }
    return response
  }

  private func answerFromHead(
    _ request: Request, match: RouteTable.Match, refusing error: () -> HTTPError?
  ) throws(HTTPError) -> Response? {
    for look in before {
      if let response = try look(request) { return response }
    }
    guard request.head.method != nil else { throw .methodNotImplemented }
    switch match {
    case .route(let route):
      try route.options.admission?(request)
      if let error = error() { throw error }
      return nil
    case .otherMethods(let allow):
      guard request.method == .options else { throw .methodNotAllowed(allow: allow) }
      return Response(.noContent, headers: Headers([(.allow, allow)]))
    case .nothing:
      // RFC 9110 section 9.3.7: OPTIONS * asks about the server as a whole.
      if request.head.isAsterisk {
        return Response(.noContent, headers: Headers([(.allow, table.allMethods)]))
      }
      throw .notFound()
    }
  }

  /// The conditions of the request, in the order of RFC 9110 section 13.2.2, on an answer that has a tag.
  private func conditional(_ response: Response, _ request: Request) throws(HTTPError) -> Response {
    guard let tag = response.eTag, response.status == .ok else { return response }
    guard !request.failsIfMatch(tag) else { throw .preconditionFailed }
    guard request.alreadyHas(tag) else { return response }
    return .notModified(tag, headers: response.headers.withoutContentFields)
  }

  private func response(for error: HTTPError, to request: Request) -> Response {
    var problem = ProblemDetails(error, instance: request.head.isComplete ? request.path : nil)
    problemHook?(request, &problem)
    guard var response = problemRenderer?(request, problem) else {
      return Response(problem, headers: error.headers)
    }
    response.headers.append(error.headers)
    return response
  }
}

extension Headers {
  /// The fields of a 200 that belong into its 304 (RFC 9110 section 15.4.5).
  fileprivate var withoutContentFields: Headers {
    var headers = self
    headers.set(.contentType, nil)
    headers.set(.contentEncoding, nil)
    headers.set(.contentDisposition, nil)
    return headers
  }
}
