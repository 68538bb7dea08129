import Facts
import Language

/// Somebody's act of saying: a verb with its speaker, or "according to".
struct Saying {
  /// The verb, or "according".
  var verb: Int
  /// The noun or pronoun for the speaker.
  var speaker: Int?
  /// The tokens that attribute.
  var tokens: Range<Int>
  /// The lemma of the verb; "according to".
  var lemma: String
  /// How it reports.
  var manner: SayingVerbs.Manner
  /// The tokens that are said, where they can be made out.
  var content: Range<Int>?
  /// Where the saying stands inside what is said, the lesser part: "*At noon*, police said, the bridge fell".
  var aside: Range<Int>?
  /// A noun that stands for what is said, with what belongs to it: "confirmed *the arrest of two men*".
  var object: Range<Int>?
  /// Whether what is said may be more than content and object show.
  var isOpen = false
}
