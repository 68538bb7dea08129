import Facts
import HTTP
import Repository

extension MapPage {
  static func endpoint(_ service: Service) -> Endpoint {
    let parameters = Places.resource.filters.flatMap(\.withTwin)
    return Endpoint(
      method: .get, path: path, operation: "getMapPage", tag: .places,
      summary: "The places of the news on a map, for people; `/v1/places` has their coordinates.",
      parameters: parameters.map(\.description), fields: Endpoint.readingFields,
      answers: [
        Endpoint.Answer(status: .ok, about: "The page.", content: [(.html, nil)]), .notModified,
        .badParameter,
      ],
      options: .in(service.lanes.reads)
    ) { request throws(HTTPError) in
      // The inputs that a browser's form leaves empty say nothing; a program means what it sends.
      let isForm = request.headers[.accept]?.contains("text/html") == true
      let filter = try parameters.read(
        request.parameters(for: isForm ? .html : .json), into: EntityFilter())
      let snapshot = try service.snapshot()
      let tag = service.tag(of: snapshot, .html)
      if let tag, request.alreadyHas(tag) {
        return .notModified(tag, headers: Representation.html.headersOfNotModified)
      }
      let page: Page<PlaceRecord>
      do {
        page = try snapshot.places(
          filter, sort: SortOrder(.mentionCount, descending: true), page: PageRequest(limit: mostPlaces))
      } catch {
        // Nothing here has a cursor.
        throw .internalError
      }
      let html = html(page, try ListScope(request), parameters.map(\.description))
      return Response(.ok, headers: Representation.html.headers, body: .bytes(html), eTag: tag)
    }
  }
}
