import Language

/// A pattern over the pieces of a sentence, ready to be matched: what a row of a data file says.
///
/// The language is explained at the head of `age-patterns.txt`. A pattern is a small program that only ever jumps forward:
/// what repeats is written out as often as it may, so that a match looks at `reach` pieces at most.
struct Pattern: Sendable {
  /// How many pieces a match may take.
  static let reach = 64
  /// How many steps a pattern may have.
  static let size = 400

  /// What a piece is asked for.
  enum Quality: Hashable, Sendable {
    /// The hash of a word in lower case.
    case word(UInt64)
    case of(WordClass)
    /// A word that ends in a member of a class, and is longer.
    case ending(WordClass)
    case tag(PartOfSpeech)
    case noun, verb, adjective
    case kind(PatternKind)
  }

  /// The way from one word to another in the tree.
  enum Way: Hashable, Sendable {
    case child(Relation)
    case head
    /// The subject, also where another clause lends it.
    case subject
  }

  /// What one piece, or a number of several, has to be.
  struct Test: Hashable, Sendable {
    var quality: Quality
    /// What it has to be besides.
    var also: [Quality] = []
    /// How it has to stand to the piece before.
    var glue: Piece.Glue?
    /// The capture that takes its last word, as an index among the names.
    var capture: Int?
    /// Words that it has in the tree.
    var steps: [Step] = []
  }

  /// A word that a word has in the tree: one of the tests holds of it.
  struct Step: Hashable, Sendable {
    var way: Way
    var tests: [Test]
  }

  enum Operation: Hashable, Sendable {
    case test(Test)
    /// Goes on behind itself, and where that fails at a later operation.
    case fork(Int)
    case jump(Int)
    /// The bounds of the words that are meant.
    case open, close
    /// What stands up to the operation does not follow.
    case without(Int)
    case first, last
    case done
  }

  let operations: [Operation]

  /// What a match can begin with.
  let openers: Set<Test>
}

/// What a pattern can ask for by `<kind>`, besides words, classes and parts of speech; the text that is matched knows.
enum PatternKind: String, Sendable, CaseIterable {
  /// Any piece at all.
  case any
  /// A capitalized word, a plural by its form, digits, a mark, at most two characters.
  case capital, plural, arabic, mark, short
  /// A person's name, to its end.
  case person
  /// A capitalized noun that is no date.
  case name
  /// A noun for people by what they are or do, in the singular or the plural: "girl", "teachers".
  case people
  /// A person's name, "he" or "she", or a noun for people.
  case someone
  /// A cardinal without unit between 1 and 124, with the words that say how exact it is; or a range of such.
  case number
  /// The same, in one piece of digits and without those words.
  case digits
  /// The same, from 16.
  case years
  /// A range of such numbers: "17 and 29" of "between 17 and 29".
  case range
  /// The same, in words.
  case words
  /// A length of time.
  case duration
  /// "40s", "forties".
  case decade
  /// "90th".
  case ordinal
  /// A string of digits without words that say how exact it is.
  case exact
  /// A word that makes a number behind it a name: "Article"; such a word whatever its case; one all in capital letters.
  case designator, numbered, capitals
}
