import Extraction
import Facts
import Seeded

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes more texts to train on: the ones there are with other names or another casing, and the
/// result tables, datelines and headlines that agencies send and the annotated texts lack.
struct NamesWriter {
  private var generator: SeededRandom
  private let firstNames: [String]
  private let surnames: [String]
  private let cities: [String]
  private let countries: [String]
  private let companies: [String]

  init(_ folder: String, seed: UInt64) throws {
    generator = SeededRandom(seed: seed)
    func lines(_ name: String) throws -> [Substring] {
      try String(contentsOfFile: folder + "/gazetteer/" + name, encoding: .utf8).split(
        whereSeparator: \.isNewline)
    }
    func firstColumn(_ name: String, limit: Int) throws -> [String] {
      try lines(name).dropFirst().prefix(limit).map { line in
        Self.trimmed(line.prefix { $0 != "\t" })
      }.filter { !$0.contains(",") }
    }
    firstNames = try (lines("first-names.txt") + lines("male.txt") + lines("female.txt")).map(String.init)
    surnames = try lines("surnames.txt").map(String.init)
    cities = try firstColumn("cities.tsv", limit: 9000)
    countries = try firstColumn("countries.tsv", limit: .max)
    companies = try lines("companies-sp500.txt").map { line in
      Self.trimmed(line.prefix { $0 != "(" })
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  /// A piece of text that is a name of some kind, or none.
  private typealias Piece = (text: String, label: String?)

  private static func sample(_ pieces: [Piece], id: String) -> NamesSample {
    var text = ""
    var offset = 0
    var spans: [NamesSample.Span] = []
    for piece in pieces {
      let length = piece.text.unicodeScalars.count
      if let label = piece.label {
        spans.append(NamesSample.Span(start: offset, end: offset + length, label: label))
      }
      text += piece.text
      offset += length
    }
    return NamesSample(id: id, text: text, spans: spans)
  }

  // MARK: Other names and casings for the texts there are

  private static let labels = ["PER", "ORG", "LOC", "MISC"]

  /// A sentence cut into its names and what stands between them.
  private func pieces(
    _ document: Document, _ sentence: Document.Sentence, _ names: [NamesVote.Name]
  ) -> [Piece] {
    var pieces: [Piece] = []
    var offset = document.tokens[sentence.tokens.lowerBound].start
    for name in names where sentence.tokens.contains(name.tokens.lowerBound) {
      let span = document.span(name.tokens)
      guard span.start >= offset, name.tokens.upperBound <= sentence.tokens.upperBound else { continue }
      pieces.append((document.text(offset..<span.start), nil))
      pieces.append((span.text, Self.labels[name.kind]))
      offset = span.end
    }
    pieces.append((document.text(offset..<document.tokens[sentence.tokens.upperBound - 1].end), nil))
    return pieces
  }

  /// Some of the sentences again: with other names, as headlines, in capitals.
  mutating func variants(of document: Document, _ names: [NamesVote.Name]) -> [NamesSample] {
    var samples: [NamesSample] = []
    for sentence in document.sentences {
      let pieces = pieces(document, sentence, names)
      let id = document.article.id
      switch Int.random(in: 0..<24, using: &generator) {
      case 0: samples.append(Self.sample(pieces.map { ($0.text.uppercased(), $0.label) }, id: id))
      case 1: samples.append(Self.sample(pieces.map { (Self.titleCased($0.text), $0.label) }, id: id))
      case 2...9 where pieces.contains { $0.label == "PER" || $0.label == "LOC" }:
        samples.append(Self.sample(pieces.map { renamed($0) }, id: id))
      default: break
      }
    }
    return samples
  }

  private static func titleCased(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.count > 3 ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
    }.joined(separator: " ")
  }

  private mutating func renamed(_ piece: Piece) -> Piece {
    let words = piece.text.split(separator: " ").count
    switch piece.label {
    case "PER" where words == 1: return (surname(), "PER")
    case "PER" where words == 2: return (firstName() + " " + surname(), "PER")
    case "LOC" where words == 1 && piece.text.allSatisfy(\.isLetter):
      return (Bool.random(using: &generator) ? city() : piece.text, "LOC")
    default: return piece
    }
  }

  private mutating func pick(_ list: [String]) -> String {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }

  private mutating func firstName() -> String { pick(firstNames) }
  private mutating func surname() -> String { pick(surnames) }
  private mutating func city() -> String { pick(cities) }

  // MARK: Tables and headlines

  /// Texts of the kinds that agencies send beside stories.
  mutating func tables(_ count: Int) -> [NamesSample] {
    (0..<count).map { index in
      let template = Self.templates[index % Self.templates.count]
      let isUpper = template.hasPrefix("^")
      var pieces: [Piece] = []
      for (number, part) in template.drop(while: { $0 == "^" }).split(
        separator: "~", omittingEmptySubsequences: false
      ).enumerated() {
        let piece = number % 2 == 0 ? (String(part), nil) : fill(part)
        pieces.append(isUpper ? (piece.0.uppercased(), piece.1) : piece)
      }
      return Self.sample(pieces, id: "table-\(index)")
    }
  }

  private mutating func fill(_ slot: Substring) -> Piece {
    func number(_ range: ClosedRange<Int>) -> String { String(Int.random(in: range, using: &generator)) }
    switch slot {
    case "person": return (firstName() + " " + surname(), "PER")
    case "initial": return (String(firstName().prefix(1)) + ". " + surname(), "PER")
    case "surname": return (surname(), "PER")
    case "city": return (city(), "LOC")
    case "country": return (pick(countries), "LOC")
    case "team": return (city() + pick(Self.teamEndings), "ORG")
    case "town team": return (city(), "ORG")
    case "company": return (pick(companies), "ORG")
    case "firm": return (surname() + pick(Self.firmEndings), "ORG")
    case "bureau":
      return (pick(["Reuters", "AP", "AFP", "Xinhua", "Interfax", "TASS", "Kyodo", "Bloomberg"]), "ORG")
    case "0": return (number(0...6), nil)
    case "00": return (number(10...99), nil)
    case "000": return (number(100...30_000), nil)
    case "date": return ("199\(number(0...9))-0\(number(1...9))-\(number(10...30))", nil)
    case "day":
      return (pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), nil)
    case "month":
      return (pick(["January", "March", "April", "June", "August", "October", "Dec", "Nov"]), nil)
    default: return (String(slot), nil)
    }
  }

