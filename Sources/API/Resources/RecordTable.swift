/// How records of one kind go out: the members they have, and their forms beside JSON.
struct RecordTable<Record: Sendable>: Sendable {
  /// The name of the schema: `PersonRecord`.
  let schemaName: String
  /// What a record is.
  let about: String
  /// The members, in the order in which they are written.
  let fields: [Field<Served<Record>>]
  /// How tables have the elements of a list in a record; nil for a row a record.
  let rows: Split?
  private let standard: [Field<Served<Record>>]
  private let standardInTables: [Field<Served<Record>>]

  /// A row of tables for each element of a member, where tables have its columns.
  struct Split: Sendable {
    /// The member.
    var member: StaticString
    /// The record once for each element, with that element alone.
    var split: @Sendable (Served<Record>) -> [Served<Record>]
  }

  init(schemaName: String, about: String, fields: [Field<Served<Record>>], rows: Split? = nil) {
    self.schemaName = schemaName
    self.about = about
    self.fields = fields
    self.rows = rows
    standard = fields.filter(\.isStandard)
    standardInTables = fields.filter(\.isStandardInTables)
  }

  /// The members whose columns a table has: those that are asked for, in that order, or else the standard ones.
  func tableFields(by selection: Selection) -> [Field<Served<Record>>] {
    guard let names = selection.fields else {
      return standardInTables + fields.filter { !$0.isStandardInTables && selection.expand.contains($0.key) }
    }
    let extra = selection.expand.filter { !names.contains($0) }
    return (names + extra).compactMap { name in fields.first { $0.key == name } }
  }

  /// The lines of a table with the columns of these members.
  func lines(
    _ lines: CSVLines<Served<Record>>, of fields: [Field<Served<Record>>]
  ) -> @Sendable (Served<Record>, inout [UInt8]) -> Void {
    guard let rows, fields.contains(where: { $0.key == rows.member.description }) else {
      return lines.append(_:to:)
    }
    return { for row in rows.split($0) { lines.append(row, to: &$1) } }
  }

  /// The members that are written, in the table's order.
  func selected(by selection: Selection) -> [Field<Served<Record>>] {
    if let names = selection.fields {
      let wanted = Set(names + selection.expand)
      return fields.filter { wanted.contains($0.key) }
    }
    guard !selection.expand.isEmpty else { return standard }
    let extra = Set(selection.expand)
    return fields.filter { $0.isStandard || extra.contains($0.key) }
  }

  /// The parameters that select members.
  var parameters: [Parameter<Selection>] {
    let all = fields.map(\.key)
    let extra = fields.filter { !$0.isStandard }.map(\.key)
    let chosen = Parameter<Selection>(
      "fields", "Only these members; in a table, their columns in this order.", .list(all), example: all[0]
    ) {
      guard let names = ParameterValue.list($0, of: all) else { return false }
      $1.fields = names
      return true
    }
    guard !extra.isEmpty else { return [chosen] }
    return [
      chosen,
      Parameter("expand", "These members beside the standard ones.", .list(extra), example: extra[0]) {
        guard let names = ParameterValue.list($0, of: extra) else { return false }
        $1.expand = names
        return true
      },
    ]
  }

  /// The schema of a record. No member is required: `fields=` may leave out any.
  var component: Component { Component(schemaName, about: about, fields: fields, required: []) }
}

/// Which members of a record are written.
struct Selection: Sendable {
  /// Exactly these; nil for the standard ones.
  var fields: [String]?
  /// These beside the others.
  var expand: [String] = []
}
