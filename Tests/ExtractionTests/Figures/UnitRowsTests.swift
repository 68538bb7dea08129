import Facts
import Language
import Testing

@testable import Extraction

/// What the rows of `units.txt` and `currencies.txt` say.
@Suite("Rows of units") struct UnitRowsTests {
  private static let flags = LanguageResource("units.txt").table.filter { $0[0] == "flag" }

  /// "12 yard distance, 5 - count".
  private static func readings(_ text: Substring) -> String {
    FigureReading.figures(String(text)).map {
      "\(FigureReading.plain($0.amount)) \($0.unit ?? "-") \($0.kind)"
    }.joined(separator: ", ")
  }

  @Test("each flag has a row") func everyFlagIsShown() {
    #expect(
      Set(Self.flags.map { String($0[1]) }) == Set(MeasureUnits.Flag.allCases.map(\.rawValue)))
  }

  @Test("reads the example of a flag", arguments: flags.map(\.line))
  func example(_ line: Int) throws {
    let row = try #require(Self.flags.first { $0.line == line })
    #expect(Self.readings(row[2]) == row[3], "\(row[2])")
  }

  @Test("reads no such unit in the counter-example", arguments: flags.map(\.line))
  func counterexample(_ line: Int) throws {
    let row = try #require(Self.flags.first { $0.line == line })
    let value = row.count > 5 ? row[5] : ""
    #expect(Self.readings(row[4]) == value, "\(row[4])")
  }

  @Test(
    "a row that cannot be used says where it stands",
    arguments: [
      ("ell\tlength", "units.txt:1: length is no kind of figure"),
      ("ell\tdistance\nell\tdistance", "units.txt:2: the unit ell stands twice"),
      ("ell\tdistance\npart\tell\tspan\t5", "units.txt:2: span is no unit"),
      ("ell\tdistance\t\t\t\tcommun", "units.txt:1: commun is no flag"),
      ("ell\tdistance\t\t\t\tcommon", "units.txt:1: no flag row above shows what common does"),
      ("flag\tcommon", "units.txt:1: this is no row of a flag"),
    ])
  func mistakes(_ rows: String, _ message: String) {
    #expect(throws: LanguageError.self) {
      try MeasureUnits(LanguageRow.rows(rows, of: "units.txt"), [])
    }
    do {
      _ = try MeasureUnits(LanguageRow.rows(rows, of: "units.txt"), [])
    } catch {
      #expect(error.description == message)
    }
  }

  @Test(
    "how a unit is written is said by its row",
    arguments: [
      ("The plank is 12 in wide.", ["12 inch"]), ("They met 12 in Oslo.", ["12 -"]),
      ("It took 2h 30m.", ["150 minute"]), ("The 5-foot-11 keeper won.", ["71 inch"]),
      ("They took 900 won.", ["900 KRW"]),
      ("Of the games they played 5 won them nothing.", ["5 -"]),
      ("The calf weighs 20 pounds.", ["20 pound"]), ("They paid 20 pounds.", ["20 GBP"]),
    ])
  func writings(_ text: String, _ measures: [String]) {
    #expect(FigureReading.measures(text) == measures)
  }

  @Test(
    "what money is paid for is any noun",
    arguments: [
      ("The soup costs 6 euros a bowl.", ["6 EUR per bowl"]),
      ("The tour costs 30 euros a head.", ["30 EUR per head"]),
      (
        "They charge 12 dollars a haircut and 9 dollars a shave.",
        ["12 USD per haircut", "9 USD per shave"]
      ),
      ("The clinic pays 80 pounds a donor.", ["80 GBP per donor"]),
      ("For 200 dollars a burglar broke the lock.", ["200 USD"]),
      ("With 3 million dollars a lot of them left.", ["3000000 USD"]),
    ])
  func prices(_ text: String, _ measures: [String]) {
    #expect(FigureReading.measures(text) == measures)
  }
}
