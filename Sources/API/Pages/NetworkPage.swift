import Facts
import HTTP
import Repository

/// The network of those in the same events as a page: a drawing, and its edges as a table.
struct NetworkPage {
  /// So many edges are drawn, those with most events; the table has them all.
  private static let mostDrawn = 120
  private static let longestName = 26

  let network: Network
  let scope: ListScope
  let parameters: [ParameterDescription]

  func html(
    _ snapshot: Snapshot, _ forms: [Representation], target: @escaping (Representation) -> String
  ) -> [UInt8] {
    let layout = PageLayout(
      title: "Network", section: Networks.path,
      alternates: forms.map { ($0.mediaType, target($0)) })
    let edges = Array(network.edges.prefix(Self.mostDrawn))
    return layout.page { html in
      html.element("h1", text: "Who stands in the same events")
      FilterForm(parameters: parameters, values: scope.values).write(to: &html)
      FacetPanel(facets: [], scope: scope, parameters: parameters).writeChips(to: &html)
      writeExtent(drawn: edges.count, to: &html)
      TakeAway(forms: forms, target: target).write(to: &html)
      guard !edges.isEmpty else {
        html.element("p", text: "Nobody here shares as many events.")
        return
      }
      html.markup("<a class=\"skip here\" href=\"#edges\">Skip the drawing</a>")
      html.element("div", ("class", "scroll")) { NetworkDrawing(network, edges).write(to: &$0) }
      html.markup(
        "<p class=\"quiet\" aria-hidden=\"true\">● person · ■ organization · ◆ place · a thicker line: ")
      html.markup("more events together</p>")
      writeTable(to: &html)
    }
  }

  private func writeExtent(drawn: Int, to html: inout HTMLWriter) {
    var parts = [
      "\(count(network.edgeCount, "pair", "pairs")) in \(count(network.eventCount, "event", "events"))"
    ]
    if network.edges.count < network.edgeCount { parts.append("those with most events are listed") }
    if drawn < network.edges.count { parts.append("the first \(drawn) are drawn") }
    if network.unseenEventCount > 0 {
      parts.append("\(count(network.unseenEventCount, "earlier event", "earlier events")) not looked at")
    }
    html.element("p", ("class", "meta"), text: parts.joined(separator: " · "))
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(Wording.number(Double(number))) \(number == 1 ? one : many)"
  }

  private func writeTable(to html: inout HTMLWriter) {
    html.markup("<div class=\"scroll\" id=\"edges\"><table><thead><tr><th scope=\"col\">Who</th>")
    html.markup("<th scope=\"col\">with whom</th><th scope=\"col\">Events together</th>")
    html.markup("<th scope=\"col\">The latest</th></tr></thead><tbody>")
    for edge in network.edges {
      html.element("tr") { html in
        html.element("td") { $0.reference(edge.source) }
        html.element("td") { $0.reference(edge.target) }
        html.element("td", text: Wording.number(Double(edge.eventCount)))
        html.element("td") { html in
          guard let id = edge.events.first else { return }
          let names = "\(edge.source.name) and \(edge.target.name)"
          html.element(
            "a", ("href", Events.resource.path(of: id)), ("aria-label", "event: the latest of \(names)"),
            text: "event")
        }
      }
    }
    html.markup("</tbody></table></div>")
  }

  /// A name as it fits in a drawing.
  static func short(_ name: String) -> String {
    name.count > longestName ? "\(name.prefix(longestName - 1))…" : name
  }
}

/// A network as a drawing: a circle a node, larger for who takes part in more, a line an edge, thicker for more events.
private struct NetworkDrawing {
  private static let width = 1000.0
  private static let lineHeight = 15.0
  /// The advance of a letter, on average.
  private static let letter = 7.3

  private let nodes: [Network.Node]
  private let edges: [(first: Int, second: Int, edge: Network.Edge)]
  private let radii: [Double]
  private let mostEvents: Int
  private let layout: NetworkLayout

