public import Facts

/// Who stands in the same events as whom: people, organizations and places, and what joins each two of them.
public struct Network: Hashable, Sendable {
  /// Somebody or something that shares events with another.
  public struct Node: Hashable, Sendable {
    /// Who or what, without a span.
    public var entity: EntityReference
    /// How many of the events it takes part in.
    public var eventCount: Int
  }

  /// Two that share events, in the order of their ids.
  public struct Edge: Hashable, Sendable {
    /// The one.
    public var source: EntityReference
    /// The other.
    public var target: EntityReference
    /// How many events they share.
    public var eventCount: Int
    /// The ids of the latest of them, at most twenty.
    public var events: [String]
  }

  /// The ends of the edges, by name.
  public var nodes: [Node]
  /// The edges with most events first.
  public var edges: [Edge]
  /// How many edges there are in all.
  public var edgeCount: Int
  /// How many events were looked at.
  public var eventCount: Int
  /// How many events there are that were not looked at: earlier ones than those.
  public var unseenEventCount: Int
}
