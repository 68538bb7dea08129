/// Collects routes, then checks and freezes them: `build()` is the only way to a `Router`.
///
///     var builder = RouterBuilder()
///     builder.get("/v1/people/{id}") { request throws(HTTPError) in
///       try people.response(for: request.parameter("id"))
///     }
///     let router = try builder.build()
public struct RouterBuilder: Sendable {
  /// Looks at a request before it is routed; an answer or an error ends it there.
  public typealias Before = @Sendable (Request) throws(HTTPError) -> Response?

  /// Looks at an answer, an error's included, before it goes out.
  public typealias After = @Sendable (Request, inout Response) -> Void

  /// Looks at the problem of an error before it becomes an answer.
  public typealias ProblemHook = @Sendable (Request, inout ProblemDetails) -> Void

  /// Makes the answer for a problem; nil for the usual JSON.
  public typealias ProblemRenderer = @Sendable (Request, ProblemDetails) -> Response?

  private struct Entry {
    var method: Method
    var template: String
    var options: Route.Options
    var handler: RequestHandler
  }

  private var entries: [Entry] = []
  private var before: [Before] = []
  private var after: [After] = []
  private var problemHook: ProblemHook?
  private var problemRenderer: ProblemRenderer?

  /// No routes.
  public init() {}

  /// Adds a route. A template is `/` and segments joined by `/`; a segment in braces is a parameter, which
  /// matches one segment that is not empty; a literal segment wins over a parameter.
  public mutating func on(
    _ method: Method, _ template: String, _ options: Route.Options = .standard,
    handler: @escaping RequestHandler
  ) {
    entries.append(Entry(method: method, template: template, options: options, handler: handler))
  }

  /// Adds a route for GET, which answers HEAD too (RFC 9110 section 9.3.2).
  public mutating func get(
    _ template: String, _ options: Route.Options = .standard, handler: @escaping RequestHandler
  ) {
    on(.get, template, options, handler: handler)
  }

  /// Adds a route for POST.
  public mutating func post(
    _ template: String, _ options: Route.Options = .standard, handler: @escaping RequestHandler
  ) {
    on(.post, template, options, handler: handler)
  }

  /// Adds a route for DELETE.
  public mutating func delete(
    _ template: String, _ options: Route.Options = .standard, handler: @escaping RequestHandler
  ) {
    on(.delete, template, options, handler: handler)
  }

  /// Adds a look at every request before it is routed, in the order of adding: rate limits, preflights. It sees
  /// requests for paths and methods that no route has, too; `request.template` is nil.
  public mutating func before(_ look: @escaping Before) { before.append(look) }

  /// Adds a look at every answer, in the order of adding: security headers, request ids.
  public mutating func after(_ look: @escaping After) { after.append(look) }

  /// Sets the look at every problem: to put a request id in, for instance.
  public mutating func onProblem(_ look: @escaping ProblemHook) { problemHook = look }

  /// Sets what makes answers of problems in another form than JSON: pages for browsers. The error's fields are
  /// added to whatever it makes.
  public mutating func renderProblems(_ render: @escaping ProblemRenderer) { problemRenderer = render }

  /// Checks the routes and freezes them.
  public func build() throws(RouteError) -> Router {
    var table = RouteTable()
    var routes: [Route] = []
    for entry in entries {
      guard let template = PathTemplate(entry.template) else { throw .invalidTemplate(entry.template) }
      let route = Route(
        method: entry.method, template: template, options: entry.options, index: routes.count,
        handler: entry.handler)
      try table.insert(route)
      routes.append(route)
    }
    return Router(
      routes: routes, table: table, before: before, after: after, problemHook: problemHook,
      problemRenderer: problemRenderer)
  }
}

/// A mistake in a table of routes.
public enum RouteError: Error, Equatable, CustomStringConvertible {
  /// The template is not `/` and segments, or a parameter has no name or the name of another.
  case invalidTemplate(String)

  /// Two routes of one method match the same paths.
  case duplicate(String, String)

  /// The mistake in a few words.
  public var description: String {
    switch self {
    case .invalidTemplate(let template): "\"\(template)\" is not a path template"
    case .duplicate(let first, let second): "\(first) and \(second) match the same paths"
    }
  }
}
