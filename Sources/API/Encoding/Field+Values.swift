import HTTP
import Wire

extension Field {
  static func text(
    _ name: StaticString, _ about: String, as schema: Schema = .text,
    _ value: @escaping @Sendable (Record) -> String
  ) -> Field {
    Field(name, about, schema, isRequired: true, cell: { $0.text(value($1)) }) { $0.member(name, value($1)) }
  }

  static func text(
    ifKnown name: StaticString, _ about: String, as schema: Schema = .text,
    _ value: @escaping @Sendable (Record) -> String?
  ) -> Field {
    Field(
      name, about, schema, isRequired: false,
      cell: { writer, record in value(record).map { writer.text($0) } }
    ) { $0.member(ifPresent: name, value($1)) }
  }

  static func texts(
    _ name: StaticString, _ about: String, _ values: @escaping @Sendable (Record) -> [String]
  ) -> Field {
    Field(
      name, about, .list(of: .text), isRequired: true, cell: { $0.texts(values($1)) }
    ) { $0.member(name, values($1)) }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Choice
  ) -> Field {
    .text(name, about, as: .choice(Choice.allCases.map(\.rawValue))) { value($0).rawValue }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    ifKnown name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Choice?
  ) -> Field {
    .text(ifKnown: name, about, as: .choice(Choice.allCases.map(\.rawValue))) { value($0)?.rawValue }
  }

  static func integer(
    _ name: StaticString, _ about: String, from minimum: Int = 0,
    _ value: @escaping @Sendable (Record) -> Int
  ) -> Field {
    Field(name, about, .integer(minimum: minimum), isRequired: true, cell: { $0.integer(value($1)) }) {
      $0.member(name, value($1))
    }
  }

  static func integer(
    ifKnown name: StaticString, _ about: String, from minimum: Int = 0,
    _ value: @escaping @Sendable (Record) -> Int?
  ) -> Field {
    Field(
      name, about, .integer(minimum: minimum), isRequired: false,
      cell: { writer, record in value(record).map { writer.integer($0) } }
    ) { $0.member(ifPresent: name, value($1)) }
  }

  static func number(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Double
  ) -> Field {
    Field(name, about, .number, isRequired: true, cell: { $0.number(value($1)) }) {
      $0.member(name, value($1))
    }
  }

  static func number(
    ifKnown name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Double?
  ) -> Field {
    Field(
      name, about, .number, isRequired: false,
      cell: { writer, record in value(record).map { writer.number($0) } }
    ) { $0.member(ifPresent: name, value($1)) }
  }

  /// Whole numbers by name, written only where there are some.
  static func counts(
    _ name: StaticString, _ about: String, _ values: @escaping @Sendable (Record) -> [String: Int]
  ) -> Field {
    Field(name, about, .map(of: .integer(minimum: 1)), isRequired: false, cell: { _, _ in }) {
      let counts = values($1)
      guard !counts.isEmpty else { return }
      $0.key(name)
      $0.beginObject()
      for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
        $0.key(named: kind)
        $0.value(count)
      }
      $0.endObject()
    }
  }

  /// A flag that is written only where it is set.
  static func flag(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Bool
  ) -> Field {
    Field(name, about, .boolean, isRequired: false, cell: { if value($1) { $0.text("true") } }) {
      if value($1) { $0.member(name, true) }
    }
  }

  static func record<Part: JSONRecord>(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Part
  ) -> Field { record(name, about, RecordForm(Part.self), value) }

  static func record<Part: JSONRecord>(
    ifKnown name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Part?
  ) -> Field { record(ifKnown: name, about, RecordForm(Part.self), value) }

  static func records<Part: JSONRecord>(
    _ name: StaticString, _ about: String, _ values: @escaping @Sendable (Record) -> [Part]
  ) -> Field { records(name, about, RecordForm(Part.self), values) }

  static func record<Part>(
    _ name: StaticString, _ about: String, _ form: RecordForm<Part>,
    _ value: @escaping @Sendable (Record) -> Part
  ) -> Field {
    Field(name, about, .record(form.schemaName), isRequired: true) {
      $0.key(name)
      form.fields.write(value($1), to: &$0)
    }.with(
      form.columns.map { column in
        Column(name.description + column.name) { column.cell(&$0, value($1)) }
      })
  }

  static func record<Part>(
    ifKnown name: StaticString, _ about: String, _ form: RecordForm<Part>,
    _ value: @escaping @Sendable (Record) -> Part?
  ) -> Field {
    Field(name, about, .record(form.schemaName), isRequired: false) {
      guard let part = value($1) else { return }
      $0.key(name)
      form.fields.write(part, to: &$0)
    }.with(
      form.columns.map { column in
        Column(name.description + column.name) { writer, record in
          if let part = value(record) { column.cell(&writer, part) }
        }
      })
  }

  /// A list of records; in a table their parts stand side by side, as many in each column: `actors` and `actorIds`.
  static func records<Part>(
    _ name: StaticString, _ about: String, _ form: RecordForm<Part>,
    _ values: @escaping @Sendable (Record) -> [Part]
  ) -> Field {
    let singular = name.description.dropLast()
    return Field(name, about, .list(of: .record(form.schemaName))) { record in
      let parts = values(record)
      return Elements(count: parts.count) { form.fields.write(parts[$1], to: &$0) }
    }.with(
      form.columns.map { column in
        Column(column.name.isEmpty ? name.description : singular + column.name + "s") { writer, record in
          writer.list(values(record)) { column.cell(&$0, $1) }
        }
      })
  }
}
