import HTTP
import Wire

/// Records as lines of newline-delimited JSON.
struct RecordLines<Record: Sendable>: Sendable {
  let fields: [Field<Record>]

  /// Appends a record as one line.
  func append(_ record: Record, to bytes: inout [UInt8]) {
    var writer = JSONWriter(appendingTo: bytes)
    bytes = []
    fields.write(record, to: &writer)
    writer.endLine()
    bytes = writer.take()
  }
}
