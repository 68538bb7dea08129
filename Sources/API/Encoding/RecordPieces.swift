import HTTP
import Wire

/// A record that is written as JSON piece by piece: a long list of records in it goes out a few at a time, and what is
/// written is never all in memory.
struct RecordPieces<Record: Sendable>: Sendable {
  private let record: Record
  private let fields: [Field<Record>]
  private var writer: JSONWriter
  /// The member that is written next.
  private var member = 0
  /// The next element of that member, where its list has been opened.
  private var element: Int?

  init(_ record: Record, _ fields: [Field<Record>], pretty: Bool = false) {
    self.record = record
    self.fields = fields
    writer = JSONWriter(capacity: 2 * BodyStream.pieceSize, pretty: pretty)
    writer.beginObject()
  }

  /// Appends the next piece; false when it is the last.
  mutating func next(into bytes: inout [UInt8]) -> Bool {
    while writer.bytes.count < BodyStream.pieceSize, member < fields.count { writeMember() }
    let hasMore = member < fields.count
    if !hasMore { writer.endObject() }
    bytes += writer.takePiece()
    return hasMore
  }

  /// Writes the next member, or as much of it as a piece takes.
  private mutating func writeMember() {
    let field = fields[member]
    guard let elements = field.elements?(record) else {
      field.write(&writer, record)
      member += 1
      return
    }
    var next = element ?? 0
    if element == nil {
      writer.key(field.name)
      writer.beginArray()
    }
    while next < elements.count, writer.bytes.count < BodyStream.pieceSize {
      elements.write(&writer, next)
      next += 1
    }
    element = next
    guard next == elements.count else { return }
    writer.endArray()
    element = nil
    member += 1
  }
}

extension BodyStream {
  /// A record as JSON, made while it is sent; `resources` are kept until it has been.
  static func pieces<Record: JSONRecord>(
    of record: Record, pretty: Bool, holding resources: some Sendable
  ) -> BodyStream {
    var pieces = RecordPieces(record, Record.fields, pretty: pretty)
    return BodyStream { (bytes: inout [UInt8]) throws(HTTPError) in
      withExtendedLifetime(resources) { pieces.next(into: &bytes) }
    }
  }

  /// Bytes that are there, a piece at a time; `resources` are kept until they have been sent.
  static func slices(of content: [UInt8], holding resources: some Sendable) -> BodyStream {
    var position = 0
    return BodyStream { (bytes: inout [UInt8]) throws(HTTPError) in
      withExtendedLifetime(resources) {
        let end = min(position + pieceSize, content.count)
        bytes += content[position..<end]
        position = end
        return end < content.count
      }
    }
  }

  /// Records as lines of a table, made while they are sent; `resources` are kept until they have been.
  static func lines<Record: Sendable>(
    of records: [Record], _ lines: CSVLines<Record>, holding resources: some Sendable
  ) -> BodyStream {
    var position = 0
    var pending = lines.head
    return BodyStream { (bytes: inout [UInt8]) throws(HTTPError) in
      withExtendedLifetime(resources) {
        bytes += pending
        pending = []
        while position < records.count, bytes.count < pieceSize {
          lines.append(records[position], to: &bytes)
          position += 1
        }
        return position < records.count
      }
    }
  }
}
