import Facts
import Language

/// The words around numbers: modifiers, changes, labels, and the words that end a noun phrase.
struct FigureWords: Sendable {
  private(set) var before = PhraseTable<Figure.Modifier>()
  private(set) var after = PhraseTable<Figure.Modifier>()
  private let changes = ChangeWords()
  /// Whether a label must be capitalized.
  private var labels: [UInt64: Bool] = [:]
  /// What a measured quantity near a word is called: "weight" near "weighs".
  private var labelsOfMeasures: [UInt64: String] = [:]

  /// The words that travel in the binary, which are read once.
  static let shared = FigureWords()

  private init() {
    for row in LanguageResource("figure-modifiers.txt").table(2) {
      let modifier = row.value(1, as: Figure.Modifier.self)
      if row[0].first == "+" {
        after.add(row[0].dropFirst(), modifier)
      } else {
        before.add(row[0], modifier)
      }
    }
    for line in LanguageResource("designators.txt").lines {
      let mustBeCapital = line.first == "^"
      let hash = stableHash((mustBeCapital ? line.dropFirst() : line).utf8)
      labels[hash] = mustBeCapital && labels[hash] != false
    }
    for row in LanguageResource("measure-labels.txt").table(2) {
      for word in row[1].split(separator: " ") { labelsOfMeasures[stableHash(word.utf8)] = String(row[0]) }
    }
  }

  /// What the word says of the way that a number went.
  func change(_ piece: Piece) -> ChangeWords.Word? { changes[piece.hash] }

  /// What a verb says whose particle is at `index`: "gave *up*".
  func changePhrase(_ pieces: [Piece], endingAt index: Int) -> ChangeWords.Word? {
    changes.phrase(pieces, endingAt: index)
  }

  /// Whether the word by itself speaks of a change of its own, and compares nothing.
  func isChange(_ piece: Piece) -> Bool {
    changes[piece.hash].map {
      $0.kind != .comparison && $0.kind != .offset && !($0.kind == .turns && $0.isPlain)
    } ?? false
  }

  /// Whether the word, as a part of speech, does.
  func isChange(_ piece: Piece, _ tag: PartOfSpeech) -> Bool {
    changes[piece.hash].map { $0.kind != .comparison && $0.kind != .offset && $0.holds(tag) } ?? false
  }

  /// Whether the word makes a number behind it a name: "Article 4".
  func isLabel(_ piece: Piece) -> Bool {
    guard let mustBeCapital = labels[piece.hash] else { return false }
    return !mustBeCapital || piece.isCapitalized
  }

  /// Whether the word, not capitalized, may make a number behind it a name: "in game 4".
  func mayBeLabel(_ piece: Piece) -> Bool { labels[piece.hash] != nil }

  /// What a measured quantity beside the word is called: "height" beside "tall".
  func measureLabel(_ piece: Piece) -> String? { labelsOfMeasures[piece.hash] }
}
