import Facts

/// A word that names an event, with what stands around it in its sentence.
struct EventDraft {
  var kind: Event.Kind
  var mode: String?
  /// The verb or noun.
  var trigger: Int
  /// The lemma of the trigger.
  var lemma: String
  /// The verb that gives time, subject and status: the trigger itself, or the verb around a noun.
  var frame: Int?
  var sentence: Int
  var status: Event.Status = .actual
  var actors: [EntityReference] = []
  var recipients: [EntityReference] = []
  /// The tokens that the recipients were read from.
  var recipientTokens: [Int] = []
  var place: EntityReference?
  /// The index of its date expression.
  var date: Int?
  /// Whether the object of the verb is part of the event's name.
  var namesObject = false
  /// Whether a noun stands alone, with nothing that says that it happened.
  var isBare = false
  var isNoun = false
  /// The verb of what is agreed to or threatened, where the trigger only frames it.
  var content: Int?
  /// The number of those it happens to, as written.
  var count: String?
  /// Whether it is somebody's claim.
  var isClaimed = false
}
