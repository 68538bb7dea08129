import Facts

/// One row of the lexicon of events for one lemma: what the word tells of.
struct EventRule: Sendable, Equatable {
  var kind: Event.Kind
  var mode: String?
  /// Whether it tells of it only where something stands around it.
  var isConditional: Bool
}
