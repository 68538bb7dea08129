import Language

/// The words that numbers are made of.
struct NumberWords: Sendable {
  /// What a word does in a number.
  struct Word: Sendable {
    /// The part that it plays.
    enum Role: String, Sendable {
      /// One to nineteen, zero.
      case small
      /// Twenty, thirty.
      case tens
      /// Hundred.
      case hundred
      /// Thousand, million, lakh: multiplies what stands before it.
      case magnitude
      /// A magnitude written right behind digits: "bn".
      case suffix
      /// Dozen, score: multiplies, and ends the number.
      case dozen
      /// Thousands, dozens: an order of magnitude.
      case order
      /// Third, fourth: the last word of an ordinal.
      case ordinal
      /// Half, thirds, quarters: what a fraction is divided by.
      case denominator
      /// Twofold.
      case fold
      /// Double, twice.
      case multiple
    }
    let role: Role
    let value: Double
  }

  private var words: [UInt64: Word] = [:]
  /// "third" is an ordinal and a denominator.
  private var denominators: [UInt64: Double] = [:]

  /// The words that travel in the binary, which are read once.
  static let shared = NumberWords()

  private init() {
    for row in LanguageResource("numbers.txt").table(3) {
      let role = row.value(1, as: Word.Role.self)
      let value = row.number(2)
      let hash = stableHash(row[0].utf8)
      if role == .denominator { denominators[hash] = value }
      if words[hash] == nil { words[hash] = Word(role: role, value: value) }
    }
  }

  /// The stable hashes of the words.
  var hashes: some Sequence<UInt64> { words.keys }

  /// What a word means in a number.
  subscript(hash: UInt64) -> Word? { words[hash] }

  /// What a word divides by.
  func denominator(_ hash: UInt64) -> Double? { denominators[hash] }
}
