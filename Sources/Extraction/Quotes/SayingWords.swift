import Language

/// The closed classes of words that stand around what somebody says.
struct SayingWords: Sendable {
  /// A class of `saying-words.txt`.
  enum Class: String, CaseIterable, Sendable {
    /// Prepositions that may stand between a verb of saying and what is said.
    case beside
    /// Words that open a clause which depends on another.
    case subordinate
    /// Words that turn to somebody else: "while", "whereas".
    case contrast
    /// Words that open a question or a subject, not a claim.
    case question
    /// Words that are no part of what is said at its ends.
    case loose
    /// Nouns for what somebody issues and is quoted from.
    case text
    /// Nouns for bodies that lend their name to a text.
    case body
    /// Nouns behind "by the mayor's".
    case account
    /// Nouns for what somebody says happened.
    case claim
    /// Verbs that give the word to somebody: "quoted the mayor as saying".
    case cite
    /// Nouns for works whose name stands in quotation marks.
    case work
    /// Words right before a name in quotation marks.
    case named
    /// Words before a predicate in quotation marks.
    case be
  }

  private let sets: [Class: Set<String>]

  init() {
    var sets: [Class: Set<String>] = [:]
    for row in LanguageResource("saying-words.txt").rows {
      guard row.count == 2, let name = Class(rawValue: String(row[0])) else {
        preconditionFailure("saying-words.txt: \"\(row[0])\" is no class of words")
      }
      sets[name, default: []].formUnion(row[1].split(separator: " ").map(String.init))
    }
    self.sets = sets
  }

  /// Whether a word, in lower case, is of a class.
  func contains(_ name: Class, _ word: String) -> Bool { sets[name]?.contains(word) == true }

  /// Whether a noun, by its lemma, is for people or a body of people.
  func isAgent(_ lemma: String) -> Bool { AgentNouns.all.contains(lemma) }
}
