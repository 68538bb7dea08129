import Facts

/// The words that say which way a number went, in all their forms.
struct ChangeWords: Sendable {
  /// What sort of word it is, and so which numbers beside it are amounts of change.
  enum Class: String, Sendable {
    /// Goes up or down itself: "fell 5 percent", "a fall to 5".
    case moves
    /// The same of a verb whose noun is something else: "a $5 million *contract*".
    case turns
    /// Moves something; its bare object is no change: "raised $5 million".
    case takes
    /// Has an amount of change for an object, where that is a share, points or money: "lost 5 percent".
    case gains
    /// The same, and what stands behind its "to" has not been reached: "added 9 to the old 13".
    case adds
    case noun
    /// "Up", "down".
    case adverb
    /// An adverb behind "was" and the like: "was *off* 5 percent".
    case offset
    /// Stands behind an amount: "5 percent *higher*".
    case comparison
  }

  struct Word: Sendable {
    let way: Figure.Change
    let kind: Class
  }

  private var words: [UInt64: Word] = [:]

  init() {
    for row in LanguageResource("figure-changes.txt").rows where row.count >= 3 {
      guard let way = Figure.Change(rawValue: String(row[1])), let kind = Class(rawValue: String(row[2]))
      else {
        continue
      }
      let irregular = row.count > 3 ? row[3].split(separator: " ").map(String.init) : []
      for form in Self.forms(of: String(row[0]), kind) + irregular {
        words[stableHash(form.utf8)] = Word(way: way, kind: kind)
      }
    }
  }

  /// What the word in lower case with this hash says.
  subscript(hash: UInt64) -> Word? { words[hash] }

  private static func forms(of word: String, _ kind: Class) -> [String] {
    switch kind {
    case .adverb, .offset, .comparison: return [word]
    case .noun: return [word, word + "s"]
    case .moves, .turns, .takes, .gains, .adds: break
    }
    if word.hasSuffix("e") {
      let stem = word.dropLast()
      return [word, word + "s", word + "d", stem + "ing"]
    }
    if word.hasSuffix("ly") {
      let stem = word.dropLast()
      return [word, stem + "ies", stem + "ied", word + "ing"]
    }
    let takesE = word.hasSuffix("sh") || word.hasSuffix("ch")
    return [word, word + (takesE ? "es" : "s"), word + "ed", word + "ing"]
  }
}
