import Facts

/// The words around numbers: modifiers, changes, labels, and the words that end a noun phrase.
struct FigureWords: Sendable {
  private(set) var before = PhraseTable<Figure.Modifier>()
  private(set) var after = PhraseTable<Figure.Modifier>()
  private var changes: [UInt64: Figure.Change] = [:]
  /// Whether a label must be capitalized.
  private var labels: [UInt64: Bool] = [:]
  private let functionWords: Set<UInt64>
  private let peopleStates: Set<UInt64>

  init() {
    for row in LanguageResource("figure-modifiers.txt").rows where row.count == 2 {
      guard let modifier = Figure.Modifier(rawValue: String(row[1])) else { continue }
      if row[0].first == "+" {
        after.add(row[0].dropFirst(), modifier)
      } else {
        before.add(row[0], modifier)
      }
    }
    for row in LanguageResource("figure-changes.txt").rows where row.count == 2 {
      changes[stableHash(row[0].utf8)] = Figure.Change(rawValue: String(row[1]))
    }
    for line in LanguageResource("designators.txt").lines {
      let mustBeCapital = line.first == "^"
      let hash = stableHash((mustBeCapital ? line.dropFirst() : line).utf8)
      labels[hash] = mustBeCapital && labels[hash] != false
    }
    functionWords = Set(LanguageResource("function-words.txt").lines.map { stableHash($0.utf8) })
    peopleStates = Set(LanguageResource("states-of-people.txt").lines.map { stableHash($0.utf8) })
  }

  /// Which way the word says that a number went.
  func change(_ piece: Piece) -> Figure.Change? { changes[piece.hash] }

  /// Whether the word makes a number behind it a name: "Article 4".
  func isLabel(_ piece: Piece) -> Bool {
    guard let mustBeCapital = labels[piece.hash] else { return false }
    return !mustBeCapital || piece.isCapitalized
  }

  /// Whether the word ends a noun phrase.
  func isFunctionWord(_ piece: Piece) -> Bool { functionWords.contains(piece.hash) }

  /// Whether the word in lower case ends a noun phrase.
  func isFunctionWord(_ word: String) -> Bool { functionWords.contains(stableHash(word.utf8)) }

  /// Whether the word is said of people alone: "detained", "dead".
  func isStateOfPeople(_ piece: Piece) -> Bool { peopleStates.contains(piece.hash) }

  /// Whether the word in lower case is said of people alone.
  func isStateOfPeople(_ word: String) -> Bool { peopleStates.contains(stableHash(word.utf8)) }
}
