import Facts
import Language

/// A word that names an event, with what stands around it in its sentence.
struct EventDraft {
  var kind: Event.Kind
  var mode: String?
  /// The verb or noun.
  var trigger: Int
  /// The lemma of the trigger.
  var lemma: String
  var sentence: Int
  /// How likely the event is one, and of its kind.
  var confidence: Float = 0
  var status: Event.Status = .actual
  var actors: [EntityReference] = []
  var recipients: [EntityReference] = []
  var place: EntityReference?
  /// The index of its date expression.
  var date: Int?
  /// Whose word it is.
  var attribution: Attribution?
  /// Whether it stands in nobody's claim: the article itself tells it.
  var isOwnWord = false
  /// Whether a noun stands alone, with nobody named.
  var isBare = false
  var isNoun = false
  /// The verb that a noun is the object of.
  var frame: Int?
  /// Whether a bare noun speaks of what was told before.
  var refersBack = false
  /// The number of those it happens to, as written.
  var count: String?
}
