import HTTP

/// A value that goes out as a JSON object, member by member as its table says.
protocol JSONRecord: Sendable {
  /// Its name among the components of the OpenAPI document.
  static var schemaName: String { get }

  /// What it is, for the documentation.
  static var about: String { get }

  /// Its members, in the order in which they are written.
  static var fields: [Field<Self>] { get }

  /// The record in few words, for a cell of a table.
  var cell: String { get }
}

extension JSONRecord {
  /// Writes the object with all its members.
  func write(to writer: inout JSONWriter) {
    write(Self.fields, to: &writer)
  }

  /// Writes the object with some of its members.
  func write(_ fields: [Field<Self>], to writer: inout JSONWriter) {
    writer.beginObject()
    for field in fields { field.write(&writer, self) }
    writer.endObject()
  }
}
