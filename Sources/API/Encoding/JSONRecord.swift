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
    fields.write(self, to: &writer)
  }
}

extension Array {
  /// Writes an object with these members of a record.
  func write<Record>(_ record: Record, to writer: inout JSONWriter) where Element == Field<Record> {
    writer.beginObject()
    // By index: an iterator would retain and release every part of every field.
    for index in indices { self[index].write(&writer, record) }
    writer.endObject()
  }
}
