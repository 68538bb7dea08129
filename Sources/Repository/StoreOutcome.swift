/// What storing an article came to.
public enum StoreOutcome: String, Hashable, Sendable {
  /// There was no article with this id.
  case created
  /// It took the place of another one with its id.
  case replaced
  /// It was there already.
  case unchanged
}
