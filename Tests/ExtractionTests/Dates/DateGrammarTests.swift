import Extraction
import Facts
import Testing

@Suite struct DateGrammarTests {
  private static let grammar = DateGrammar()
  private static let analyzer = SyntaxAnalyzer()

  /// The dates of a text, each as "words | EDTF".
  private func dates(_ text: String, published: String? = "2022-01-12", language: String? = nil) -> [String] {
    let document = DocumentReader().read(
      Article(id: "a", published: published, language: language, text: text))
    return Self.grammar.dates(in: Grammar(document, Self.analyzer.analyze(document))).map {
      "\(document.span($0.tokens).text) | \($0.date?.description ?? "-")"
    }
  }

  @Test(arguments: [
    ("They met on 5 January.", "5 January | 2022-01-05"),
    ("They met on Jan. 5, 2021.", "Jan. 5, 2021 | 2021-01-05"),
    ("They met last week.", "last week | 2022-01-03/2022-01-09"),
    ("They met on Tuesday.", "Tuesday | 2022-01-11"),
    ("They will meet on Tuesday.", "Tuesday | 2022-01-18"),
    ("They will leave in two days' time.", "two days' time | 2022-01-14"),
    ("It began in the 1990s.", "1990s | 199X"),
    ("It ran from 6 to 9 January.", "6 to 9 January | 2022-01-06/2022-01-09"),
    ("He left two years ago.", "two years ago | 2020"),
    ("It ended in the 19th century.", "19th century | 18XX"),
    ("They met on 31 February.", "31 February | -"),
    ("Sales fell in the third quarter of 2004.", "third quarter of 2004 | 2004-35"),
    ("The curfew began at 01:30 on 5 January.", "01:30 on 5 January | 2022-01-05T01:30"),
    ("It opens on Monday at 5 p.m. GMT.", "Monday at 5 p.m. GMT | 2022-01-17T17:00Z"),
    ("He was minister from 2007 to 2012.", "2007 to 2012 | 2007/2012"),
    ("They left early on Wednesday.", "early on Wednesday | 2022-01-12"),
    ("They met in December.", "December | 2021-12"), ("They will meet in December.", "December | 2022-12"),
    ("The vote will be held in two weeks.", "two weeks | 2022-01-26"),
    ("It closed at the end of the year.", "end of the year | 2022"),
    ("They met on the 5th of January 2021.", "5th of January 2021 | 2021-01-05"),
    ("It fell last summer.", "last summer | 2021-22"),
    ("It rained at the weekend.", "weekend | 2022-01-08/2022-01-09"),
    ("It happened in mid-December.", "mid-December | 2021-12"),
    ("It reopened last month.", "last month | 2021-12"),
    ("She was born in the 2008 crisis.", "2008 | 2008"),
    ("They fled at Christmas.", "Christmas | 2021-12-25"),
    ("It ended the day before yesterday.", "the day before yesterday | 2022-01-10"),
    ("They voted on the first Tuesday of November 2020.", "first Tuesday of November 2020 | 2020-11-03"),
    ("Profit fell in Q3 2021.", "Q3 2021 | 2021-35"), ("They met in March 2019.", "March 2019 | 2019-03"),
    ("It was signed on 2021-11-30.", "2021-11-30 | 2021-11-30"),
    ("Troops left on 29 February 2021.", "29 February 2021 | -"),
    ("They will leave by 28 January.", "28 January | 2022-01-28"),
    ("It fell between 2007 and 2009.", "2007 and 2009 | 2007/2009"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(dates(text) == [expected])
  }

  @Test(arguments: [
    ("They met on 5 January.", "5 January | XXXX-01-05"), ("They met on Tuesday.", "Tuesday | -"),
    ("They met in 2019.", "2019 | 2019"),
  ])
  func readsWithoutADayOfPublication(_ text: String, _ expected: String) {
    #expect(dates(text, published: nil) == [expected])
  }

  @Test(arguments: [
    (
      "It began on 9 January. Six days later it ended.",
      ["9 January | 2022-01-09", "Six days later | 2022-01-15"]
    ),
    (
      "In December 2011 they struck. It had begun in May of that year.",
      ["December 2011 | 2011-12", "May of that year | 2011-05"]
    ),
    (
      "It began on 9 January and ended the same day.",
      ["9 January | 2022-01-09", "the same day | 2022-01-09"]
    ),
  ])
  func theTextSoFarFixesWhatComes(_ text: String, _ expected: [String]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    "The war lasted two decades.", "She may march in the sun.", "April Smith spoke.",
    "About 2000 people came.",
    "The two-week truce held.", "He paid for it twice.", "Police killed 1500 birds.",
  ])
  func findsNone(_ text: String) {
    #expect(dates(text).isEmpty)
  }

  @Test(arguments: [
    ("en-GB", "5/1/2022 | 2022-01-05"), ("en-US", "5/1/2022 | 2022-05-01"), ("en", "5/1/2022 | -"),
  ])
  func theSourceTellsTheOrderOfDayAndMonth(_ language: String, _ expected: String) {
    #expect(dates("It was signed on 5/1/2022.", language: language) == [expected])
  }
}
