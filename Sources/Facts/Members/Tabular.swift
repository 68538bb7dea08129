/// A record whose members stand in one table, from which every form of it follows: JSON written and read, the columns of
/// CSV, schemas, the packed bytes of the repository.
///
/// A new member is a property of the record and a row of its table.
public protocol Tabular: Hashable, Codable, Sendable {
  /// What schemas call it.
  static var schemaName: String { get }

  /// What it is, for the documentation.
  static var about: String { get }

  /// A record without content, which a reader fills.
  static var blank: Self { get }

  /// The record in few words, for a cell of a table.
  var cell: String { get }

  /// The members that a table has a column for where another record refers to this one, the first under the name of the
  /// reference itself; where there are none, it is one column, with `cell`.
  static var cells: [String] { get }

  /// The name of a member without which the record says nothing, where it is missing after all were read.
  var missingMember: String? { get }

  /// Hands every member to a list of members, in the order in which they are written.
  static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Self
}

extension Tabular {
  /// One column.
  public static var cells: [String] { [] }

  /// Nothing is missing that the table does not ask for.
  public var missingMember: String? { nil }
}
