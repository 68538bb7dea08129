import Facts
import Repository

extension Networks {
  /// The network as GraphML, undirected: what Gephi, Cytoscape, yEd and NetworkX read.
  static func graphML(_ network: Network) -> [UInt8] {
    var xml = HTMLWriter()
    xml.markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.element("graphml", ("xmlns", "http://graphml.graphdrawing.org/xmlns")) { xml in
      let keys = [
        ("name", "node", "string"), ("kind", "node", "string"), ("eventCount", "node", "int"),
        ("weight", "edge", "int"), ("events", "edge", "string"),
      ]
      for (name, part, type) in keys {
        xml.void(
          "key", ("id", name), ("for", part), ("attr.name", name),
          ("attr.type", type), closed: true)
      }
      xml.element("graph", ("edgedefault", "undirected")) { xml in
        for node in network.nodes {
          xml.element("node", ("id", name(node.entity))) { xml in
            xml.element("data", ("key", "name"), text: FeedWriter.text(node.entity.name))
            xml.element("data", ("key", "kind"), text: node.entity.kind.rawValue)
            xml.element("data", ("key", "eventCount"), text: "\(node.eventCount)")
          }
        }
        for edge in network.edges {
          xml.element("edge", ("source", name(edge.source)), ("target", name(edge.target))) { xml in
            xml.element("data", ("key", "weight"), text: "\(edge.eventCount)")
            xml.element("data", ("key", "events"), text: edge.events.joined(separator: "; "))
          }
        }
      }
    }
    return xml.bytes
  }

  /// A node's name in the graph, where a person and an organization may have one id.
  private static func name(_ entity: EntityReference) -> String {
    "\(entity.kind.rawValue)/\(entity.id ?? "")"
  }
}
