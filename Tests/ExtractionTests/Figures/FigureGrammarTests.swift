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
    ("It is the second-largest city.", "second | 2 place exact rank"),
    ("Winds reached 120 km/h.", "120 km/h | 120 kilometre per hour exact speed"),
    ("It fell to -12 degrees Celsius.", "-12 degrees Celsius | -12 degree Celsius exact temperature"),
    ("They waited two and a half hours.", "two and a half hours | 2.5 hour exact duration"),
    ("A quarter of a million voters came.", "A quarter of a million voters | 250000 voter exact count"),
    ("Twenty-one miners survived.", "Twenty-one miners | 21 miner exact count"),
    ("The ship carried 10 000 tonnes of grain.", "10 000 tonnes | 10000 tonne exact mass"),
    ("It was sold for 1.234.567,50 euros.", "1.234.567,50 euros | 1234567.5 EUR exact money"),
    ("Shares rose 4 percentage points.", "4 percentage points | 4 percentage point exact percent"),
    ("At least 26 suspected gunmen fled.", "At least 26 suspected gunmen | 26 gunman atLeast count"),
    ("Oil cost $98 a barrel.", "$98 a barrel | 98 USD per barrel exact money"),
    ("Not fewer than 40 boats sank.", "Not fewer than 40 boats | 40 boat atLeast count"),
    ("A boy of 11 found it.", "11 | 11 year exact age"), ("She was 84.", "84 | 84 year exact age"),
    ("She was 84 points ahead.", "84 points | 84 point exact count"),
    ("She is in her late 40s.", "40s | 40...49 year exact age"),
    (
      "The plant makes 5,000 barrels of oil per day.",
      "5,000 barrels of oil per day | 5000 barrel per day exact flow"
    ),
    ("Output grew twofold.", "twofold | 2 - exact ratio"),
    ("The fee is 250 tenge.", "250 tenge | 250 KZT exact money"),
    ("Nine out of 10 pupils passed.", "Nine out of 10 | 0.9 - exact ratio"),
    ("The 30th anniversary passed quietly.", "30th | 30 anniversary exact rank"),
    ("The 15-member council met.", "15-member | 15 member exact count"),
    ("The firm hired 1985 Polish workers.", "1985 Polish workers | 1985 worker exact count"),
    ("A crowd of 1999 people sang.", "1999 people | 1999 person exact count"),
    ("The camp housed 2012 young refugees.", "2012 young refugees | 2012 refugee exact count"),
    ("Police checked 2012 cars.", "2012 cars | 2012 car exact count"),
    ("A 12-strong team came.", "12-strong | 12 person exact count"),
    ("Each lamp draws 40 W.", "40 W | 40 watt exact power"),
    ("It is the twenty-sixth dynasty.", "twenty-sixth | 26 dynasty exact rank"),
    ("It was sold for 1850 pounds.", "1850 pounds | 1850 GBP exact money"),
    ("The whale weighs 1850 pounds.", "1850 pounds | 1850 pound exact mass"),
    ("It differed by one digit.", "one digit | 1 digit exact count"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(figures(text) == [expected])
  }

  @Test(arguments: [
    ("Nearly 10,000 were detained.", "people detained"), ("It is a nation of 19 million.", "population"),
    ("The number of people arrested has risen to 7,939.", "people arrested"),
    ("Floods killed at least 34 villagers in the south.", "villagers killed"),
    ("They declared a three-month state of emergency.", "state of emergency"),
    ("It is the worst storm in 30 years of records.", "records"),
    ("Half of the seats are empty.", "seats"), ("Turnout was 54 percent.", "Turnout"),
    ("Seven of the country's regions are closed.", "regions"),
    ("Its count of detainees stood at 3,811.", "detainees"),
    ("Rebels kidnapped 19 oil and construction workers.", "oil and construction workers kidnapped"),
    ("The mayor, Ana Weber, 68, resigned.", "age of Ana Weber"),
    ("The number of dead among the rescuers rose to 9.", "people dead among rescuers"),
    ("The minister put the injured among the crew at 45.", "people injured among crew"),
    ("He put that of missing sailors at 12.", "missing sailors"),
    ("According to figures from the Statistics Office, rents rose 4 percent.", "rents"),
    ("The tower is 90 m high.", "height of tower"),
  ])
  func saysWhatIsCounted(_ text: String, _ expected: String) {
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.map(\.counted) == [expected])
  }

  @Test(arguments: [
    ("Prices rose by 5 percent.", Figure.Change.up), ("Output was cut by 3 tonnes.", .down),
    ("They agreed on a 5 percent drop.", .down), ("They raised $5 million for the poor.", nil),
    ("The index lost 12 points.", .down), ("They carried 5 boxes up.", nil),
    ("There were 200 more than on Sunday.", .up), ("They counted 40 fewer than last year.", .down),
  ])
  func saysWhichWayItWent(_ text: String, _ expected: Figure.Change?) {
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.map(\.change) == [expected])
  }

  @Test func aListOfNumbersGoesOnCounting() {
    let text = "Police said 103 people were killed in Almaty, 21 in Aktau and 8 in Taraz."
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.map(\.unit) == ["person", "person", "person"])
    #expect(figures.map(\.id) == ["a-f1", "a-f2", "a-f3"])
    #expect(figures.allSatisfy { $0.counted == "people killed" && $0.articles == ["a"] })
  }

  @Test(arguments: [
    ("Nine miners were killed and 31 injured.", ["miners killed", "miners injured"]),
    (
      "Four gunmen were shot, 7 wounded and 60 people detained.",
      ["gunmen shot", "gunmen wounded", "people detained"]
    ),
    ("Police said 30 people were hurt and 2 killed.", ["people hurt", "people killed"]),
  ])
  func whatIsSaidNextIsOfTheSamePeople(_ text: String, _ expected: [String]) {
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.map(\.counted) == expected)
  }

  @Test func creditsAndFurnitureGiveNone() {
    let text = """
      Twelve boats sank in the storm on Sunday, the coast guard of the northern region said.

      Photo: 5 Agency/7 News

      4 min read
      """
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.map(\.text) == ["Twelve boats"])
  }

  @Test(arguments: [
    "Guards stood outside Power Plant No 1 in the city.", "It happened on 6 January 2022.",
    "He wore an F-16 badge and caught COVID-19.", "They live at 10 Downing Street.",
    "The shop is open 24-7.", "Under Article 4 of the treaty the council met.", "The bus leaves at 18:30.",
    "No one else came.", "Call 555-1234 for help.", "In the 1990s the town grew.",
    "Windows 10 and the Boeing 737 were mentioned.", "The five-star hotel closed.",
    "They met at 9 a.m. GMT.", "She came in her best form ever.",
    "One of the most beautiful towns lies here.",
    "The second world war ended.", "See page 12.", "Ring 020 7946 0958 for help.",
    "Letters go to 10115 Berlin.", "They lost in round 4.", "She lives at 221 Rue de Lyon.",
    "He moved to 12 Hauptstrasse.", "She sold her iPhone 14 Pro.", "It fell in the third quarter of 2004.",
    "One of the boats sank.", "She is one Vera Linde.", "A one-way street leads there.",
    "The airline flies the Boeing 787. The new 787 is quiet.",
    "The Airbus A320 and the 737 MAX flew. The 737 flies again.", "A used 911 is dear.",
    "They waited at gate 12.", "He lost in the round of 16, in game 4.",
    "They call it 2019-nCoV.", "The Lost 52 Project found it.", "The firm reported 2019 results.",
    "Voters recall the 2012 riots.", "In 2003 teachers struck.", "The revolution of 1789 shook it.",
    "By 2120 the ice will be gone.", "It was built in A.D. 1200.",
  ])
  func findsNone(_ text: String) {
    #expect(figures(text).isEmpty)
  }
}
