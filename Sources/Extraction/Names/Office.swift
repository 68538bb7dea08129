import Facts

/// An office or occupation as a phrase of the text says it.
struct Office {
  /// The words of the title.
  var title: Range<Int>
  /// The title in the singular and spelled out: "senator" for "Sens.".
  var name: String
  var kind: NameLexicon.Title
  var isPlural = false
  /// What it is of, as far as the phrase says.
  var of: String?
  /// Whose it is, where a person has it: the cluster of "Berg" in "Berg's lawyer".
  var person: Int?
  /// When it is held, where the phrase says so.
  var status: Person.Role.Status?
  /// The words that say all this.
  var evidence: Range<Int>
  /// Whether "the" or an owner stands before it.
  var isDefinite = false
  /// A party or region that it may be of, should nothing better be found: "Labour MP".
  var party: String?
}
