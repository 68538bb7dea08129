import Facts
import HTTP
import Repository
import Wire

/// Who stands in the same events as whom: `/v1/connections`.
enum Networks {
  /// Where the whole network is.
  static let path = "/v1/connections"

  /// The edges, as tables and lines have them.
  static let edges = RecordTable<Network.Edge>(
    schemaName: "NetworkEdge", about: "Two that share events.",
    fields: [
      .text("source", "The id of the one.") { $0.record.source.id ?? "" },
      .text("sourceName", "Its name.") { $0.record.source.name },
      .choice("sourceKind", "What it is.") { $0.record.source.kind },
      .text("target", "The id of the other.") { $0.record.target.id ?? "" },
      .text("targetName", "Its name.") { $0.record.target.name },
      .choice("targetKind", "What it is.") { $0.record.target.kind },
      .integer("eventCount", "How many events they share.", from: 1) { $0.record.eventCount },
      .texts("events", "The ids of the latest of them, at most twenty.") { $0.record.events },
    ])

  static let nodes = RecordTable<Network.Node>(
    schemaName: "NetworkNode", about: "Somebody or something that shares events with another.",
    fields: [
      .text("id", "The id of the record; with `kind` unique.") { $0.record.entity.id ?? "" },
      .text("name", "The name.") { $0.record.entity.name },
      .choice("kind", "What it is.") { $0.record.entity.kind },
      .integer("eventCount", "How many of the events it takes part in.", from: 1) { $0.record.eventCount },
      Links.field { served in served.record.entity.path.map { Links(("self", $0)) } ?? Links() },
    ])

  static let component = Component(
    "Network", about: "People, organizations and places, joined by the events that they share.",
    members: [
      .init(
        name: "nodes", about: "The ends of the edges, by name.", schema: .list(of: .record(nodes.schemaName))),
      .init(
        name: "edges", about: "Those with most events first.", schema: .list(of: .record(edges.schemaName))),
      .init(name: "page", about: "How much of it this is.", schema: .record(extent.name)),
    ], required: ["nodes", "edges", "page"])

  static let extent = Component(
    "NetworkExtent", about: "How much of a network is shown.",
    members: [
      .init(name: "total", about: "How many edges there are.", schema: .integer(minimum: 0)),
      .init(name: "limit", about: "At most so many edges are shown.", schema: .integer(minimum: 1)),
      .init(name: "events", about: "How many events were looked at.", schema: .integer(minimum: 0)),
      .init(
        name: "unseenEvents", about: "How many earlier events were not: narrow the days to see them.",
        schema: .integer(minimum: 1)),
    ], required: ["total", "limit", "events"])

  /// The network as an object.
  static func write(_ network: Network, limit: Int, _ snapshot: Snapshot, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("nodes")
      writer.array(network.nodes) { nodes.fields.write(Served(record: $1, snapshot: snapshot), to: &$0) }
      writer.key("edges")
      writer.array(network.edges) { edges.fields.write(Served(record: $1, snapshot: snapshot), to: &$0) }
      writer.key("page")
      writer.object { writer in
        writer.member("total", network.edgeCount)
        writer.member("limit", limit)
        writer.member("events", network.eventCount)
        if network.unseenEventCount > 0 { writer.member("unseenEvents", network.unseenEventCount) }
      }
    }
  }
}
