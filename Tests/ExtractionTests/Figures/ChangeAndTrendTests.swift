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

  @Test(arguments: [
    ("Tin prices firmed 3 percent.", ["up"]), ("The crown popped 2 percent.", ["up"]),
    ("Cocoa bounded 6 percent to $2,900.", ["up", "at up"]), ("Rice zoomed to $14.", ["at up"]),
    ("The rate has crept to 7 percent.", ["at up"]), ("Profit vaulted to $9 million.", ["at up"]),
    ("The yen bounced back 2 percent.", ["up"]), ("The bank put on 3 percent.", ["up"]),
    ("Sugar clawed back 2 percent.", ["up"]), ("Demand softened 4 percent.", ["down"]),
    ("The share cratered 30 percent.", ["down"]), ("Lenders tanked 8 percent.", ["down"]),
    ("The krone skidded 2 percent.", ["down"]), ("Growth moderated to 2 percent.", ["at down"]),
    ("Growth will moderate to 2 percent.", ["at down"]), ("Margins deteriorated by 3 points.", ["down"]),
    ("Inflation cooled to 5 percent.", ["at down"]), ("The bank gave up 3 percent.", ["down"]),
    ("The bank gave back 3 percent.", ["down"]), ("The plunge of 300 points hurt.", ["down"]),
    ("The index plunged 300 points.", ["down"]),
  ])
  func everyVerbOfTheClass(_ text: String, _ expected: [String]) {
    #expect(ways(text) == expected)
  }

  @Test(arguments: [
    ("Tin fell below $40.", ["at down"]), ("Tin rose above $40.", ["at up"]),
    ("Membership soared past 7,000.", ["at up"]), ("Tin moved higher to $40.", ["at up"]),
    ("Tin closed 2 percent higher at $40.", ["up", "at up"]),
    ("The index gained 30 points to end at 2,500.", ["up", "at up"]),
    ("Sales grew from $2 million to $9 million.", ["-", "at up"]),
    ("The share will go from 4.1 to 3.7 percent.", ["-", "at down"]),
    ("Attendance went from 300 people to 900 people.", ["-", "at up"]),
    ("The fee was changed to $7 from $4.", ["at up", "-"]),
    ("The deficit worsened from 3 percent to 5 percent.", ["-", "at up"]),
    ("The jobless rate is 5 percent, down from 7 percent.", ["at down", "-"]),
    ("The ruling wiped $3 billion off its value.", ["down"]), ("The boxer lost 9 kg.", ["down"]),
    ("The boxer put on 9 kg.", ["up"]), ("Tin edged above $40.", ["at up"]),
    ("Tin sank as low as $40.", ["at down"]),
    ("They foresee a rise of 3 percent this year and 4 percent next year.", ["up", "up"]),
    ("The mint bumped up its fee to $9.", ["at up"]), ("It hacked its forecast to 4 percent.", ["at down"]),
    ("Yields were down 4 basis points at 2 percent.", ["down", "at down"]),
    ("Some $2 billion was wiped off its value.", ["down"]),
    ("Tin was down $2 at $77.", ["down", "at down"]), ("They scaled back aid by $4 million.", ["down"]),
  ])
  func levelsAreReached(_ text: String, _ expected: [String]) {
    #expect(ways(text) == expected)
  }

  @Test(arguments: [
    "The firm 30 percent of them like is new.", "The pop singer sold 3 million records.",
    "They set up 3 schools.",
    "They shut down 40 mines.", "Imports make up 40 percent of it.", "She picked up 12 boys.",
    "A moderate 30 percent voted no.", "The van crashed at 80 km/h.", "It cut power to 3,000 homes.",
    "Thieves lost 9 kg of gold.", "A $5 off coupon was sent.", "It is worth $3 billion off-market.",
    "The crater is 30 metres wide.", "The boy fell 3 metres.", "They fired 3 shots.",
  ])
  func wordsThatTellOfNoChange(_ text: String) {
    #expect(ways(text).allSatisfy { $0 == "-" })
  }
}
