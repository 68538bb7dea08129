import Facts
import Language

/// One row of the lexicon of events: what a verb, noun or adjective says when its conditions hold.
struct EventRule: Sendable {
  /// Lemmas, anybody, or any named place.
  struct Words: Sendable {
    var lemmas: Set<String> = []
    var people = false
    /// Anybody by name or noun, but no pronoun.
    var named = false
    var place = false
  }

  /// What has to stand around the word.
  enum Condition: Sendable {
    case object(Words)
    case noObject
    case subject(Words)
    case noSubject
    case particle(Set<String>)
    case preposition(String, Words?)
    case noPreposition(String)
    case infinitive
    case clause
    case modifier(Set<String>)
    case attribute(Words)
  }

  var kind: Event.Kind
  var mode: String?
  var conditions: [Condition]
}
