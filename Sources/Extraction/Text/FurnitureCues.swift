import Language

/// Knows what pages say of themselves ("min read", "sign up", "our podcasts").
struct FurnitureCues: Sendable {
  /// How surely a line is furniture, by its words.
  enum Mark: Sendable {
    case none, weak, strong, line
  }

  /// What a row of `furniture.txt` is a cue by.
  private enum Cue: String {
    case line, opening, beginning, ending, strong, weak
  }

  private let wholeLines: Set<String>
  private let openings: Set<String>
  private let beginnings: [String: [[String]]]
  private let endings: [String: [[String]]]
  private let phrases: [String: [Phrase]]

  private struct Phrase: Sendable {
    let words: [String]
    let isStrong: Bool
  }

  init() {
    var wholeLines: Set<String> = []
    var openings: Set<String> = []
    var beginnings: [String: [[String]]] = [:]
    var endings: [String: [[String]]] = [:]
    var phrases: [String: [Phrase]] = [:]
    for row in LanguageResource("furniture.txt").table(2) {
      let words = row[1].split(separator: " ").map(String.init)
      switch row.value(0, as: Cue.self) {
      case .line: wholeLines.insert(String(row[1]))
      case .opening: openings.insert(String(row[1]))
      case .beginning: beginnings[words[0], default: []].append(words)
      case .ending: endings[words[words.count - 1], default: []].append(words)
      case .strong: phrases[words[0], default: []].append(Phrase(words: words, isStrong: true))
      case .weak: phrases[words[0], default: []].append(Phrase(words: words, isStrong: false))
      }
    }
    self.wholeLines = wholeLines
    self.openings = openings
    self.beginnings = beginnings
    self.endings = endings
    self.phrases = phrases
  }

  /// Words of the longest line that says who helped.
  private static let longestCredit = 36

  /// The mark of a line. Lines of more than 60 words are never furniture, so the cost is bounded.
  func mark(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Mark {
    guard range.count <= 600, let words = Self.words(scalars, range) else { return .none }
    if words.isEmpty { return .line }
    if words.count <= 6, wholeLines.contains(words.joined(separator: " ")) { return .line }
    if words.count <= 8, openings.contains(words[0]) { return .strong }
    if beginnings[words[0]]?.contains(where: words.starts(with:)) ?? false { return .line }
    if words.count <= Self.longestCredit,
      endings[words[words.count - 1]]?.contains(where: { words.reversed().starts(with: $0.reversed()) })
        ?? false
    {
      return .line
    }
    var weak = 0
    for index in words.indices {
      for phrase in phrases[words[index]] ?? [] where words[index...].starts(with: phrase.words) {
        if phrase.isStrong { return .strong }
        weak += 1
      }
    }
    return weak >= 3 ? .strong : weak > 0 ? .weak : .none
  }

  /// The words in lower case, numbers and marks left out; nil when there are more than 60.
  private static func words(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> [String]? {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func finish() {
      if !word.isEmpty { words.append(String(word).lowercased()) }
      word = String.UnicodeScalarView()
    }
    for index in range {
      let scalar = scalars[index]
      if scalar.isLetter {
        word.append(scalar)
      } else if scalar.isApostrophe, !word.isEmpty {
        word.append("'")
      } else {
        finish()
        if words.count > 60 { return nil }
      }
    }
    finish()
    return words
  }
}