  private static let teamEndings = [
    " United", " City", " FC", " Rovers", " Athletic", " Town", " Tigers", " Bears", " Kings", "", "", "", "",
  ]
  private static let firmEndings = [
    " Inc", " Corp", " Ltd", " Plc", " AG", " Group", " Brothers", " & Co", " Holdings", " Securities",
    " Inc.",
    " Corp.", " Bank", " Industries", " SA", " Motors",
  ]

  /// Slots stand between tildes; a caret makes the text upper-case.
  private static let templates = [
    "~city~ ~date~", "^~city~ ~date~", "~person~", "~bureau~ ~date~",
    "~team~ ~0~ ~team~ ~0~", "~country~ ~0~ ~country~ ~0~ (halftime ~0~-~0~)",
    "~town team~ ~00~ ~town team~ ~00~",
    "~00~. ~person~ (~country~) ~00~.~00~", "~0~. ~person~ ( ~country~ ) ~00~ points",
    "~person~ (~country~) beat ~person~ (~country~) 6-~0~ 6-~0~",
    "~0~ - ~person~ ( ~country~ ) bt ~person~ ( ~country~ ) 7-5 6-~0~",
    "^~country~ beat ~country~ in qualifier .", "^soccer - ~country~ beat ~country~ ~0~-~0~ .",
    "^tennis - ~surname~ upsets ~surname~ in ~city~ .", "^cricket - ~country~ v ~country~ scoreboard .",
    "^basketball - ~team~ beat ~team~ ~00~-~00~ .", "^rugby union - ~surname~ out of ~country~ squad .",
    "^~company~ shares fall ~0~ pct on profit warning .", "^~firm~ sees ~00~ pct rise in net .",
    "^~country~ says ~country~ talks to resume .", "^~surname~ meets ~surname~ in ~city~ .",
    "^~city~ stocks close lower , ~firm~ falls .", "^~country~ ~month~ inflation at ~00~ pct .",
    "Scorers: ~surname~ (~00~th minute), ~surname~ (~00~)", "Scorers : ~country~ - ~surname~ ( ~00~ , ~00~ )",
    "~surname~ c ~surname~ b ~surname~ ~00~", "~initial~ b ~initial~ ~00~", "~surname~ lbw b ~surname~ ~00~",
    "Bowling: ~surname~ ~00~-~0~-~00~-~0~, ~surname~ ~00~-~0~-~00~-~0~",
    "~town team~ ~00~ ~00~ ~0~ ~0~ ~00~ ~00~ ~00~", "~country~ ~0~ ~0~ ~0~ ~0~ ~00~ ~00~ ~00~",
    "~town team~ at ~town team~", "^~town team~ at ~town team~", "Attendance: ~000~",
    "~day~'s result : ~town team~ ~0~ ~town team~ ~0~", "Played on ~day~ : ~team~ ~0~ ~team~ ~0~",
    "~team~ beat ~team~ ~0~-~0~ on ~day~ .", "~team~ striker ~person~ scored twice as ~team~ won at ~team~ .",
    "~country~ beat ~country~ ~0~-~0~ ( halftime ~0~-~0~ ) in a World Cup soccer qualifier on ~day~ .",
    "~person~ of ~country~ won the men 's ~000~ metres in ~city~ on ~day~ .",
    "~country~ 's ~person~ beat ~country~ 's ~person~ 6-~0~ , 6-~0~ .",
    "~town team~ ( ~initial~ ) beat ~town team~ on ~day~ night .",
    "~firm~ said on ~day~ it had agreed to buy ~firm~ for $ ~00~ million .",
    "Shares in ~firm~ rose ~00~ cents to $ ~00~ in ~city~ trade .",
    "~person~ , an analyst at ~firm~ in ~city~ , said .", "- ~city~ newsroom , +~00~ ~00~ ~000~ ~000~",
    "~city~, ~month~ ~00~ (~bureau~) - ", "~city~ (~bureau~) _ ~person~ said on ~day~ .",
    "By ~person~", "~initial~ , ~team~ , ~00~",
    "~surname~ ( ~country~ ) , ~surname~ ( ~country~ ) , ~surname~ ( ~country~ )",
    "~0~. ~country~ ( ~person~ , ~person~ ) ~0~ minutes ~00~.~00~", "Men 's singles : ~person~ ( ~country~ )",
    "~team~ , ~team~ , ~team~ and ~team~ are through to the final .",
    "~surname~ replaced ~surname~ after ~00~ minutes against ~team~ .",
    "~company~ ~00~ ~0~/~0~ up ~0~/~0~", "Source : ~bureau~",
  ]
}
