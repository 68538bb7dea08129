import HTTP
import PageAssets

/// What pages ask for: the style, the script, the icon, the outlines of the map. Files of the sources that travel in the binary.
enum AssetEndpoints {
  static func endpoints(_ service: Service) -> [Endpoint] {
    [
      endpoint("page.css", .css, "getStyle", "The style of the pages."),
      endpoint("page.js", .javaScript, "getScript", "The script of the pages; they can be read without it."),
      endpoint("icon.svg", .svg, "getIcon", "The icon of the pages."),
      endpoint(
        "world.svg", .svg, "getOutlines", "The outlines of the countries, for the map.",
        // Too long to be compressed on an event loop.
        .in(service.lanes.other)),
    ]
  }

  private static func endpoint(
    _ name: String, _ type: MediaType, _ operation: String, _ summary: String,
    _ options: Route.Options = .standard
  ) -> Endpoint {
    let bytes = bytes(of: name)
    let tag = ETag(hashing: bytes)
    let headers = Headers([(.contentType, type.description), (.cacheControl, "no-cache")])
    return Endpoint(
      method: .get, path: "/assets/\(name)", operation: operation, tag: .service, summary: summary,
      answers: [Endpoint.Answer(status: .ok, about: "The file.", content: [(type, nil)])],
      options: options
    ) { request throws(HTTPError) in
      try request.refuseParameters()
      return Response(.ok, headers: headers, body: .bytes(bytes), eTag: tag)
    }
  }

  /// A file of `PageAssets`; nothing where there is none of this name.
  static func bytes(of name: String) -> [UInt8] {
    var count = 0
    guard let start = page_asset(name, &count) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
