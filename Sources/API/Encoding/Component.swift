import HTTP
import Wire

/// A schema with a name of its own in the OpenAPI document.
struct Component: Sendable {
  let name: String
  /// The names of the components that it refers to.
  let references: [String]
  private let writeSchema: @Sendable (inout JSONWriter, String) -> Void

  /// The component of a record, from the table that writes it.
  init<Record: JSONRecord>(_ record: Record.Type) {
    self.init(
      Record.schemaName, about: Record.about, fields: Record.fields,
      required: Record.fields.filter(\.isRequired).map(\.key))
  }

  /// The component of what these fields write.
  init<Record>(_ name: String, about: String, fields: [Field<Record>], required: [String]) {
    let members = fields.map { Member(name: $0.key, about: $0.about, schema: $0.schema) }
    self.init(name, about: about, members: members, required: required)
  }

  /// The component of an object with these members.
  /// `example` is JSON.
  init(
    _ name: String, about: String, members: [Member], required: [String], example: StaticString? = nil
  ) {
    self.name = name
    references = members.flatMap { $0.schema.references }
    writeSchema = { writer, root in
      writer.object { writer in
        writer.member("type", "object")
        writer.member("description", about)
        if !required.isEmpty { writer.member("required", required) }
        if let example {
          writer.key("examples")
          writer.array { $0.value(json: Array(example.description.utf8)) }
        }
        writer.key("properties")
        writer.object { writer in
          for member in members {
            writer.key(named: member.name)
            member.schema.write(to: &writer, description: member.about, root: root)
          }
        }
      }
    }
  }

  /// A member of an object.
  struct Member: Sendable {
    var name: String
    var about: String
    var schema: Schema
  }

  /// A page of records of that schema.
  static func page(of schema: String, isCounted: Bool) -> Component {
    let counts = Member(
      name: "counts", about: "The list by what `counts` asked for.", schema: .map(of: .record("Facet")))
    return Component(
      schema + "Page", about: "A page of a list.",
      members: [
        Member(name: "data", about: "The records.", schema: .list(of: .record(schema))),
        Member(name: "page", about: "Where in the list it is.", schema: .record("Page")),
      ] + (isCounted ? [counts] : []), required: ["data", "page"])
  }

  /// Writes the schema as one object.
  /// - Parameter root: where in the document the schemas are that it refers to.
  func write(to writer: inout JSONWriter, root: String = Schema.components) { writeSchema(&writer, root) }
}

extension Schema {
  /// The names of the components that the schema refers to.
  var references: [String] {
    switch self {
    case .record(let name): [name]
    case .list(let element), .map(let element): element.references
    default: []
    }
  }
}
