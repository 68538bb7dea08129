import HTTP

/// One member of a record in JSON: its name, what it means, its shape, and how it is written.
///
/// The tables of these drive the answers, `fields=`, the columns of CSV and the schemas of OpenAPI, so none
/// of them can say something else than the others.
struct Field<Record>: Sendable {
  let name: StaticString
  /// What the member means, for the documentation.
  let about: String
  let schema: Schema
  /// Whether every record has it; the others leave it out where it is unknown.
  let isRequired: Bool
  /// Writes the key and the value; nothing where there is none.
  let write: @Sendable (inout JSONWriter, Record) -> Void

  /// The name as a string.
  var key: String { name.description }

  init(
    _ name: StaticString, _ about: String, _ schema: Schema, isRequired: Bool,
    write: @escaping @Sendable (inout JSONWriter, Record) -> Void
  ) {
    self.name = name
    self.about = about
    self.schema = schema
    self.isRequired = isRequired
    self.write = write
  }
}

extension Field {
  static func text(
    _ name: StaticString, _ about: String, as schema: Schema = .text,
    _ value: @escaping @Sendable (Record) -> String
  ) -> Field {
    Field(name, about, schema, isRequired: true) { $0.member(name, value($1)) }
  }

  static func text(
    ifKnown name: StaticString, _ about: String, as schema: Schema = .text,
    _ value: @escaping @Sendable (Record) -> String?
  ) -> Field {
    Field(name, about, schema, isRequired: false) { $0.member(ifPresent: name, value($1)) }
  }

  static func texts(
    _ name: StaticString, _ about: String, _ values: @escaping @Sendable (Record) -> [String]
  ) -> Field {
    Field(name, about, .list(of: .text), isRequired: true) { $0.member(name, values($1)) }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Choice
  ) -> Field {
    Field(name, about, .choice(Choice.allCases.map(\.rawValue)), isRequired: true) {
      $0.member(name, value($1).rawValue)
    }
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    ifKnown name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Choice?
  ) -> Field {
    Field(name, about, .choice(Choice.allCases.map(\.rawValue)), isRequired: false) {
      $0.member(ifPresent: name, value($1)?.rawValue)
    }
  }

  static func integer(
    _ name: StaticString, _ about: String, from minimum: Int = 0,
    _ value: @escaping @Sendable (Record) -> Int
  ) -> Field {
    Field(name, about, .integer(minimum: minimum), isRequired: true) { $0.member(name, value($1)) }
  }

  static func integer(
    ifKnown name: StaticString, _ about: String, from minimum: Int = 0,
    _ value: @escaping @Sendable (Record) -> Int?
  ) -> Field {
    Field(name, about, .integer(minimum: minimum), isRequired: false) {
      $0.member(ifPresent: name, value($1))
    }
  }

  static func number(
    ifKnown name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Double?
  ) -> Field {
    Field(name, about, .number, isRequired: false) { $0.member(ifPresent: name, value($1)) }
  }

  static func number(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Double
  ) -> Field {
    Field(name, about, .number, isRequired: true) { $0.member(name, value($1)) }
  }

  static func boolean(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Bool
  ) -> Field {
    Field(name, about, .boolean, isRequired: true) { $0.member(name, value($1)) }
  }

  static func record<Part: JSONRecord>(
    _ name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Part
  ) -> Field {
    Field(name, about, .record(Part.schemaName), isRequired: true) {
      $0.key(name)
      value($1).write(to: &$0)
    }
  }

  static func record<Part: JSONRecord>(
    ifKnown name: StaticString, _ about: String, _ value: @escaping @Sendable (Record) -> Part?
  ) -> Field {
    Field(name, about, .record(Part.schemaName), isRequired: false) {
      guard let part = value($1) else { return }
      $0.key(name)
      part.write(to: &$0)
    }
  }

  static func records<Part: JSONRecord>(
    _ name: StaticString, _ about: String, _ values: @escaping @Sendable (Record) -> [Part]
  ) -> Field {
    Field(name, about, .list(of: .record(Part.schemaName)), isRequired: true) {
      $0.key(name)
      $0.array(values($1)) { $1.write(to: &$0) }
    }
  }
}