  init(_ network: Network, _ shown: [Network.Edge]) {
    let ends = Set(shown.flatMap { [$0.source, $0.target] })
    let nodes = network.nodes.filter { ends.contains($0.entity) }
      .sorted { ($1.eventCount, $0.entity.name) < ($0.eventCount, $1.entity.name) }
    var numbers: [EntityReference: Int] = [:]
    for (number, node) in nodes.enumerated() { numbers[node.entity] = number }
    let most = nodes.map(\.eventCount).max() ?? 1
    let radii = nodes.map { 4 + 10 * (Double($0.eventCount) / Double(most)).squareRoot() }
    self.nodes = nodes
    self.radii = radii
    mostEvents = shown.map(\.eventCount).max() ?? 1
    edges = shown.compactMap { edge in
      guard let first = numbers[edge.source], let second = numbers[edge.target] else { return nil }
      return (first, second, edge)
    }
    let sizes = nodes.indices.map { index in
      NetworkLayout.Size(
        width: max(2 * radii[index], Self.letter * Double(NetworkPage.short(nodes[index].entity.name).count))
          + 8,
        height: 2 * radii[index] + Self.lineHeight + 8)
    }
    let strongest = Double(mostEvents)
    layout = NetworkLayout(
      sizes: sizes, edges: edges.map { ($0.first, $0.second, Double($0.edge.eventCount) / strongest) },
      width: Self.width, height: min(1400, 260 + 9 * Double(nodes.count)))
  }

  func write(to html: inout HTMLWriter) {
    html.element(
      "svg", ("class", "network"), ("viewBox", "0 0 \(Int(layout.width)) \(Int(layout.height))"),
      ("role", "group"), ("aria-label", "The network as a drawing")
    ) { html in
      for (first, second, edge) in edges { write(edge, middle(of: first), middle(of: second), to: &html) }
      for number in nodes.indices { write(number, to: &html) }
    }
  }

  /// The middle of a node's circle: its name stands below, in the same room.
  private func middle(of number: Int) -> NetworkLayout.Point {
    var point = layout.points[number]
    point.y -= Self.lineHeight / 2
    return point
  }

  private func write(
    _ edge: Network.Edge, _ start: NetworkLayout.Point, _ end: NetworkLayout.Point, to html: inout HTMLWriter
  ) {
    let share = (Double(edge.eventCount) / Double(mostEvents)).squareRoot()
    html.element(
      "line", ("class", "edge"), ("x1", Coordinate.text(start.x)), ("y1", Coordinate.text(start.y)),
      ("x2", Coordinate.text(end.x)), ("y2", Coordinate.text(end.y)),
      ("stroke-width", Coordinate.text(0.8 + 4.2 * share))
    ) { html in
      html.element(
        "title", text: "\(edge.source.name) and \(edge.target.name): \(Self.events(edge.eventCount))")
    }
  }

  private func write(_ number: Int, to html: inout HTMLWriter) {
    let node = nodes[number]
    let middle = middle(of: number)
    let x = Coordinate.text(middle.x)
    html.element("a", ("class", "node \(node.entity.kind.rawValue)"), ("href", node.entity.path)) { html in
      html.element(
        "title", text: "\(node.entity.name), \(node.entity.kind.rawValue): \(Self.events(node.eventCount))")
      writeShape(node.entity.kind, middle, radii[number], to: &html)
      html.element(
        "text", ("x", x), ("y", Coordinate.text(middle.y + radii[number] + Self.lineHeight - 3)),
        ("text-anchor", "middle"), text: NetworkPage.short(node.entity.name))
    }
  }

  /// A person is round, an organization square, a place stands on a corner.
  private func writeShape(
    _ kind: EntityReference.Kind, _ middle: NetworkLayout.Point, _ radius: Double, to html: inout HTMLWriter
  ) {
    switch kind {
    case .organization:
      let side = Coordinate.text(2 * radius * 0.88)
      html.element(
        "rect", ("x", Coordinate.text(middle.x - radius * 0.88)),
        ("y", Coordinate.text(middle.y - radius * 0.88)), ("width", side), ("height", side)
      ) { _ in }
    case .place:
      let corners = [(0, -1), (1, 0), (0, 1), (-1, 0)].map { x, y in
        "\(Coordinate.text(middle.x + x * radius)),\(Coordinate.text(middle.y + y * radius))"
      }
      html.element("polygon", ("points", corners.joined(separator: " "))) { _ in }
    default:
      html.element(
        "circle", ("cx", Coordinate.text(middle.x)), ("cy", Coordinate.text(middle.y)),
        ("r", Coordinate.text(radius))
      ) { _ in }
    }
  }

  private static func events(_ count: Int) -> String { "\(count) \(count == 1 ? "event" : "events")" }
}
