/// What a filter asks of a field with few values: any of some, and none of others.
public struct Choices<Choice: Hashable & Sendable & CaseIterable>: Hashable, Sendable,
  ExpressibleByArrayLiteral
{
  /// One of these must hold; empty for no demand.
  public var any: Set<Choice>
  /// None of these may hold.
  public var none: Set<Choice>

  /// Choices; by default without demand.
  public init(any: Set<Choice> = [], none: Set<Choice> = []) {
    self.any = any
    self.none = none
  }

  /// Any of these.
  public init(arrayLiteral any: Choice...) {
    self.init(any: Set(any))
  }

  /// The values that are left, of a field that has one at most; nil for no demand.
  var remaining: Set<Choice>? {
    if none.isEmpty { return any.isEmpty ? nil : any }
    return (any.isEmpty ? Set(Choice.allCases) : any).subtracting(none)
  }
}
