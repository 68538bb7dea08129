/// The rows of `factuality.txt` by word, part of speech and way.
struct FactualityTable: Sendable {
  enum Part: String, Sendable, Hashable {
    case verb, noun, adjective, adverb, preposition, mark
  }

  /// How an event hangs on a word.
  enum Way: Hashable, Sendable {
    /// It does not: the word hangs on the event.
    case none
    case clause, infinitive, object, subject
    case preposition(String)

    init(_ text: Substring) {
      switch text {
      case "clause": self = .clause
      case "inf": self = .infinitive
      case "object": self = .object
      case "subject": self = .subject
      default: self = .preposition(String(text))
      }
    }
  }

  private struct Key: Hashable {
    var word: String
    var part: Part
    var way: Way
  }

  private var readings: [Key: Factuality.Reading] = [:]

  /// Reads the table; an unknown word of it is a programming error.
  init(_ resource: LanguageResource) {
    let names: [Substring: Factuality.Reading] = [
      "planned": .planned, "hypothetical": .hypothetical, "alleged": .alleged, "denied": .denied,
      "dropped": .dropped,
    ]
    for row in resource.rows {
      guard let part = row.count > 1 ? Part(rawValue: String(row[1])) : nil,
        let reading = row.last.flatMap({ names[$0] })
      else { preconditionFailure("factuality.txt: \(row.joined(separator: " | "))") }
      let ways = row.count > 3 ? row[2].split(separator: " ").map(Way.init) : []
      for word in row[0].split(separator: " ") {
        for way in ways.isEmpty ? [.none] : ways {
          readings[Key(word: String(word), part: part, way: way)] = reading
        }
      }
    }
  }

  /// What a word makes of an event that hangs on it in a way; nil where no row says.
  func reading(_ word: String, _ part: Part, _ way: Way) -> Factuality.Reading? {
    readings[Key(word: word, part: part, way: way)]
  }

  /// Whether a word stands for none: a clause with it did not happen.
  func isNobody(_ word: String) -> Bool { word == "nobody" || word == "none" || word == "nothing" }
}
