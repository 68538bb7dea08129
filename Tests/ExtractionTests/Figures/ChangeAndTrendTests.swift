import Facts
import Testing

/// Amounts of change and levels that were reached by changing.
@Suite struct ChangeAndTrendTests {
  /// "up" for a change, "at up" for a level.
  private func ways(_ text: String) -> [String] {
    FigureReading.figures(text).map { figure in
      figure.change.map(\.rawValue) ?? figure.trend.map { "at " + $0.rawValue } ?? "-"
    }
  }

  @Test(arguments: [
    ("Sales rose by $7 billion.", ["up"]), ("Sales rose to $7 billion.", ["at up"]),
    ("The share fell 3 percent to $40.", ["down", "at down"]),
    ("Debt grew by $4 billion to $31 billion.", ["up", "at up"]),
    ("The firm cut its staff to 300 people.", ["at down"]),
    ("The firm cut its costs by 9 percent.", ["down"]),
    ("Prices plunge 4 percent.", ["down"]), ("Shares rallied 2 percent.", ["up"]),
    ("The rate has sunk 2 points.", ["down"]), ("Wages are sliding 3 percent.", ["down"]),
    ("Output halved to 20 tonnes.", ["at down"]), ("The fund has shrunk 8 percent.", ["down"]),
    ("Demand surged 12 percent.", ["up"]), ("The index had climbed 30 points.", ["up"]),
    ("The stock gained 5 percent.", ["up"]), ("The stock lost $3, or 0.6 %.", ["down", "down"]),
    ("The stock lost 12 points (0.4 %).", ["down", "down"]), ("Growth was -0.6%.", ["down"]),
    ("Growth was +1.2%.", ["up"]), ("They earn 85 % more now.", ["up"]),
    ("They earn 5 percent less.", ["down"]),
    ("A 5 percent rise followed.", ["up"]), ("It is a rise of 5 percent.", ["up"]),
    ("Rates rose from 4.8 to 5.2 percent.", ["-", "at up"]), ("They raised $5 million for the poor.", ["-"]),
    ("The frost reached -12 degrees.", ["-"]), ("They ate 12 cakes.", ["-"]),
    ("Growth slowed to 2 percent.", ["at down"]), ("Losses deepened to $9 million.", ["at up"]),
    ("Its shares were off 3 percent.", ["down"]), ("The fund is up 8 percent at $14.", ["up", "at up"]),
    ("The wage will go up to 12 euros.", ["at up"]), ("Output more than halved, to 30 tonnes.", ["at down"]),
    ("The crew shrank from 40 to 30 men.", ["-", "at down"]), ("Up to 12 euros was paid.", ["-"]),
    ("A slow 5 percent was paid.", ["-"]), ("Crude settled 2 percent lower at $71.", ["down", "at down"]),
    ("They added 9 states to the old 13.", ["-", "-"]),
    ("A swell of 6 m hit them.", ["-"]),
    ("It is a rise of 6 m.", ["up"]),
    ("Spending climbed an annual 3 percent.", ["up"]), ("There were 12 more accidents than in May.", ["up"]),
    ("It saw growth of -1.5 percent.", ["down"]),
    ("The toll rose by 12 to 45.", ["up", "at up"]),
    ("The herd shrank by 1,200 to 8,800.", ["down", "at down"]),
    ("Profit dropped by 20 million to 90 million euros.", ["down", "at down"]),
    ("The staff fell by 300 to 1,200 people.", ["down", "at down"]),
    ("Wages rose by 4 to 6 percent.", ["up"]), ("Water rose by 20 to 70 cm.", ["up"]),
    ("They signed a five-year, $30-million contract.", ["-", "-"]),
    ("It has a margin of -1.1 percent.", ["-"]),
    ("Costs fell by 3 million euros to 45 million euros.", ["down", "at down"]),
  ])
  func areToldApart(_ text: String, _ expected: [String]) {
    #expect(ways(text) == expected)
  }
}
