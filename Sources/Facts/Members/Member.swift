/// One member of a record: its name in every form, what it means, and how its value is read and set.
public struct Member<Record, Value>: Sendable {
  /// The name, as it stands in JSON.
  public let name: StaticString
  /// What it means, for the documentation.
  public let about: String
  /// The value of a record.
  public let get: @Sendable (Record) -> Value
  /// Puts a value into a record that is being read; nil where it follows from other members.
  public let set: (@Sendable (inout Record, Value) -> Void)?

  /// A member.
  @inlinable
  public init(
    _ name: StaticString, _ about: String, get: @escaping @Sendable (Record) -> Value,
    set: (@Sendable (inout Record, Value) -> Void)?
  ) {
    self.name = name
    self.about = about
    self.get = get
    self.set = set
  }
}
