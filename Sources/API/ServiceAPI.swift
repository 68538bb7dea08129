public import Extraction
public import HTTP
public import Repository
public import Sockets

/// The endpoints of Dateline: a request becomes a question to the repository, its answer JSON.
///
///     let api = ServiceAPI(repository: repository, extractor: extractor)
///     let server = try HTTPServer.start(api.router(), configuration, observer: api.observer)
///
/// One table of endpoints routes, validates and documents: what is not in `/openapi.json` is not served.
public struct ServiceAPI: Sendable {
  /// Which endpoints an address serves.
  public enum Surface: Sendable {
    /// All of them.
    case everything
    /// Those that change nothing and tell nothing about the process: for the public.
    case reading
    /// Writes, metrics, health: for an address of their own.
    case administration
  }

  let service: Service
  /// Every endpoint, in the order of the documentation.
  let endpoints: [Endpoint]
  private let metrics: RequestMetrics

  /// The endpoints over a repository. Without a `status` of its own the service counts as ready.
  ///
  /// - Parameters:
  ///   - repository: where the answers come from.
  ///   - extractor: what reads texts that are sent to be read.
  ///   - settings: what is allowed.
  ///   - status: whether the corpus has been read yet, and what was left out.
  ///   - log: where `observer` writes a line a request; nil for nowhere.
  public init(
    repository: Repository, extractor: Extractor, settings: ServiceSettings = ServiceSettings(),
    status: ServiceStatus = ServiceStatus(isReady: true), log: EventLog? = nil
  ) {
    service = Service(
      repository: repository, extractor: extractor, settings: settings, status: status, log: log)
    let described = Self.endpoints(service)
    metrics = RequestMetrics(
      endpoints: described + [MetricsEndpoint.description, DescriptionEndpoint.description])
    let counted = described + [MetricsEndpoint.endpoint(service, metrics)]
    endpoints = counted + [DescriptionEndpoint.endpoint(describing: counted, service)]
  }

  /// What the bodies of all requests may take together: for every server of these routes
  /// (`ServerConfiguration.bodies`).
  public var bodies: ByteBudget { service.bodies }

  /// What may wait to be taken by clients: for every server of these routes (`ServerConfiguration.output`).
  public var output: OutputBudget { service.output }

  /// Watches the server that serves the routes, for `/metrics` and the log.
  public var observer: ServiceObserver {
    ServiceObserver(
      metrics: metrics, totals: service.totals,
      requests: RequestLog(service.log, service.settings.logRequests, service.requestID))
  }

  /// The frozen table of routes. Throws only where two endpoints claim the same path.
  ///
  /// - Parameters:
  ///   - surface: which endpoints.
  ///   - hosts: the hosts that they answer for; nil for any.
  public func router(
    _ surface: Surface = .everything, hosts: AllowedHosts? = nil
  ) throws(RouteError) -> Router {
    var builder = RouterBuilder()
    for endpoint in endpoints where endpoint.isServed(on: surface) {
      var options = endpoint.options
      options.takesBody = endpoint.body != nil
      if endpoint.readsSnapshot { options.cache = service.answers }
      builder.on(endpoint.method, endpoint.path, options, handler: endpoint.respond)
    }
    RouterHooks(service, hosts: hosts).install(in: &builder)
    return try builder.build()
  }

  private static func endpoints(_ service: Service) -> [Endpoint] {
    [MapEndpoint.endpoint(service)]
      + Articles.resource.endpoints(service)
      + People.resource.endpoints(service)
      + Organizations.resource.endpoints(service)
      + Places.resource.endpoints(service) + [MapPage.endpoint(service)]
      + Related.all.flatMap { $0.endpoints(service) }
      + Events.resource.endpoints(service)
      + Figures.resource.endpoints(service)
      + [Series.endpoint(service), Series.recordEndpoint(service)]
      + Quotes.resource.endpoints(service)
      + [
        Networks.endpoint(service), Comparison.endpoint(service), Search.endpoint(service),
        Changes.endpoint(service),
      ]
      + [ExtractEndpoint.endpoint(service)]
      + WriteEndpoints.endpoints(service) + CorrectionEndpoints.endpoints(service)
      + HealthEndpoints.endpoints(service)
      + [HomePage.endpoint(service), ExtractPage.endpoint()] + AssetEndpoints.endpoints(service)
  }
}

extension Endpoint {
  /// Whether it belongs to an address.
  fileprivate func isServed(on surface: ServiceAPI.Surface) -> Bool {
    switch surface {
    case .everything: true
    case .reading: !isAdministrative
    case .administration: isAdministrative || isProbe
    }
  }

  /// Whether its answers depend on the request's target, the form and the snapshot only, or on less.
  fileprivate var readsSnapshot: Bool {
    method == .get && (tag != .service || isConstant)
  }

  /// Whether its answer is always the same.
  private var isConstant: Bool {
    path.hasPrefix("/assets/") || [ExtractPage.path, DescriptionEndpoint.description.path].contains(path)
  }

  private var isAdministrative: Bool { needsToken || path == "/metrics" }

  private var isProbe: Bool { path == "/healthz" || path == Endpoint.readiness }
}
