import Facts
import HTTP
import Wire

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

  /// The columns of a table that a member of this kind has, each by what follows the member's name in its own.
  static var columns: [Column<Self>] { get }
}

extension JSONRecord {
  /// One column, with the record in few words.
  static var columns: [Column<Self>] { [Column("") { $0.text($1.cell) }] }
}

extension JSONRecord where Self: Tabular {
  /// Those that a reference to it has.
  static var columns: [Column<Self>] { RecordForm<Self>.columns(of: fields) }
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
