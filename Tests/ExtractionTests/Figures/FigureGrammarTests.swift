import Extraction
import Facts
import Testing

@Suite struct FigureGrammarTests {
  private static let extractor = Extractor()

  /// The figures of a text, each as "words | value unit modifier kind".
  private func figures(_ text: String) -> [String] {
    Self.extractor.facts(of: Article(id: "a", published: "2022-01-12", text: text)).figures.map {
      "\($0.text) | \(Self.text($0.amount)) \($0.unit ?? "-") \($0.modifier) \($0.kind)"
    }
  }

  private static func text(_ amount: Figure.Amount) -> String {
    func plain(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
    return switch amount {
    case .value(let value): plain(value)
    case .range(let low, let high): plain(low) + "..." + plain(high)
    }
  }

  @Test(arguments: [
    ("Almost 10,000 people have been detained.", "Almost 10,000 people | 10000 person almost count"),
    ("The plant cost $3-4 billion to build.", "$3-4 billion | 3000000000...4000000000 USD between money"),
    ("It sold A$1.2bn of bonds.", "A$1.2bn | 1200000000 AUD exact money"),
    ("Dozens of houses burned down.", "Dozens of houses | 12...120 house exact count"),
    (
      "Hundreds of thousands of voters stayed at home.",
      "Hundreds of thousands of voters | 100000...1000000 voter exact count"
    ),
    ("No more than 10 days remain.", "No more than 10 days | 10 day atMost duration"),
    (
      "Between 10 and 15 percent of pupils fell ill.",
      "Between 10 and 15 percent | 10...15 percent between percent"
    ),
    ("A 24-year-old was hurt.", "24-year-old | 24 year exact age"),
    ("The mayor, Ana Weber, 68, resigned.", "68 | 68 year exact age"),
    ("One in five voters agreed.", "One in five | 0.2 - exact ratio"),
    ("They declared a two-week curfew.", "two-week | 2 week exact duration"),
    ("The refinery makes 300 tonnes a day.", "300 tonnes a day | 300 tonne per day exact rate"),
    ("Half of the seats are empty.", "Half | 0.5 - exact ratio"),
    ("There is only one solution.", "one solution | 1 solution exact count"),
    ("Some 6,26,000 farmers applied.", "Some 6,26,000 farmers | 626000 farmer about count"),
    ("It is the second-largest city.", "second | 2 - exact rank"),
    ("Winds reached 120 km/h.", "120 km/h | 120 kilometre per hour exact speed"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(figures(text) == [expected])
  }

  @Test(arguments: [
    "Guards stood outside Power Plant No 1 in the city.", "It happened on 6 January 2022.",
    "He wore an F-16 badge and caught COVID-19.", "They live at 10 Downing Street.",
    "The home side won 68-34.", "Under Article 4 of the treaty the council met.", "The bus leaves at 18:30.",
    "No one else came.", "Call 555-1234 for help.", "In the 1990s the town grew.",
  ])
  func findsNone(_ text: String) {
    #expect(figures(text).isEmpty)
  }
}
