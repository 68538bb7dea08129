import HTTP

/// The description of the whole service: `/openapi.json`.
enum DescriptionEndpoint {
  /// The endpoint, itself in the document that it serves. Made once, when the routes are.
  static func endpoint(describing others: [Endpoint], _ service: Service) -> Endpoint {
    var endpoint = Endpoint(
      method: .get, path: "/openapi.json", operation: "getDescription", tag: .service,
      summary: "This document (OpenAPI 3.1).",
      answers: [
        Endpoint.Answer(status: .ok, about: "The document.", content: [(.json, .map(of: .anything))])
      ]
    ) { _ throws(HTTPError) in throw .internalError }
    let document = OpenAPIDocument(
      endpoints: others + [endpoint], components: Components.all, version: service.settings.version
    ).json
    let tag = ETag(hashing: document)
    endpoint.respond = { request throws(HTTPError) in
      try request.refuseParameters()
      return Response(
        .ok, headers: Representation.json.headers, body: .bytes(document), eTag: tag)
    }
    return endpoint
  }
}
