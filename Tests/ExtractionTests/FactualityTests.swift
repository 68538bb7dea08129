import Extraction
import Facts
import Language
import Testing

@Suite struct FactualityTests {
  private static let reader = DocumentReader()
  private static let analyzer = SyntaxAnalyzer()
  private static let factuality = Factuality(Lemmatizer())

  /// The verdict on the word between asterisks, as the examples of `factuality.txt` write it.
  private func verdict(_ marked: String) -> String {
    let parts = marked.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return "no trigger in \(marked)" }
    let document = Self.reader.read(Article(id: "a", text: parts.joined()))
    let start = parts[0].unicodeScalars.count
    guard let trigger = document.tokens.firstIndex(where: { $0.start == start }) else { return "no token" }
    let reading = Self.factuality.readings(
      of: [trigger], in: Grammar(document, Self.analyzer.analyze(document)))[0]
    return switch reading.verdict {
    case .open: "open"
    case .forced(let status): status.rawValue
    case .notActual(.planned): "future"
    case .notActual(.alleged): "rumoured"
    case .notActual(.denied): "doubted"
    case .notActual: "unsure"
    case .asserted: "asserted"
    case .dropped: "dropped"
    }
  }

  /// Every row of the table is tried on its own examples.
  @Test(arguments: LanguageResource("factuality.txt").rows.flatMap { $0.dropFirst(5).map(String.init) })
  func examples(_ example: String) {
    let halves = example.split(separator: "=").map { $0.trimmingPrefix(" ") }
    #expect(halves.count == 2)
    let found = verdict(String(halves[0].reversed().drop { $0 == " " }.reversed()))
    #expect(found == halves[1], "\(halves[0])")
  }

  @Test func everyRowHasExamples() {
    for row in LanguageResource("factuality.txt").rows {
      #expect(row.count >= 6, "\(row)")
    }
  }
}
