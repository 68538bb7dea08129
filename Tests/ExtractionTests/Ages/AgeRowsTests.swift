import Facts
import Language
import Testing

@testable import Extraction

/// Every row of `age-patterns.txt` reads its example and not its counter-example.
@Suite("Rows of ages") struct AgeRowsTests {
  typealias Row = PatternTable<Age.Meaning>.Row

  private static let extractor = Extractor()
  static let rows = AgeReader().table.rows

  /// What a row reads in a text: "9 of boys, 2 month of boy".
  private static func readings(_ text: String, by row: String) -> String {
    let document = extractor.reader.read(Article(id: "a", text: text))
    let ages = extractor.figureGrammar.figures(in: extractor.named(document).grammar).ages
    return ages.filter { $0.row == row }.map { age in
      FigureReading.plain(age.amount) + (age.unit == "year" ? "" : " " + age.unit)
        + (age.owner.map { " of " + document.tokens[$0].text } ?? "")
    }.joined(separator: ", ")
  }

  @Test("reads its example", arguments: rows.map(\.name))
  func example(_ name: String) throws {
    let row = try #require(Self.rows.first { $0.name == name })
    #expect(Self.readings(row.example, by: name).lowercased() == row.value.lowercased(), "\(row.example)")
  }

  @Test("does not read its counter-example", arguments: rows.map(\.name))
  func counterexample(_ name: String) throws {
    let row = try #require(Self.rows.first { $0.name == name })
    #expect(Self.readings(row.counterexample, by: name) == "", "\(row.counterexample)")
  }

  @Test func meaningsAllHaveRows() {
    let meanings = Set(Self.rows.map(\.meaning))
    for meaning in [
      Age.Meaning.now, .undated, .then, .once, .limit, .group, .over, .under, .about, .birthday,
    ] {
      #expect(meanings.contains(meaning))
    }
  }
}
