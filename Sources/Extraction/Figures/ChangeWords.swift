import Facts
import Language

/// The words that say which way a number went, in all their forms.
struct ChangeWords: Sendable {
  /// What sort of word it is, and so which numbers beside it are amounts of change.
  enum Class: String, Sendable {
    /// Goes up or down itself: "fell 5 percent", "a fall to 5".
    case moves
    /// The same of a verb whose noun or adjective is something else: "a $5 million *contract*".
    case turns
    /// Moves something; its bare object is no change: "raised $5 million".
    case takes
    /// Has an amount of change for an object, where that is a share, points, money or weight: "lost 5 percent".
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
    /// Whether it is a form that may be a noun or an adjective, too.
    let isPlain: Bool

    /// Whether the word, as a part of speech, speaks of a change: "they *firm*", not "the *firm*".
    func holds(_ tag: PartOfSpeech) -> Bool { kind != .turns || !isPlain || tag.isVerb }
  }

  private var words: [UInt64: Word] = [:]
  /// A verb and its particle: "gave up".
  private var phrases = PhraseTable<Word>()
  private var particles: Set<UInt64> = []

  init() {
    for row in LanguageResource("figure-changes.txt").table(3...4) {
      let way = row.value(1, as: Figure.Change.self)
      let kind = row.value(2, as: Class.self)
      let parts = row[0].split(separator: " ")
      let isClosed = row.count > 3 && row[3].hasPrefix("=")
      let irregular =
        row.count > 3
        ? (isClosed ? row[3].dropFirst() : row[3]).split(separator: " ").map(String.init) : []
      let verb = String(parts[0])
      for form in (isClosed ? [] : Self.forms(of: verb, kind)) + irregular {
        let word = Word(way: way, kind: kind, isPlain: form == verb || form == Inflector.thirdPerson(verb))
        if parts.count == 2 {
          phrases.add(form + " " + parts[1], word)
          particles.insert(stableHash(parts[1].utf8))
        } else {
          words[stableHash(form.utf8)] = word
        }
      }
    }
  }

  /// What the word in lower case with this hash says.
  subscript(hash: UInt64) -> Word? { words[hash] }

  /// What a verb says whose particle is at `index`: "gave *up*".
  func phrase(_ pieces: [Piece], endingAt index: Int) -> Word? {
    guard index > 0, index < pieces.count, particles.contains(pieces[index].hash),
      let found = phrases.match(pieces, at: index - 1), found.count == 2
    else { return nil }
    return found.value
  }

  private static func forms(of word: String, _ kind: Class) -> [String] {
    switch kind {
    case .adverb, .offset, .comparison: return [word]
    case .noun: return [word, Inflector.plural(word)]
    case .moves, .turns, .takes, .gains, .adds: return Inflector.forms(ofVerb: word)
    }
  }
}
