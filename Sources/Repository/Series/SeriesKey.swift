import Extraction
import Facts

/// What the figures of a series have in common: what they count, in which unit, and where.
///
/// Different words for one thing ("killed", "dead", "bodies") count as one, by the lexicon
/// `counted-things.txt`; what narrows it ("police officers killed") keeps a series apart, and so does whether
/// the figure is a level or a change ("2,000 more").
struct SeriesKey: Hashable {
  private let text: String

  var hash: UInt64 { max(1, FactKey.hash(text, seed: 41)) }

  private struct Lexicon {
    /// Word to what befell those counted, or what they are.
    var things: [String: String] = [:]
    var states: Set<String> = []
    var fillers: Set<String> = []

    init() {
      for row in LanguageResource("counted-things.txt").rows where row.count == 3 {
        for word in row[2].split(separator: " ") {
          switch row[0] {
          case "filler": fillers.insert(String(word))
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

  /// - Parameter mainCountry: where a figure without a place is taken to be from.
  init?(_ figure: Figure, in facts: ArticleFacts, mainCountry: String?) {
    guard Self.kinds.contains(figure.kind) else { return nil }
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
    let unit = figure.kind == .count ? "" : Folding.fold(figure.unit ?? "")
    let place = figure.place.map { Folding.slug($0.name) } ?? mainCountry.map { Folding.slug($0) } ?? ""
    let change = figure.change?.rawValue ?? ""
    text = ([figure.kind.rawValue, unit, place, change, state ?? ""] + rest.sorted()).joined(separator: "|")
  }

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
