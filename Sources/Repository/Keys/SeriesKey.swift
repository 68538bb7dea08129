import Extraction
import Facts
import Language

/// What the figures of a series have in common: what they count, in which unit, and where.
///
/// What happens to people and things ("people killed") is counted anew each time: such figures are one series only in
/// one stretch of days. A quantity with a name ("unemployment rate") is one over any time. A bare noun ("three cars") is
/// neither.
/// Different words for one thing ("killed", "dead", "bodies") count as one, by the lexicon
/// `counted-things.txt`; what narrows it ("police officers killed") keeps a series apart, and so does whether
/// the figure is a level or a change ("2,000 more").
struct SeriesKey: Hashable {
  private let text: String
  private let isHappening: Bool

  /// Names the series among all; says by its last bit whether it is parted by days.
  var hash: UInt64 { max(2, FactKey.hash(text, seed: 41)) & ~1 | (isHappening ? 1 : 0) }

  /// So many days without a figure end what was counted; nil for a quantity that is counted at any time.
  static func tolerance(ofHash hash: UInt64) -> UInt64? { hash & 1 == 1 ? 7 : nil }

  private struct Lexicon {
    /// Word to what befell those counted, or what they are.
    var things: [String: String] = [:]
    var states: Set<String> = []
    var fillers: Set<String> = []
    /// Quantities that one word names: "inflation".
    var quantities: Set<String> = []

    init() {
      for row in LanguageResource("counted-things.txt").table(3) {
        for word in row[2].split(separator: " ") {
          switch row[0] {
          case "filler": fillers.insert(String(word))
          case "quantity": quantities.insert(String(word))
          default: things[String(word)] = String(row[1])
          }
        }
        if row[0] == "state" { states.insert(String(row[1])) }
      }
    }
  }

  private static let lexicon = Lexicon()
  private static let kinds: Set<Figure.Kind> = [
    .count, .money, .percent, .ratio, .area, .mass, .volume, .temperature, .rate,
  ]

  /// Nil for a figure of a kind that makes no series, and for one that is a part of another.
  ///
  /// - Parameter mainCountry: where a figure without a place is taken to be from.
  init?(_ figure: Figure, in text: TextIndex, mainCountry: String?) {
    guard Self.kinds.contains(figure.kind), !Self.isPart(figure, in: text) else { return nil }
    let lexicon = Self.lexicon
    var state: String?
    var rest: Set<String> = []
    for word in SearchWords.words(of: figure.counted ?? figure.unit ?? "")
    where !lexicon.fillers.contains(word) {
      if let thing = lexicon.things[word] ?? lexicon.things[Self.singular(word)] {
        if lexicon.states.contains(thing) { state = state ?? thing } else { rest.insert(thing) }
      } else if word.utf8.allSatisfy({ !(0x30...0x39).contains($0) }) {
        rest.insert(Self.singular(word))
      }
    }
    guard state != nil || !rest.isEmpty else { return nil }
    if figure.counted == nil, figure.kind != .count { return nil }
    isHappening = figure.kind == .count
    if state == nil {
      let isNamed = rest.count > 1 || !rest.isDisjoint(with: lexicon.quantities)
      guard figure.kind == .count ? isNamed && figure.place != nil : isNamed else { return nil }
    }
    let unit = figure.kind == .count ? "" : Folding.fold(figure.unit ?? "")
    let place = figure.place.map { Folding.slug($0.name) } ?? mainCountry.map { Folding.slug($0) } ?? ""
    let change = figure.change?.rawValue ?? ""
    self.text = ([figure.kind.rawValue, unit, place, change, state ?? ""] + rest.sorted()).joined(
      separator: "|")
  }

  /// Whether a figure is given as a part of another: "*19* of them", "*two* of the bodies", "among them *three*",
  /// "of the 225, *175* died".
  private static func isPart(_ figure: Figure, in text: TextIndex) -> Bool {
    guard figure.kind == .count else { return false }
    let (before, behind) = text.surroundings(figure.span.start, figure.span.end, limit: 60)
    let rest = behind.prefix { !sentenceEnds.contains($0) }
    let next = words(of: figure.text) + words(of: String(rest)).prefix(2)
    for (word, whole) in zip(next, next.dropFirst()) where word == "of" {
      if wholes.contains(whole) { return true }
    }
    let sentence = before[(before.lastIndex(where: sentenceEnds.contains) ?? before.startIndex)...]
    let last = words(of: String(sentence)).suffix(2)
    if last.last == "including" { return true }
    if let first = last.first, first == "of" || first == "among", wholes.contains(last.last ?? "") {
      return true
    }
    guard sentence.hasSuffix(", "), let of = sentence.firstRange(of: "Of ") else { return false }
    return words(of: String(sentence[of.upperBound...])).first.map(wholes.contains) ?? false
  }

  private static func words(of text: String) -> [String] { SearchWords.words(of: text) }

  private static let sentenceEnds: Set<Character> = [".", "!", "?", "\n"]
  private static let wholes: Set<String> = ["them", "whom", "which", "these", "those", "the", "its", "their"]

  /// The country of most of the mentions of places.
  static func mainCountry(of facts: ArticleFacts) -> String? {
    var counts: [String: Int] = [:]
    for place in facts.places {
      if let country = place.country { counts[country, default: 0] += place.mentionCount }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// A word without the ending of a regular plural.
  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") else {
      return word
    }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.hasSuffix("ches") || word.hasSuffix("shes") || word.hasSuffix("xes") {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }
}
