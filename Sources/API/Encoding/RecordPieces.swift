import HTTP

/// A record that is written as JSON piece by piece: a long list of records in it goes out a few at a time, and what is
/// written is never all in memory.
struct RecordPieces<Record: Sendable>: Sendable {
  private let record: Record
  private let fields: [Field<Record>]
  private var writer = JSONWriter(capacity: 2 * BodyStream.pieceSize)
  /// The member that is written next.
  private var member = 0
  /// The next element of that member, where its list has been opened.
  private var element: Int?

  init(_ record: Record, _ fields: [Field<Record>]) {
    self.record = record
    self.fields = fields
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

extension Response {
  /// 200 with a record as JSON, made while it is sent; `resources` are kept until it has been.
  static func pieces<Record: JSONRecord>(of record: Record, holding resources: some Sendable) -> Response {
    var pieces = RecordPieces(record, Record.fields)
    return .stream(
      .json,
      BodyStream { (bytes: inout [UInt8]) throws(HTTPError) in
        withExtendedLifetime(resources) { pieces.next(into: &bytes) }
      })
  }
}
