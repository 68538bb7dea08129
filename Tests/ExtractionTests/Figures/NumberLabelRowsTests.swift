import Facts
import Language
import Testing

@testable import Extraction

/// Every row of `number-labels.txt` reads its example and not its counter-example.
@Suite("Rows of numbers that count nothing") struct NumberLabelRowsTests {
  private static let extractor = Extractor()
  static let rows = NumberLabelReader(words: .shared).table.rows

  /// The numbers that a row reads in a text, in text order.
  private static func labels(_ text: String, by row: String) -> String {
    let document = extractor.reader.read(Article(id: "a", text: text))
    let reading = extractor.figureGrammar.figures(in: extractor.named(document).grammar)
    return reading.labels.filter { $0.row == row }.map { document.span($0.tokens).text }
      .joined(separator: ", ")
  }

  @Test("reads its example", arguments: rows.map(\.name))
  func example(_ name: String) throws {
    let row = try #require(Self.rows.first { $0.name == name })
    #expect(Self.labels(row.example, by: name) == row.value, "\(row.example)")
  }

  @Test("does not read its counter-example", arguments: rows.map(\.name))
  func counterexample(_ name: String) throws {
    let row = try #require(Self.rows.first { $0.name == name })
    #expect(Self.labels(row.counterexample, by: name) == "", "\(row.counterexample)")
  }

  @Test func meaningsAllHaveRows() {
    #expect(Set(Self.rows.map(\.meaning)) == Set(NumberLabel.Meaning.allCases))
  }

  @Test(
    "neighbours of the examples",
    arguments: [
      "They live at 8 Elm Rise.", "The bank at 40 Calle Mayor burned.", "Turn to page 12.",
      "She lives in Flat 4.", "They drove down Highway 61.", "She waited in Room 101.",
      "They repealed Section 230.", "He lives at No. 10.", "She sat in Row 9.", "They sat in aisle 3.",
    ])
  func addressesAndLabelsAreNoFigures(_ text: String) { #expect(FigureReading.measures(text).isEmpty) }

  @Test(
    "counts stay",
    arguments: [
      ("The firm announced 12 closes.", "12 close"), ("She bought 4 flats.", "4 flat"),
      ("They closed 3 lanes.", "3 lane"), ("He wrote 230 sections.", "230 section"),
    ])
  func countsStay(_ text: String, _ measure: String) { #expect(FigureReading.measures(text) == [measure]) }
}
