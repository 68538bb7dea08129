public import Extraction
public import HTTP
public import Repository

/// The endpoints of Dateline: a request becomes a question to the repository, its answer JSON.
///
///     let api = ServiceAPI(repository: repository, extractor: extractor)
///     let router = try api.router()
///
/// One table of endpoints routes, validates and documents: what is not in `/openapi.json` is not served.
public struct ServiceAPI: Sendable {
  let service: Service

  /// The endpoints over a repository. Without a `status` of its own the service counts as ready.
  public init(
    repository: Repository, extractor: Extractor, settings: ServiceSettings = ServiceSettings(),
    status: ServiceStatus = ServiceStatus(isReady: true)
  ) {
    service = Service(repository: repository, extractor: extractor, settings: settings, status: status)
  }

  /// Every endpoint, in the order of the documentation.
  var endpoints: [Endpoint] {
    let described =
      [MapEndpoint.endpoint(service)]
      + Articles.resource.endpoints(service)
      + People.resource.endpoints(service)
      + Organizations.resource.endpoints(service)
      + Places.resource.endpoints(service)
      + Related.all.flatMap { $0.endpoints(service) }
      + Events.resource.endpoints(service)
      + Figures.resource.endpoints(service)
      + [Series.endpoint(service)]
      + Quotes.resource.endpoints(service)
      + [Search.endpoint(service)]
      + HealthEndpoints.endpoints(service)
    return described + [DescriptionEndpoint.endpoint(describing: described, service)]
  }

  /// The frozen table of routes. Throws only where two endpoints claim the same path.
  public func router() throws(RouteError) -> Router {
    var builder = RouterBuilder()
    for endpoint in endpoints {
      builder.on(endpoint.method, endpoint.path, endpoint.options, handler: endpoint.respond)
    }
    return try builder.build()
  }
}
