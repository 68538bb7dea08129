public import Facts

/// Somebody or something that stands in the same events as another.
public struct Connection: Hashable, Sendable {
  /// Who or what, without a span.
  public var entity: EntityReference
  /// The ids of the events they share, the latest first.
  public var events: [String]

  /// A connection.
  public init(entity: EntityReference, events: [String]) {
    self.entity = entity
    self.events = events
  }
}
