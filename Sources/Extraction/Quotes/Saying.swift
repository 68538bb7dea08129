import Facts

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
  /// The tokens that are said, where the grammar shows them.
  var content: Range<Int>?
}
