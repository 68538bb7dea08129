import Facts
import HTTP
import Repository

/// Who and what stands in the same events: `/v1/people/{id}/connections`, and the same for organizations and places.
enum Connections {
  static let table = RecordTable<Connection>(
    schemaName: "Connection", about: "Somebody or something that stands in the same events as another.",
    fields: [
      .record("entity", "Who or what.") { $0.record.entity },
      .integer("eventCount", "How many events they share.", from: 1) { $0.record.events.count },
      .texts("events", "The ids of the events they share, the latest first.") { $0.record.events },
      Links.field { served in
        served.record.entity.path.map { Links(("self", $0)) } ?? Links()
      },
    ])
}
