import HTTP

/// The description of the whole service: `/openapi.json`.
enum DescriptionEndpoint {
  /// What is said about the endpoint itself.
  static let description = Endpoint(
    method: .get, path: "/openapi.json", operation: "getDescription", tag: .service,
    summary: "This document (OpenAPI 3.1).",
    answers: [Endpoint.Answer(status: .ok, about: "The document.", content: [(.json, .map(of: .anything))])]
  ) { _ throws(HTTPError) in throw .internalError }

  /// The endpoint that describes these and itself. The document is made once, here.
  static func endpoint(describing others: [Endpoint], _ service: Service) -> Endpoint {
    let document = OpenAPIDocument(
      endpoints: others + [description], components: Components.all, version: service.settings.version,
      examples: .embedded
    ).json
    let tag = ETag(hashing: document)
    var endpoint = description
    endpoint.options = .in(service.lanes.other)
    endpoint.respond = { request throws(HTTPError) in
      try request.refuseParameters()
      return Response(.ok, headers: Representation.json.headers, body: .bytes(document), eTag: tag)
    }
    return endpoint
  }
}
