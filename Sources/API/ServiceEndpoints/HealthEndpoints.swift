import HTTP

/// For whoever watches the process: `/healthz` and `/readyz`.
enum HealthEndpoints {
  static func endpoints(_ service: Service) -> [Endpoint] {
    [
      Endpoint(
        method: .get, path: "/healthz", operation: "getHealth", tag: .service,
        summary: "Whether the process answers.",
        answers: [Endpoint.Answer(status: .ok, about: "It does.", content: [(.json, .record("Health"))])]
      ) { request throws(HTTPError) in
        try request.refuseParameters()
        return Response(.ok, headers: headers, body: .bytes(ok))
      },
      Endpoint(
        method: .get, path: Endpoint.readiness, operation: "getReadiness", tag: .service,
        summary: "Whether the corpus has been read, so that requests can be sent here.",
        answers: [
          Endpoint.Answer(status: .ok, about: "It has.", content: [(.json, .record("Health"))]),
          .unavailable,
        ]
      ) { request throws(HTTPError) in
        try request.refuseParameters()
        guard service.status.isReady else {
          throw .unavailable("The corpus is still being read.", retryAfter: 1)
        }
        return Response(.ok, headers: headers, body: .bytes(ok))
      },
    ]
  }

  static let component = Component(
    "Health", about: "A state of the process.",
    members: [.init(name: "status", about: "The state.", schema: .choice(["ok"]))], required: ["status"])

  private static let ok = Array(#"{"status":"ok"}"#.utf8)
  private static let headers = Headers([
    (.contentType, MediaType.json.description), (.cacheControl, "no-store"),
  ])
}
