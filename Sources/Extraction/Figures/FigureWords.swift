import Facts
import Language

/// The words around numbers: modifiers, changes, labels, and the words that end a noun phrase.
struct FigureWords: Sendable {
  /// What sort of number a word tells to be near it.
  enum Context: String, Sendable {
    /// Two numbers are of two sides, of a vote, and what each side has so many of.
    case score, vote, side
    /// What is voted on, and the vote itself.
    case voted
    /// Two numbers are how one stands to the other: "odds".
    case ratio
    /// A scale, and what is measured on one.
    case scale, quake, storm, richter
    /// A street's last word, its first, and the ending of its one word.
    case street, way, streetending
    /// The number of an airliner's model, before what counts it.
    case airliner
    /// What wars and the like are called by a length of time in capital letters.
    case war
    /// A stock market's index.
    case index
    /// Joined to a number it names a sort and counts nothing.
    case compound
    /// An ordinal before it does not rank.
    case unranked
    /// What is done to things that are counted.
    case befall
    /// What tells a number and has an issuer, and the verbs that vouch for one.
    case source, gives
    /// Bodies and groups of people who may be a source, besides agents and organizations.
    case body
    /// Has money as its own: "the firm *earned* $5 million".
    case owns
    /// What a source does with the numbers in it, besides: "the report *listed* 45 failures".
    case lists
    /// Goes up or down by the word behind it: "went *up to* 12 euros"; stands there: "closed *up* 12 points"; and what
    /// goes up or down by the numbers alone: "*went* from 3 to 5".
    case goes, stands, shifts
    /// Stands near money, and so tells pounds of it from pounds of weight.
    case spend
    /// Is cut or raised to those who get it: "cut *power* to 30 homes".
    case supply
    /// One of what something costs so much for: "$12 a *dose*".
    case each
    /// Takes from something, with "off": "*wiped* $2 billion off".
    case wipes
    /// Lays money out: "*spent* $5 million on bridges".
    case lays
    /// What has so many people.
    case headcount
    /// Stands between a distance and where it is from.
    case direction
    /// Stands before the magnitude of a quake.
    case bearing
    /// "At one" of it is some time, and no number: "point".
    case moment
  }

  private(set) var before = PhraseTable<Figure.Modifier>()
  private(set) var after = PhraseTable<Figure.Modifier>()
  private let changes = ChangeWords()
  /// Whether a label must be capitalized.
  private var labels: [UInt64: Bool] = [:]
  private let functionWords: Set<UInt64>
  private let peopleStates: Set<UInt64>
  private var contexts: [Context: Set<UInt64>] = [:]
  /// Endings of streets' names in one word.
  private var streetEndings: [String] = []
  /// What a measured quantity near a word is called: "weight" near "weighs".
  private var labelsOfMeasures: [UInt64: String] = [:]

  /// The words that travel in the binary, which are read once.
  static let shared = FigureWords()

  private init() {
    for row in LanguageResource("figure-modifiers.txt").rows where row.count == 2 {
      guard let modifier = Figure.Modifier(rawValue: String(row[1])) else { continue }
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
    for row in LanguageResource("figure-contexts.txt").rows where row.count == 2 {
      if row[0] == "label", let name = row[1].split(separator: " ").first {
        for word in row[1].split(separator: " ").dropFirst() {
          labelsOfMeasures[stableHash(word.utf8)] = String(name)
        }
      }
      guard let context = Context(rawValue: String(row[0])) else { continue }
      contexts[context, default: []].formUnion(row[1].split(separator: " ").map { stableHash($0.utf8) })
      if context == .streetending { streetEndings = row[1].split(separator: " ").map(String.init) }
    }
    functionWords = Set(LanguageResource("function-words.txt").lines.map { stableHash($0.utf8) })
    peopleStates = Set(LanguageResource("states-of-people.txt").lines.map { stableHash($0.utf8) })
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

  /// Whether the word ends a noun phrase.
  func isFunctionWord(_ piece: Piece) -> Bool { functionWords.contains(piece.hash) }

  /// Whether the word in lower case ends a noun phrase.
  func isFunctionWord(_ word: String) -> Bool { functionWords.contains(stableHash(word.utf8)) }

  /// Whether the word is said of people alone: "detained", "dead".
  func isStateOfPeople(_ piece: Piece) -> Bool { peopleStates.contains(piece.hash) }

  /// Whether the word in lower case is said of people alone.
  func isStateOfPeople(_ word: String) -> Bool { peopleStates.contains(stableHash(word.utf8)) }

  /// Whether the word is of a class.
  func isContext(_ piece: Piece, _ context: Context) -> Bool {
    contexts[context]?.contains(piece.hash) ?? false
  }

  /// Whether the word in lower case is of a class.
  func isContext(_ word: String, _ context: Context) -> Bool {
    contexts[context]?.contains(stableHash(word.utf8)) ?? false
  }

  /// The stable hashes of the words of a class.
  func hashes(_ context: Context) -> Set<UInt64> { contexts[context] ?? [] }

  /// What a measured quantity beside the word is called: "height" beside "tall".
  func measureLabel(_ piece: Piece) -> String? { labelsOfMeasures[piece.hash] }

  /// Whether the word is a street's name by its ending: "Hauptstrasse".
  func hasStreetEnding(_ piece: Piece) -> Bool {
    streetEndings.contains { piece.lower.hasSuffix($0) && piece.lower.utf8.count > $0.utf8.count }
  }
}
