import Facts
import HTTP
import Repository

/// The places of the news on a map, larger the more they are mentioned, and as a table: `/map`.
enum MapPage {
  static let path = "/map"
  /// So many places are shown, those with most mentions.
  static let mostPlaces = 500

  private static let list = "/v1/places"

  static func html(
    _ page: Page<PlaceRecord>, _ scope: ListScope, _ parameters: [ParameterDescription]
  ) -> [UInt8] {
    let found = page.items.map { ($0, Coordinates(of: $0.place)) }
    let located = found.compactMap { record, coordinates in coordinates.map { (record, $0) } }
    let listed = scope.at(list)
    let layout = PageLayout(
      title: "Map", section: path, alternates: [(.json, listed.target(.json)), (.csv, listed.target(.csv))])
    return layout.page { html in
      html.element("h1", text: "Where the news is from")
      FilterForm(parameters: parameters, values: scope.values).write(to: &html)
      FacetPanel(facets: [], scope: scope, parameters: parameters).writeChips(to: &html)
      var parts = ["\(Wording.number(Double(page.total))) \(page.total == 1 ? "place" : "places")"]
      if page.items.count < page.total { parts.append("the \(page.items.count) most mentioned are here") }
      if located.count < found.count {
        parts.append(
          "\(found.count - located.count) of them in the table only, since where they are is not known")
      }
      html.element("p", ("class", "meta"), text: parts.joined(separator: " · "))
      TakeAway(forms: [.json, .csv, .linkedData], target: listed.target(_:)).write(to: &html)
      if !located.isEmpty {
        html.markup("<a class=\"skip here\" href=\"#places\">Skip the map</a>")
        html.element("div", ("class", "scroll")) { MapDrawing(located).write(to: &$0) }
        html.markup(
          "<p class=\"quiet\">Dashed: a whole country, at its middle. Places: GeoNames (CC BY 4.0). Outlines: Natural Earth.</p>"
        )
      }
      writeTable(found, to: &html)
    }
  }

  private static func writeTable(_ found: [(PlaceRecord, Coordinates?)], to html: inout HTMLWriter) {
    html.markup("<div class=\"scroll\" id=\"places\"><table><thead><tr><th scope=\"col\">Place</th>")
    html.markup(
      "<th scope=\"col\">Country</th><th scope=\"col\">Mentions</th><th scope=\"col\">Articles</th>")
    html.markup("<th scope=\"col\">What happened</th><th scope=\"col\">Where</th></tr></thead><tbody>")
    for (record, coordinates) in found {
      let place = record.place
      html.element("tr") { html in
        html.element("td") { $0.reference(EntityReference(name: place.name, kind: .place, id: place.id)) }
        html.element("td", text: place.country ?? "")
        html.element("td", text: Wording.number(Double(record.mentionCount)))
        html.element("td", text: Wording.number(Double(record.articleCount)))
        html.element("td") { html in
          html.element(
            "a", ("href", "/v1/events?place=\(PercentCoding.encode(place.id))"),
            ("aria-label", "events in \(place.name)"), text: "events")
        }
        html.element("td", ("class", "exact"), text: coordinates.map(words) ?? "not known")
      }
    }
    html.markup("</tbody></table></div>")
  }

  /// "43.3° N, 76.9° E"
  private static func words(_ coordinates: Coordinates) -> String {
    let north = Coordinate.text(abs(coordinates.latitude))
    let east = Coordinate.text(abs(coordinates.longitude))
    return
      "\(north)° \(coordinates.latitude < 0 ? "S" : "N"), \(east)° \(coordinates.longitude < 0 ? "W" : "E")"
  }
}
