import Extraction
import Facts
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs public specification cases for numbers and dates, where their folder exists, and prints how many
/// agree. Some cases are commands to an assistant ("set the temperature to 20"), or count what the news
/// does not ("the last page"): the shares asked for here are what is known to be read, not perfection.
@Suite(.enabled(if: Specification.folder != nil, "no folder of specification cases beside the package"))
struct SpecificationTests {
  private static let extractor = Extractor()
  private static let showsDisagreement = ProcessInfo.processInfo.environment["SPECIFICATION_CASES"] != nil

  @Test(arguments: [
    ("AgeModel", 80), ("CurrencyModel", 70), ("DimensionModel", 60), ("NumberModel", 40),
    ("NumberRangeModel", 30), ("OrdinalModel", 3), ("PercentModel", 50), ("TemperatureModel", 50),
    ("DurationParser", 35),
  ])
  func figures(_ name: String, _ share: Int) throws {
    try check(name, share) { specification in
      let figures = Self.extractor.facts(of: Article(id: "a", text: specification.input)).figures
      return specification.results.allSatisfy { result in
        figures.contains { SpecificationMatch.agrees($0, result) }
      } && (figures.count <= specification.results.count || !specification.results.isEmpty)
    }
  }

  @Test(arguments: [("DateParser", 40), ("DatePeriodParser", 25), ("DateTimeModel", 40)])
  func dates(_ name: String, _ share: Int) throws {
    try check(name, share) { specification in
      let article = Article(id: "a", published: specification.context?.reference, text: specification.input)
      // Clock times are read, though they are not served as dates.
      let document = Self.extractor.reader.read(article)
      let dates = Self.extractor.dateGrammar.dates(
        in: Grammar(document, Self.extractor.analyzer.analyze(document))
      ).map { DateMention(span: document.span($0.tokens), date: $0.date) }
      let figures = Self.extractor.facts(of: article).figures
      let isFirstDay = dates.count <= specification.results.count || !specification.results.isEmpty
      return isFirstDay
        && specification.results.allSatisfy { result in
          dates.contains { SpecificationMatch.agrees($0, result) }
            || figures.contains { SpecificationMatch.agrees($0, result) }
        }
    }
  }

  private func check(_ name: String, _ share: Int, _ agrees: (Specification) -> Bool) throws {
    let cases = try Specification.cases(name)
    var agreeing = 0
    for specification in cases {
      if agrees(specification) {
        agreeing += 1
      } else if Self.showsDisagreement {
        print("  \(name): \(specification.input) -> \(specification.results.map(\.text))")
      }
    }
    print("\(name): \(agreeing) of \(cases.count) cases agree")
    #expect(agreeing * 100 >= cases.count * share)
  }
}
